import type { CertificateStatus } from '@motcua/contract/signing';
import { isMotcuaError, MotcuaError, type Client, type SigningClient } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Reading = Awaited<ReturnType<SigningClient['readCertificate']>>;

/** Why a file is not read as a certificate. */
export type RefusalReason = Extract<Reading, { outcome: 'none' }>['reason'] | 'unreadable';

/** Certificates as somebody told them. */
export interface ToldCertificates {
  readonly certificates: readonly CertificateStatus[];
  readonly source: CertificateStatus['source'];
  readonly from: 'gateway' | 'file';
}

/** What is known of the person's certificates. `told` survives loading and failure, so that a card never blinks away. */
export interface CertificatesState {
  readonly kind: 'closed' | 'loading' | 'told' | 'refused' | 'failed';
  readonly told?: ToldCertificates | undefined;
  readonly reason?: RefusalReason;
  readonly error?: MotcuaError;
}

/** Files that hold a private key by their name: they are not even read. */
const keyFiles = /\.(p12|pfx|key|p8|jks)$/i;

/** What a browser says of a file that was moved meanwhile (File API, 5). */
const goneErrors: ReadonlySet<string> = new Set(['NotFoundError', 'NotReadableError', 'SecurityError']);

/** Asks for certificates, or reads one from a file, when somebody wants it and not before. Knows nothing of the DOM. */
export class KnownCertificates implements ReactiveController {
  state: CertificatesState = { kind: 'closed' };
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #running = new AbortController();

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#running.abort();
    if (this.state.kind === 'loading') this.state = this.state.told ? { kind: 'told', told: this.state.told } : { kind: 'closed' };
  }

  async ask(client: Client): Promise<void> {
    await this.#run(async (signal) => ({ kind: 'told', told: { ...(await client.signing.certificates({ signal })), from: 'gateway' } }));
  }

  async read(client: Client, file: File): Promise<void> {
    if (keyFiles.test(file.name)) {
      this.#running.abort();
      this.#become({ kind: 'refused', reason: 'privateKey' });
      return;
    }
    await this.#run(async () => {
      const reading = await client.signing.readCertificate(file);
      if (reading.outcome === 'none') return { kind: 'refused', reason: reading.reason };
      return { kind: 'told', told: { certificates: [reading.certificate], source: reading.certificate.source, from: 'file' } };
    });
  }

  close(): void {
    this.#running.abort();
    this.#become({ kind: 'closed' });
  }

  async #run(open: (signal: AbortSignal) => Promise<CertificatesState>): Promise<void> {
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    const { told } = this.state;
    this.#become({ kind: 'loading', told });
    try {
      const state = await open(signal);
      if (!signal.aborted) this.#become(state);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof DOMException && goneErrors.has(error.name)) return this.#become({ kind: 'refused', reason: 'unreadable' });
      // A defect of ours must not leave the citizen waiting: she is told, then it is thrown on.
      this.#become({ kind: 'failed', told, error: isMotcuaError(error) ? error : new MotcuaError('BAD_ANSWER', 'the certificates could not be told', { cause: error }) });
      this.#onFailure(error);
    }
  }

  #become(state: CertificatesState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
