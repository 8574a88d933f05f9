import { openCatalogue, type Catalogue } from './catalogue.ts';
import { questionIn, type Answer, type Line, type Question } from './worker-messages.ts';

/** Lets messages in between slices of work, so that an abort is heard in time. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Answers a page's questions, until the worker ends. Messages of any other shape are left alone. */
export function answerQuestions(page: Line): void {
  const catalogues: Catalogue[] = [];
  const running = new Map<number, AbortController>();

  async function answerTo(question: Exclude<Question, { ask: 'abort' }>, signal: AbortSignal): Promise<unknown> {
    if (question.ask === 'open') {
      const catalogue = await openCatalogue(question.url, { integrity: question.integrity, keep: question.keep, breathe, signal });
      return { catalogue: catalogues.push(catalogue) - 1, source: catalogue.source, ...(catalogue.stale && { stale: wordsOf(catalogue.stale) }) };
    }
    const catalogue = catalogues[question.catalogue];
    if (!catalogue) throw new TypeError(`there is no catalogue ${question.catalogue}`);
    if ('query' in question) return catalogue[question.ask](question.query, { ...question.options, signal });
    if (question.ask === 'get') return catalogue.get(question.code, { signal });
    return catalogue[question.ask]({ signal });
  }

  page.addEventListener('message', ({ data }) => {
    const question = questionIn(data);
    if (!question) return;
    const { id } = question;
    if (question.ask === 'abort') return running.get(id)?.abort();
    const controller = new AbortController();
    running.set(id, controller);
    const send = (answer: Answer): void => {
      running.delete(id);
      page.postMessage(answer);
    };
    answerTo(question, controller.signal).then(
      (value) => send({ id, value }),
      (error: unknown) => send({ id, error: wordsOf(error) }),
    );
  });
}

/** An error as it can cross: its class stays behind, its name and reason do not. */
function wordsOf(error: unknown): Extract<Answer, { error: unknown }>['error'] {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return { name: error.name, message: error.message, ...('reason' in error && typeof error.reason === 'string' && { reason: error.reason }) };
}
