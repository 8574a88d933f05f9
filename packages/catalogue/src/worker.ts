import { answerQuestions } from './worker-answers.ts';

/**
 * Runs the catalogue in a worker: bundle this file as a classic script, start it with `new Worker`, and talk to it
 * through `connectWorker` of `@motcua/catalogue/worker-client`.
 */
answerQuestions(globalThis);
