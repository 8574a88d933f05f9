import { userInfo } from 'node:os';
import process from 'node:process';
import { deleteWaiting, listWaitingDeletions } from '../identity/deletion.ts';
import { withStore } from './with-store.ts';

/**
 * Does the data-protection officer's work on what people ask about their own data. All of it stands in the audit afterwards.
 *
 * @param officer - Who does it; the user of this machine by default.
 * @throws TypeError that says what is missing; Error where there is no such request.
 */
export async function dataRequests(configuration: string | undefined, words: readonly string[], officer = userInfo().username): Promise<void> {
  const [task = '', id, ...more] = words;
  if (more.length > 0 || (task !== 'run' && (task !== 'list' || id !== undefined))) throw new TypeError(`data-requests takes list, run or run <id>, not "${words.join(' ')}"`);
  await withStore(configuration, async (store) => {
    if (task === 'list') for (const each of await listWaitingDeletions(store, officer)) process.stdout.write(`${JSON.stringify(each)}\n`);
    else {
      const done = await deleteWaiting(store, officer, id);
      if (id !== undefined && done === 0) throw new Error('no deletion waits under this id');
      process.stdout.write(`${done} done\n`);
    }
  });
}
