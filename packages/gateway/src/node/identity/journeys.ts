import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { sealOf } from '../store/seal.ts';
import type { Store } from '../store/store.ts';

const Journey = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  maxAgeSeconds: z.optional(z.number()),
  /** Where the browser goes afterwards; checked when the journey began. */
  back: z.string(),
});
/** A way to the provider that somebody has set out on. */
export type Journey = z.infer<typeof Journey>;

const journeyMs = 600_000;

/** Keeps a journey until its browser comes back. @returns What that browser's cookie holds. */
export async function keepJourney(store: Store, journey: Journey): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const seal = sealOf(secret, 'sign-in');
  await store.write(({ tables, atMs }) =>
    tables
      .insertInto('sign_in')
      .values({ id: seal.id, sealed: seal.close(JSON.stringify(journey)), expires_at: atMs + journeyMs })
      .execute(),
  );
  return secret;
}

/** Gives a journey once: an address of the callback that is opened again, or by somebody else, leads nowhere. */
export async function takeJourney(store: Store, secret: string, state: string): Promise<Journey | undefined> {
  const seal = sealOf(secret, 'sign-in');
  const row = await store.write(({ tables, atMs }) => tables.deleteFrom('sign_in').where('id', '=', seal.id).where('expires_at', '>', atMs).returningAll().executeTakeFirst());
  const journey = row && Journey.parse(JSON.parse(seal.open(row.sealed)));
  return journey?.state === state ? journey : undefined;
}
