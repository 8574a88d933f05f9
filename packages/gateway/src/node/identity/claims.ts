import { clockSkewSeconds, type SignInSettings } from './settings.ts';

type Level = 1 | 2 | 3;
const levels: readonly Level[] = [3, 2, 1];

/** Who signed in, as the provider's answer has it. */
export interface SignedIn {
  readonly personId: string;
  readonly displayName: string;
  readonly assuranceLevel: Level;
  readonly subject: string;
  readonly providerSession: string | undefined;
  /** When the person proved who they are, where the provider says so. */
  readonly provedAtMs?: number | undefined;
}

/** What was asked of the provider. */
export interface Asked {
  readonly level: Level;
  /** Seconds since the person proved who they are, at most; absent where any time will do. */
  readonly maxAgeSeconds?: number | undefined;
}

/** The values of `acr` that are asked for: those of the level, or of the next higher one that the provider has. */
export function acrValuesOf({ levels: known }: Pick<SignInSettings, 'levels'>, level: Level): readonly string[] {
  return (
    [...levels]
      .reverse()
      .flatMap((each) => (each >= level ? [known[each] ?? []] : []))
      .find((values) => values.length > 0) ?? []
  );
}

/**
 * Reads an ID token's claims. What was asked for is a wish to the provider, so that `acr` and `auth_time` are looked at here:
 * providers are known to answer with less and to say nothing of it.
 *
 * @returns What is wrong, where something is.
 */
export function signedInOf(
  claims: Readonly<Record<string, unknown>>,
  { claims: names, ...settings }: Pick<SignInSettings, 'claims' | 'levels'>,
  { level, maxAgeSeconds }: Asked,
  nowMs: number,
): SignedIn | 'weaker' | 'stale' | 'untrusted' {
  const { [names.person]: personId, [names.displayName]: displayName, sub: subject, sid, acr, auth_time: authTime } = claims;
  if (typeof personId !== 'string' || !/^[\w.:-]{1,64}$/.test(personId)) return 'untrusted';
  if (typeof displayName !== 'string' || typeof subject !== 'string' || subject === '') return 'untrusted';
  const nowSeconds = nowMs / 1000;
  if (authTime !== undefined && (typeof authTime !== 'number' || authTime > nowSeconds + clockSkewSeconds)) return 'untrusted';
  // Without a word about it, it is what the person claims.
  const assuranceLevel = acr === undefined ? 1 : levels.find((each) => typeof acr === 'string' && settings.levels[each]?.includes(acr));
  if (assuranceLevel === undefined || assuranceLevel < level) return 'weaker';
  if (maxAgeSeconds !== undefined && (typeof authTime !== 'number' || authTime + maxAgeSeconds + clockSkewSeconds < nowSeconds)) return 'stale';
  return {
    personId,
    displayName: displayName.normalize('NFC').trim().slice(0, 200) || '–',
    assuranceLevel,
    subject,
    providerSession: typeof sid === 'string' ? sid : undefined,
    ...(authTime !== undefined && { provedAtMs: authTime * 1000 }),
  };
}
