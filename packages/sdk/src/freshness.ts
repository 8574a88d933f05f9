/** How long an answer may be given again (RFC 9111, RFC 5861), in seconds. */
export interface Freshness {
  /** Whether it may be kept beyond this page's memory: it is the same for everybody. */
  readonly isPublic: boolean;
  readonly maxAgeSeconds: number;
  readonly staleWhileRevalidateSeconds: number;
  readonly staleIfErrorSeconds: number;
}

/** An answer as it was kept. */
export interface KeptAnswer extends Freshness {
  /** The body; each caller gets a copy of their own of what it says. */
  readonly text: string;
  readonly etag: string | undefined;
  /** When the server made it, by this device's clock. */
  readonly madeAt: number;
}

/** Reads `Cache-Control`; `undefined` where nothing may be kept. What is not said is not allowed. */
export function freshnessIn(header: string | null): Freshness | undefined {
  const directives = new Map(
    (header ?? '').split(',').map((directive) => {
      const [name = '', value = ''] = directive.split('=');
      return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')];
    }),
  );
  const seconds = (name: string) => (/^\d{1,10}$/.test(directives.get(name) ?? '') ? Number(directives.get(name)) : 0);
  const isPublic = directives.has('public');
  if (directives.has('no-store') || !(isPublic || directives.has('private') || directives.has('max-age'))) return undefined;
  const mustAsk = directives.has('no-cache');
  return {
    isPublic: isPublic && !directives.has('private'),
    maxAgeSeconds: mustAsk ? 0 : seconds('max-age'),
    staleWhileRevalidateSeconds: mustAsk || directives.has('must-revalidate') ? 0 : seconds('stale-while-revalidate'),
    staleIfErrorSeconds: directives.has('must-revalidate') ? 0 : seconds('stale-if-error'),
  };
}

/** A clock that was set back must not make an answer young: its age is then beyond every limit. */
export function ageSecondsOf({ madeAt }: Pick<KeptAnswer, 'madeAt'>, now: number = Date.now()): number {
  return now < madeAt - 1000 ? Infinity : Math.max(0, Math.floor((now - madeAt) / 1000));
}
