import { userInfo } from 'node:os';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { endSessionsOf } from '../identity/signed-in-places.ts';
import { withStore } from './with-store.ts';

/**
 * Signs somebody out everywhere, or everybody. Whose sessions is read from standard input: command lines stand in histories
 * and in lists of processes. It stands in the audit afterwards.
 *
 * @param officer - Who does it; the user of this machine by default.
 * @throws TypeError that says what is missing.
 */
export async function sessions(configuration: string | undefined, words: readonly string[], { everybody = false, clerk = userInfo().username } = {}): Promise<void> {
  if (words.join(' ') !== 'end') throw new TypeError('sessions takes end, and the number on standard input, or end --everybody');
  const person = everybody ? undefined : (await text(process.stdin)).trim();
  if (person !== undefined && !/^\S{1,64}$/.test(person)) throw new TypeError('sessions end reads one number from standard input, or takes --everybody');
  const ended = await withStore(configuration, (store) => endSessionsOf(store, clerk, person));
  process.stdout.write(`${ended} ended\n`);
}
