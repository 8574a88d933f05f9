import type { Client } from '@motcua/sdk';
import type { ReactiveControllerHost } from 'lit';
import type { Wording } from '../core/language.ts';

const vi = {
  title: (name: string) => `Sổ sức khỏe của ${name}`,
  open: (name: string) => `Mở sổ của ${name}`,
};

const en: typeof vi = {
  title: (name) => `Health book of ${name}`,
  open: (name) => `Open the book of ${name}`,
};

/** Knows for whom the page asks, so that nobody takes another's book for their own. Comes when somebody else is chosen. */
export class ForAnother {
  readonly #host: ReactiveControllerHost;
  #client: Client | undefined;
  #watching: AbortController | undefined;
  #name = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController({ hostDisconnected: () => this.#stop() });
  }

  /** Knows for whom one client asks from now on; called again with the same one it does nothing. */
  follow(client: Client | undefined): void {
    if (client === this.#client && this.#watching) return;
    this.#stop();
    this.#client = client;
    if (!client?.identity) return;
    this.#watching = new AbortController();
    client.identity.watch(() => void this.#look(), this.#watching.signal).catch(() => {}); // Looking finds out the same.
    void this.#look();
  }

  /** What is called by somebody's name; nothing where people look for themselves. */
  words(localize: <Strings extends object>(wording: Wording<Strings>) => Strings): { readonly title?: string; readonly open?: string } {
    if (!this.#name) return {};
    const say = localize({ vi, en } satisfies Wording<typeof vi>);
    return { title: say.title(this.#name), open: say.open(this.#name) };
  }

  async #look(): Promise<void> {
    const acting = await (await this.#client?.identity?.delegation().catch(() => undefined))?.acting().catch(() => undefined);
    this.#name = acting?.name ?? '';
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#watching?.abort();
    this.#watching = undefined;
    this.#name = '';
  }
}
