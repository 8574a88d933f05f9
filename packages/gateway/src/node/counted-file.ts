import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { QuestionCounts } from '../question-counts.ts';

const Counted = z.object({ questions: z.array(z.object({ question: z.string(), count: z.int() })) });
const writeEveryMs = 60_000;

/** Counts that outlive the process in a file. */
export interface CountedFile {
  readonly counts: QuestionCounts;
  /** Writes what is new, and no more after that. */
  close(): Promise<void>;
}

/**
 * Keeps counted questions in a JSON file, which `motcua-catalogue learn` reads: only those of which ten equal ones were asked.
 *
 * @throws Error where the file is there and holds something else.
 */
export function countedFile(path: string): CountedFile {
  const counts = new QuestionCounts(knownIn(path));
  let written = '';
  const write = async (): Promise<void> => {
    const text = `${JSON.stringify({ questions: await counts.counted() }, null, 2)}\n`;
    if (text === written) return;
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    written = text;
  };
  const timer = setInterval(() => void write().catch(() => {}), writeEveryMs);
  timer.unref();
  return {
    counts,
    async close() {
      clearInterval(timer);
      await write();
    },
  };
}

function knownIn(path: string): z.infer<typeof Counted>['questions'] {
  if (!existsSync(path)) return [];
  try {
    return z.parse(Counted, JSON.parse(readFileSync(path, 'utf8'))).questions;
  } catch (cause) {
    throw new Error(`${path} holds no counted questions; name another file, or remove it`, { cause });
  }
}
