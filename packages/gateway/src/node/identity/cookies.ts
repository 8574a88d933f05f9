const tenMinutes = 600;

/** Reads and writes the cookies of a gateway. No page's script ever sees one. */
export class Cookies {
  readonly #prefix: string;
  readonly #attributes: string;

  /** @param isSecure - Over https, as everywhere but on a developer's own machine. */
  constructor(isSecure: boolean) {
    // With the prefix a browser takes the cookie only from this very host: no neighbour under the same domain can plant one.
    this.#prefix = isSecure ? '__Host-' : '';
    this.#attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }

  /** What the session's cookie holds; `undefined` where it is none of ours, or there are two. */
  session(request: Request): string | undefined {
    return this.#read(request, 'motcua-session');
  }

  /** Whether there is a session's cookie, whatever it holds. */
  hasSession(request: Request): boolean {
    return this.#sent(request, 'motcua-session').length > 0;
  }

  /** Ends with the browser; how long it is good for is the store's to say. */
  sessionCookie(secret: string): string {
    return `${this.#prefix}motcua-session=${secret}; ${this.#attributes}`;
  }

  sessionOver(): string {
    return `${this.#prefix}motcua-session=; Max-Age=0; ${this.#attributes}`;
  }

  /** Each journey to the provider has its own, so that two tabs do not disturb each other. */
  signIn(request: Request, state: string): string | undefined {
    return this.#read(request, signInName(state));
  }

  signInCookie(state: string, secret: string): string {
    return `${this.#prefix}${signInName(state)}=${secret}; Max-Age=${tenMinutes}; ${this.#attributes}`;
  }

  signInOver(state: string): string {
    return `${this.#prefix}${signInName(state)}=; Max-Age=0; ${this.#attributes}`;
  }

  #read(request: Request, name: string): string | undefined {
    const [value, ...more] = this.#sent(request, name);
    return value !== undefined && more.length === 0 && /^[\w-]{43}$/.test(value) ? value : undefined;
  }

  #sent(request: Request, name: string): string[] {
    const begin = `${this.#prefix}${name}=`;
    return (request.headers.get('cookie') ?? '')
      .split(';')
      .map((each) => each.trim())
      .filter((each) => each.startsWith(begin))
      .map((each) => each.slice(begin.length));
  }
}

function signInName(state: string): string {
  return `motcua-sign-in-${state.slice(0, 8)}`;
}
