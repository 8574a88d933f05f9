import type { FeedbackReceipt } from '@motcua/contract/feedback';
import { sendFeedback } from '@motcua/contract/feedback/wire';
import type { FeedbackSent, SendFeedbackOptions, WaitingFeedback } from './feedback-client.ts';
import { deliver, type FeedbackDraft } from './feedback-delivery.ts';
import type { GatewayTransport } from './gateway-transport.ts';
import { WriteQueue, type HeldWrite, type WriteName } from './write-queue.ts';

/** Reports that wait on this device for a network. */
export class FeedbackQueue {
  readonly #queue: WriteQueue<FeedbackDraft, FeedbackReceipt>;

  constructor(transport: GatewayTransport) {
    this.#queue = new WriteQueue({
      endpoint: sendFeedback,
      ...transport.owner,
      deliver: ({ id, write, writtenAt }, options) => deliver(transport, { id, draft: write, writtenAt }, options),
      withoutBulk: (write) => ({ ...write, photos: [] }),
    });
    void this.#queue.drain();
  }

  async send(draft: FeedbackDraft, name: WriteName, options: SendFeedbackOptions): Promise<FeedbackSent> {
    const sent = await this.#queue.send(draft, name, options);
    return sent.kind === 'received' ? { kind: 'received', receipt: sent.answer } : sent;
  }

  async all(): Promise<readonly WaitingFeedback[]> {
    return (await this.#queue.all()).map(waitingOf);
  }

  discard(id: string): Promise<void> {
    return this.#queue.discard(id);
  }

  watch(listener: () => void, signal: AbortSignal): void {
    this.#queue.watch(listener, signal);
  }
}

function waitingOf({ id, writtenAt, write: { report, photos }, state }: HeldWrite<FeedbackDraft, FeedbackReceipt>): WaitingFeedback {
  return {
    id,
    writtenAt,
    report: { ...report, ...(photos.length > 0 && { photos: photos.map(({ type, bytes }) => new Blob([bytes], { type })) }) },
    state: state.kind === 'received' ? { kind: 'received', receipt: state.answer } : state,
  };
}
