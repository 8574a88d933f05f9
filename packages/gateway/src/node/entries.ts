import { isWebAddress } from '@motcua/contract/wire';
import * as z from 'zod/mini';

/** What entries of a configuration are made of. */
export const Text = z.string('must be a text').check(z.minLength(1, 'must not be empty'));

export const WebAddress = Text.check(z.refine(isWebAddress, 'must be an http(s) address, such as https://fhir.example.vn/r4'));

const monthsAdvice = 'must be whole months, from 1 to 120';
/** How long something is kept. */
export const Months = z.int(monthsAdvice).check(z.gte(1, monthsAdvice), z.lte(120, monthsAdvice));

/** A secret is named, never written: configuration files are copied and shown. */
export const Secret = z.strictObject({ fromEnvironment: Text }, 'must be {"fromEnvironment": "NAME"}: secrets do not stand in this file');

/**
 * Reads a secret where the configuration says that it is.
 *
 * @param place - The entry, such as `health.token`.
 * @throws Error that says what is missing.
 */
export function secretIn(environment: NodeJS.ProcessEnv, { fromEnvironment: name }: z.infer<typeof Secret>, place: string): string {
  const text = environment[name];
  if (!text) throw wrongEntries([`${place}: the environment has no ${name}`]);
  return text;
}

/** Tells an operator, a line for each entry, what to write instead. */
export function wrongEntries(lines: readonly string[], options?: ErrorOptions): Error {
  return new Error(`motcua gateway cannot start:\n${lines.map((line) => `  ${line}`).join('\n')}`, options);
}
