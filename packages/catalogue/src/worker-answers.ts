import { isCatalogueError } from './catalogue-error.ts';
import { openFinder } from './finder.ts';
import type { FindsServices } from './with-details.ts';
import { isQuestion, type Answer, type Answers, type ErrorWords, type Line, type Question } from './worker-messages.ts';

/** Lets messages in between slices of work, so that an abort is heard in time. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Answers a page's questions, until the worker ends. Messages of any other shape are left alone. */
export function answerQuestions(page: Line): void {
  const finders: FindsServices[] = [];
  const running = new Map<number, AbortController>();

  async function answerTo(ask: keyof Answers, { catalogue = -1, text, options = {} }: Question, signal: AbortSignal): Promise<Answers[keyof Answers]> {
    if (ask === 'open') {
      const { finder, entry } = await openFinder(text, { ...options, breathe, signal });
      return { catalogue: finders.push(finder) - 1, entry, stale: finder.stale && { reason: finder.stale.reason, message: finder.stale.message } };
    }
    const finder = finders[catalogue];
    if (!finder) throw new TypeError(`there is no catalogue ${catalogue}`);
    if (ask === 'complete') return finder.complete({ signal });
    if (ask === 'serviceOf') return finder.serviceOf(text, { signal });
    return finder[ask](text, { ...options, signal });
  }

  page.addEventListener('message', ({ data }) => {
    if (!isQuestion(data)) return;
    const { id, ask } = data;
    if (ask === 'abort') return running.get(id)?.abort();
    const controller = new AbortController();
    running.set(id, controller);
    const send = (answer: Answer): void => {
      running.delete(id);
      page.postMessage(answer);
    };
    answerTo(ask, data, controller.signal).then(
      (value) => send({ id, value }),
      (error: unknown) => send({ id, error: wordsOf(error) }),
    );
  });
}

function wordsOf(error: unknown): ErrorWords {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { name, message, reason: isCatalogueError(error) ? error.reason : undefined };
}
