import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { ServicesPort } from '../ports.ts';
import { QuestionCounts, RatingCounts } from '../question-counts.ts';

const Counted = z.object({
  questions: z.array(z.object({ question: z.string(), count: z.int() })),
  services: z._default(z.array(z.object({ code: z.string(), helpful: z.int(), unhelpful: z.int() })), []),
});
const writeEveryMs = 60_000;

/** Counts that outlive the process in a file. */
export interface CountedFile {
  readonly questions: QuestionCounts;
  readonly ratings: RatingCounts;
  /** Writes what is new, and no more after that. */
  close(): Promise<void>;
}

/**
 * Keeps in a JSON file, which `motcua-catalogue learn` reads, what was counted: questions that found nothing, and whether services' pages
 * helped; only from ten on.
 *
 * @throws Error where the file is there and holds something else, or cannot be written.
 */
export async function countedFile(path: string, services: Pick<ServicesPort, 'get'>): Promise<CountedFile> {
  const known = knownIn(path);
  const questions = new QuestionCounts(known.questions);
  const ratings = new RatingCounts(services, known.services);
  let written = '';
  const write = async (): Promise<void> => {
    const text = `${JSON.stringify({ questions: await questions.counted(), services: ratings.counted() }, null, 2)}\n`;
    if (text === written) return;
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    written = text;
  };
  await write().catch((cause: unknown) => {
    throw new Error(`${path} cannot be written; name a file in a folder that is there`, { cause });
  });
  const timer = setInterval(() => void write().catch(() => {}), writeEveryMs);
  timer.unref();
  return {
    questions,
    ratings,
    async close() {
      clearInterval(timer);
      await write();
    },
  };
}

function knownIn(path: string): z.infer<typeof Counted> {
  if (!existsSync(path)) return { questions: [], services: [] };
  try {
    return z.parse(Counted, JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path} holds no counts; name another file, or remove it`, { cause });
  }
}
