import { merged, parsed } from './existing-policy.ts';

/** What a page shows of ours, and where that comes from. Addresses are whole ones, such as `https://phuong.example.gov.vn/danh-muc/catalogue.json`. */
export interface EmbeddedPage {
  /** Address of the page: what lies on its origin is `'self'`. */
  readonly page: string;
  /** Tags of the elements in it, such as `motcua-service-finder`. */
  readonly elements: readonly string[];
  /** Address of `motcua.js`, or of the channel script. Left out where a bundler has put the elements into the page's own script. */
  readonly script?: string | undefined;
  readonly catalogue?: string | undefined;
  readonly gateway?: string | undefined;
  /** Address of the place's `motcua.json`. */
  readonly site?: string | undefined;
  /** Address of the worker file, where the page's own server has a copy and `data-worker` names it. */
  readonly worker?: string | undefined;
  /** For the page's own scripts: a nonce, new with each answer, or the placeholder for which a server writes one, such as `$csp_nonce`. */
  readonly nonce?: string | undefined;
  /** Origins whose pages may show this one in a frame; nobody's when left out. */
  readonly embedders?: readonly string[] | undefined;
  /** Origins that forms of the page may be sent to; none when left out. */
  readonly formActions?: readonly string[] | undefined;
  /** The policy that the page is sent with already: it is kept, and what ours need is added to it. */
  readonly existing?: string | undefined;
}

/** Whom an element asks: `services` a catalogue or a gateway, `person` a gateway alone, `nobody` neither. */
const asked = {
  'motcua-access-log': 'person',
  'motcua-app': 'nobody',
  'motcua-chat-panel': 'services',
  'motcua-consent': 'person',
  'motcua-data-request': 'person',
  'motcua-delegation': 'person',
  'motcua-feedback': 'person', // Reports go to a gateway; nobody has to sign in.
  'motcua-feedback-status': 'person',
  'motcua-health-book': 'nobody', // A file is read where it is; a gateway's book needs the gateway named, which is then allowed.
  'motcua-service-answer': 'services',
  'motcua-service-card': 'services',
  'motcua-service-checklist': 'services',
  'motcua-service-finder': 'services',
  'motcua-sign-in': 'person',
  'motcua-signature-check': 'nobody',
  'motcua-signature-status': 'person',
  'motcua-ward-chooser': 'nobody',
} as const;

/** Elements that {@link contentSecurityPolicy} knows. */
export const knownElements: readonly string[] = Object.keys(asked);

/** The Trusted Types policies that ours make, one for script addresses and one for Lit's templates. */
const trustedTypes = ['motcua-1', 'motcua-lit-1'];

/** A nonce of at least 128 bits, or what a server puts one in place of: `$csp_nonce`, `${nonce}`, `{{nonce}}`, `<%= nonce %>`. */
const noncePattern = /^(?:[\w+/-]{22,}={0,2}|\$\w+|\$\{[\w.]+\}|\{\{ ?[\w.]+ ?\}\}|<%= ?[\w.]+ ?%>)$/;

/**
 * The Content-Security-Policy that a page with our elements needs, and nothing more, to be sent as a header.
 *
 * Nothing in it is ever opened to everybody: no `*`, no `unsafe-inline`, no `unsafe-eval`. It allows the host's own
 * scripts, styles and pictures from its own origin; a host with more to allow gives the policy it has as `existing`.
 *
 * @throws TypeError where it cannot be known what to allow: an element that is not ours, an address that is not whole or
 * not as safe as the page, an element without the source it asks, a policy that cannot be read. It then gives no policy at all.
 * @example
 * contentSecurityPolicy({
 *   page: 'https://phuong.example.gov.vn/',
 *   elements: ['motcua-service-finder'],
 *   script: 'https://cdn.example.vn/motcua/1.4.2/motcua.js',
 *   catalogue: 'https://danh-muc.example.gov.vn/catalogue.json',
 * });
 */
export function contentSecurityPolicy(page: EmbeddedPage): string {
  const { nonce, embedders = [], formActions = [], existing } = page;
  const own = addressOf('page', page.page);
  demandSources(page);
  const sourceOf = (name: string, address: string | undefined): string[] => {
    if (address === undefined) return [];
    const { origin, protocol } = addressOf(name, address);
    if (origin === own.origin) return ["'self'"];
    if (own.protocol === 'https:' && protocol !== 'https:') throw new TypeError(`contentSecurityPolicy: "${name}" must be https, as the page is, got ${address}`);
    return [origin];
  };
  if (nonce !== undefined && !noncePattern.test(nonce))
    throw new TypeError('contentSecurityPolicy: "nonce" must have 22 or more letters of base64, or be a placeholder such as $csp_nonce');
  const scripts = page.script === undefined ? ["'self'"] : sourceOf('script', page.script);
  const workers = workersOf(page, own.origin, sourceOf);
  // A channel's script asks its own origin which version is meant. A worker's file is read once with its integrity before it is started.
  const channels = page.script?.endsWith('/motcua-channel.js') ? scripts : [];
  const connections = [...channels, ...sourceOf('catalogue', page.catalogue), ...sourceOf('gateway', page.gateway), ...sourceOf('site', page.site), ...workers];
  const needed = { 'script-src': scripts, 'connect-src': unique(connections), 'worker-src': workers, 'trusted-types': trustedTypes };
  if (existing !== undefined) {
    if (nonce !== undefined || embedders.length > 0 || formActions.length > 0)
      throw new TypeError('contentSecurityPolicy: beside "existing", write nonces, embedders and forms into that policy itself');
    return written(merged(parsed(existing), needed));
  }
  return written(
    new Map([
      ['default-src', ["'none'"]],
      ['script-src', [...(nonce === undefined ? [] : [`'nonce-${nonce}'`]), ...scripts]],
      ['style-src', ["'self'"]],
      ['img-src', ["'self'"]],
      ['connect-src', orNone(needed['connect-src'])],
      ['worker-src', orNone(workers)],
      ['form-action', orNone(formActions.flatMap((each) => originOf('formActions', each)))],
      ['base-uri', ["'none'"]],
      ['frame-ancestors', orNone(embedders.flatMap((each) => originOf('embedders', each)))],
      ['require-trusted-types-for', ["'script'"]],
      ['trusted-types', trustedTypes],
    ]),
  );
}

/** An element whose words cannot come is no element: better no policy than one under which it fails. */
function demandSources({ elements, catalogue, gateway }: EmbeddedPage): void {
  if (elements.length === 0) throw new TypeError('contentSecurityPolicy: "elements" must name at least one element');
  for (const element of elements) {
    if (!Object.hasOwn(asked, element)) throw new TypeError(`contentSecurityPolicy: "${element}" is not an element of ours; known are ${knownElements.join(', ')}`);
    const asks = asked[element as keyof typeof asked];
    if (asks === 'services' && catalogue === undefined && gateway === undefined)
      throw new TypeError(`contentSecurityPolicy: ${element} asks a "catalogue" or a "gateway"; neither is named`);
    if (asks === 'person' && gateway === undefined) throw new TypeError(`contentSecurityPolicy: ${element} asks a "gateway"; none is named`);
  }
}

/** No browser starts a worker from another origin's file: the page has one where script and page share an origin, or its server has a copy. */
function workersOf({ script, worker, catalogue }: EmbeddedPage, origin: string, sourceOf: (name: string, address: string | undefined) => string[]): string[] {
  const file = worker ?? script;
  if (catalogue === undefined || file === undefined) return [];
  if (worker !== undefined && addressOf('worker', worker).origin !== origin)
    throw new TypeError(`contentSecurityPolicy: "worker" must lie on the page's own origin, got ${worker}`);
  return addressOf('script', file).origin === origin ? sourceOf('worker', file) : [];
}

function addressOf(name: string, address: string): URL {
  // Written out, since `URL.canParse` needs Node 20 and Chrome 120.
  let url: URL | undefined;
  try {
    url = new URL(address);
  } catch {
    // Said below.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || /[\s;,'"*]/.test(address))
    throw new TypeError(`contentSecurityPolicy: "${name}" must be a whole address such as https://phuong.example.gov.vn/danh-muc/catalogue.json, got ${address}`);
  return url;
}

/** Whoever may hold or be sent something is named whole: no path, no star. */
function originOf(name: string, origin: string): string[] {
  if (addressOf(name, origin).origin !== origin) throw new TypeError(`contentSecurityPolicy: "${name}" must hold origins such as https://cms.example.gov.vn, got ${origin}`);
  return [origin];
}

function unique(sources: readonly string[]): string[] {
  return [...new Set(sources)];
}

function orNone(sources: readonly string[]): string[] {
  return sources.length > 0 ? unique(sources) : ["'none'"];
}

function written(policy: ReadonlyMap<string, readonly string[]>): string {
  return [...policy].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}
