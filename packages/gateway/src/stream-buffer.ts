import { MotcuaPortError, type NumberedPart } from './ports.ts';

/** Keeps answers in parts for a moment, so that a reader whose connection broke goes on where it was, on any gateway. */
export interface StreamBuffer {
  /**
   * Gives an answer's parts under ids from which they can be read on. The answer goes on while its reader is away, for at
   * most two minutes, so it is begun with a signal of its own.
   */
  bufferedParts<Part>(answer: (signal: AbortSignal) => AsyncIterable<Part>): AsyncIterable<NumberedPart<Part>>;
  /** Gives the parts after the one with this id, then those to come; `undefined` where nothing is kept under it, or no longer. */
  resumedParts(id: string, signal: AbortSignal): Promise<AsyncIterable<NumberedPart<unknown>> | undefined>;
}

/** Gives an answer's parts so that a reader can go on where it was, if there is a buffer; counts them if there is none. */
export async function* resumable<Part>(
  buffer: StreamBuffer | undefined,
  after: string | undefined,
  signal: AbortSignal,
  answer: (signal: AbortSignal) => AsyncIterable<Part>,
): AsyncGenerator<NumberedPart<unknown>> {
  if (buffer && after !== undefined) {
    const kept = await buffer.resumedParts(after, signal);
    if (!kept) throw new MotcuaPortError('UNAVAILABLE'); // From the beginning would be twice what was read already.
    yield* kept;
  } else if (buffer) yield* buffer.bufferedParts(answer);
  else {
    let count = 0;
    for await (const part of answer(signal)) yield { id: String((count += 1)), part };
  }
}
