/** Where a browser has come to. */
export interface Arrived {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** Every address on the way, this one included. */
  readonly way: readonly string[];
  /** Every `Set-Cookie` on the way. */
  readonly cookiesSet: readonly string[];
}

/** Goes from page to page as a citizen's browser does, with its cookies, and without scripts. */
export class Browser {
  /** By host, as browsers have it: the port makes no difference. */
  readonly #jars = new Map<string, Cookie[]>();
  readonly #elsewhere: string;
  readonly #userAgent: string | undefined;

  /** @param elsewhere - Origin of pages that nobody serves; going there is to have arrived. */
  constructor(elsewhere: string, userAgent?: string | undefined) {
    this.#elsewhere = elsewhere;
    this.#userAgent = userAgent;
  }

  cookie(host: string, name: string): string | undefined {
    return this.#jars.get(host)?.find((each) => each.name === name)?.value;
  }

  plant(host: string, name: string, value: string): void {
    put(this.#jarOf(host), { name, value, path: '/' });
  }

  /** Opens an address and follows where it leads. */
  async open(address: string | URL, init: RequestInit = {}): Promise<Arrived> {
    const way: string[] = [];
    const cookiesSet: string[] = [];
    let url = new URL(address);
    let next = init;
    for (;;) {
      way.push(url.href);
      if (way.length > 20) throw new Error('the browser is sent around in circles');
      if (url.origin === this.#elsewhere) return { url, status: 200, html: '', headers: new Headers(), way, cookiesSet };
      const response = await this.fetch(url, next);
      cookiesSet.push(...response.headers.getSetCookie());
      const location = response.headers.get('location');
      const html = await response.text();
      if (location === null || response.status < 300 || response.status > 399) return { url, status: response.status, html, headers: response.headers, way, cookiesSet };
      url = new URL(location, url);
      next = {};
    }
  }

  /** Sends the form of a page. */
  async submit({ url, html }: Arrived, fields: Readonly<Record<string, string>>): Promise<Arrived> {
    const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? '';
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(([, name = '', value = '']): [string, string] => [name, value]);
    return this.open(new URL(action.replaceAll('&amp;', '&'), url), { method: 'POST', body: new URLSearchParams([...hidden, ...Object.entries(fields)]) });
  }

  /** Asks once, with the cookies of the host, and keeps those of the answer. */
  async fetch(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const { hostname, pathname, protocol } = new URL(address);
    const jar = this.#jarOf(hostname);
    const headers = new Headers(init.headers);
    const sent = jar.filter(({ path }) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)).map(({ name, value }) => `${name}=${value}`);
    if (sent.length > 0) headers.set('cookie', sent.join('; '));
    if (this.#userAgent !== undefined) headers.set('user-agent', this.#userAgent);
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(jar, line, protocol);
    return response;
  }

  #jarOf(host: string): Cookie[] {
    const jar = this.#jars.get(host) ?? [];
    this.#jars.set(host, jar);
    return jar;
  }
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

function put(jar: Cookie[], cookie: Cookie): void {
  drop(jar, cookie);
  jar.push(cookie);
}

function drop(jar: Cookie[], { name, path }: Cookie): void {
  const there = jar.findIndex((each) => each.name === name && each.path === path);
  if (there >= 0) jar.splice(there, 1);
}

function keep(jar: Cookie[], line: string, protocol: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const name = pair.slice(0, pair.indexOf('='));
  const isOver = attributes.some((each) => /^max-age=0$/i.test(each) || (/^expires=/i.test(each) && Date.parse(each.slice(8)) < Date.now()));
  const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
  const cookie = { name, path, value: pair.slice(name.length + 1) };
  if (isOver) drop(jar, cookie);
  else if (protocol === 'https:' || !attributes.some((each) => /^secure$/i.test(each))) put(jar, cookie);
}
