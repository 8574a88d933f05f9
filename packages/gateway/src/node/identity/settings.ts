import type { Purpose } from '@motcua/contract/identity';
import * as z from 'zod/mini';
import { isOrigin } from '../../cross-origin.ts';
import { Secret, Text } from '../entries.ts';
import type { FrameScripts } from './client-frames.ts';
import type { RegisteredHost } from './hosts.ts';

const originAdvice = 'must be exact origins, such as ["https://hanoi.example.gov.vn"]';
const Origin = z.string(originAdvice).check(z.refine((text) => isOrigin(text) && isGuarded(text), originAdvice));
const AcrValues = z.array(Text).check(z.minLength(1, 'must name at least one value of "acr"'));
const minutes = (most: number) => z.int().check(z.gte(1), z.lte(most, `must be whole minutes, at most ${most}`));

/** How citizens sign in: an OpenID Connect provider, and what this gateway makes of its answers. */
export const SignInSection = z.strictObject({
  /** The provider, as its discovery document names it. */
  issuer: z.string().check(z.refine((text) => URL.canParse(text) && isGuarded(text), 'must be an https address, such as https://id.example.gov.vn (http only on this machine)')),
  /** What the provider is called, for pages. */
  providerName: Text,
  clientId: Text,
  clientSecret: Secret,
  /** Where browsers reach this gateway; the provider leads back to `/sign-in/callback` under it. */
  gateway: z.string().check(z.refine((text) => isOrigin(text) && isGuarded(text), 'must be an https origin, such as https://gateway.example.gov.vn (http only on this machine)')),
  /** Whose pages may sign people in. The first is where a bare path leads back to. */
  origins: z.array(Origin, originAdvice).check(z.minLength(1, originAdvice)),
  scope: z._default(Text, 'openid profile'),
  /** The provider's values of `acr` for each level of assurance. A value that is not named proves nothing. */
  levels: z.strictObject({ 1: z.optional(AcrValues), 2: z.optional(AcrValues), 3: z.optional(AcrValues) }),
  /** In which claims the provider names the person's number, and calls them. */
  claims: z.strictObject({ person: Text, displayName: z._default(Text, 'name') }),
  idleMinutes: z._default(minutes(60), 30),
  longestMinutes: z._default(minutes(720), 480),
  /** How long ago the person may have proved who they are, where more is asked for than they had. */
  stepUpMinutes: z._default(minutes(60), 5),
});

/** What a gateway knows of its provider and its pages. */
export interface SignInSettings extends Omit<z.infer<typeof SignInSection>, 'clientSecret'> {
  readonly clientSecret: string;
  /** What can be agreed to. */
  readonly purposes: readonly Purpose[];
  /** Other people's sites on which people may sign in. */
  readonly hosts?: readonly RegisteredHost[] | undefined;
  /** With it, an element stands in a frame of this gateway's own on those sites. */
  readonly frames?: FrameScripts | undefined;
  /** In place of the global one, in tests. */
  readonly fetch?: typeof fetch | undefined;
}

/** How far two clocks may be apart. */
export const clockSkewSeconds = 60;

/** Encrypted, or never leaving this machine. */
export function isGuarded(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}
