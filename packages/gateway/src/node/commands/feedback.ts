import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { FeedbackStatus } from '@motcua/contract/feedback';
import {
  deleteFeedback,
  feedbackContactOf,
  feedbackPhotosOf,
  listFeedback,
  moveFeedback,
  publishFeedback,
  unpublishFeedback,
  type ClerkFeedback,
  type ClerkStatus,
} from '../feedback/clerk.ts';
import { exportFeedback } from '../feedback/feedback-export.ts';
import type { Store } from '../store/store.ts';
import { withStore } from './with-store.ts';

export interface FeedbackOptions {
  readonly status?: string | undefined;
  readonly note?: string | undefined;
  readonly text?: string | undefined;
  readonly format?: string | undefined;
  readonly into?: string | undefined;
  readonly contacts?: boolean | undefined;
  /** Who does it, for the audit; the user of this machine by default. */
  readonly clerk?: string | undefined;
}

const moves: Readonly<Record<string, ClerkStatus>> = { accept: 'accepted', begin: 'inProgress', answer: 'answered', decline: 'declined' };

/**
 * Does a clerk's work on reports. All of it stands in the audit afterwards.
 *
 * @throws TypeError that says what is missing; Error where there is no such report, or it is not so far.
 */
export async function feedback(configuration: string | undefined, words: readonly string[], options: FeedbackOptions): Promise<void> {
  const [task = '', number, ...more] = words;
  const clerk = options.clerk ?? userInfo().username;
  if (more.length > 0) throw new TypeError(`feedback ${task} takes one number, got "${words.slice(1).join(' ')}"`);
  await withStore(configuration, async (store) => {
    if (task === 'list') await list(store, clerk, options);
    else if (task === 'export') await exportAll(store, clerk, options);
    else if (task === 'contact') print((await feedbackContactOf(store, clerk, idOf(number))) ?? 'nobody said how they can be reached');
    else if (task === 'photos') await photos(store, clerk, idOf(number), options);
    else if (task === 'publish') print(existing(await publishFeedback(store, clerk, idOf(number), options.text)));
    else if (task === 'unpublish') print(existing(await unpublishFeedback(store, clerk, idOf(number))));
    else if (task === 'delete') await deleteOne(store, clerk, idOf(number), options);
    else if (moves[task]) print(existing(await moveFeedback(store, clerk, idOf(number), moves[task], options.note)));
    else throw new TypeError(`feedback takes list, export, contact, photos, publish, unpublish, delete, ${Object.keys(moves).join(', ')}, not "${task}"`);
  }).catch((error: unknown) => {
    throw explained(error, task);
  });
}

async function list(store: Store, clerk: string, { status }: FeedbackOptions): Promise<void> {
  const known = FeedbackStatus.options.find((each) => each === status);
  if (status !== undefined && !known) throw new TypeError(`--status takes ${FeedbackStatus.options.join(', ')}, got "${status}"`);
  for (const each of await listFeedback(store, clerk, { status: known })) print(each);
}

async function exportAll(store: Store, clerk: string, { format = 'csv', contacts, into }: FeedbackOptions): Promise<void> {
  if (format !== 'csv' && format !== 'json') throw new TypeError(`--format takes csv or json, got "${format}"`);
  const pieces = exportFeedback(store, clerk, format, { hasContacts: contacts });
  if (into !== undefined) return writeFile(into, pieces, { mode: 0o600 }); // Piece by piece: a city has more than one text can hold.
  for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}

async function photos(store: Store, clerk: string, id: number, { into }: FeedbackOptions): Promise<void> {
  if (into === undefined) throw new TypeError('feedback photos needs --into <folder>');
  for (const [index, { mediaType, bytes }] of (await feedbackPhotosOf(store, clerk, id)).entries()) {
    const path = join(into, `${id}-${index + 1}.${mediaType.replace('image/', '')}`);
    writeFileSync(path, bytes, { mode: 0o600 });
    print(path);
  }
}

async function deleteOne(store: Store, clerk: string, id: number, { note: reason = '' }: FeedbackOptions): Promise<void> {
  if (reason.trim() === '') throw new TypeError('feedback delete needs --note <why>: the rule or the number of the request, and nobody’s name, since it stays in the audit');
  if (!(await deleteFeedback(store, clerk, id, reason))) throw new Error('there is no report with this number');
  print(`report ${id} is deleted with its photos. Backups made before still hold it.`);
}

function idOf(number: string | undefined): number {
  if (number === undefined || !/^\d{1,15}$/.test(number)) throw new TypeError(`say which report, by its number, got "${number ?? ''}"`);
  return Number(number);
}

function existing(found: ClerkFeedback | undefined): ClerkFeedback {
  if (!found) throw new Error('there is no report with this number');
  return found;
}

function print(found: unknown): void {
  process.stdout.write(`${typeof found === 'string' ? found : JSON.stringify(found)}\n`);
}

function explained(error: unknown, task: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'CONFLICT') return new Error(`the report is not so far that it could ${task}: it is closed, or its sender did not make it public`, { cause: error });
  if (code === 'BAD_INPUT')
    return new Error('the note or the text is empty or too long; a report is answered with the answer in --note, and declined with where to go', { cause: error });
  return error;
}
