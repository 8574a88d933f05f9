import type { Delegation, DelegationList, GuardedChild, OfferedDelegation } from '@motcua/contract/delegation';
import type { ActingFor, Client, DelegateTerms, DelegationClient, MotcuaError } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../core/failure-of.ts';

const untold = 'the delegations could not be told';

/** How often it is asked whether somebody has entered the code. */
const lookAgainMs = 3000;

/** What is known of who looks for whom. `list` survives asking again and failure, so that nothing blinks away. */
export interface DelegationsState {
  readonly kind: 'loading' | 'told' | 'failed';
  readonly list?: DelegationList | undefined;
  readonly error?: MotcuaError | undefined;
}

/** What was pressed last, and what became of it. `id`: of what it was pressed for. */
export interface DelegationAct {
  readonly kind: 'none' | 'busy' | 'done' | 'failed' | 'asking';
  readonly id: string;
  readonly error?: MotcuaError | undefined;
}

const nothingDone: DelegationAct = { kind: 'none', id: '' };

/** Knows who may look for whom, and changes it. Knows nothing of the DOM. */
export class KnownDelegations implements ReactiveController {
  state: DelegationsState = { kind: 'loading' };
  act: DelegationAct = nothingDone;
  /** For whom this page asks. */
  acting: ActingFor | undefined;
  /** Whom this page asked for until they let it no longer; empty once it is chosen anew. */
  lostName = '';
  /** Those whose guardian the person is; `undefined` as long as the register has not answered. */
  children: readonly GuardedChild[] | undefined;
  /** Where nobody is signed in nothing is asked, as nothing would be said. */
  isQuiet = false;
  /** The code to read out, as long as it is shown. */
  code = '';
  /** What a code that was entered offers, and the code. */
  entered: (OfferedDelegation & { readonly code: string }) | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #client: Client | undefined;
  #watching: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asks = 0;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#watching?.abort();
    this.#watching = undefined;
  }

  /** Knows the delegations of one client's person from now on; called again with the same one it does nothing. */
  follow(client: Client | undefined): void {
    if (client === this.#client && this.#watching) return;
    this.hostDisconnected();
    if (client !== this.#client) this.forget();
    this.#client = client;
    if (!client?.identity) return;
    const watching = (this.#watching = new AbortController());
    client.identity
      .watch((change) => {
        if (change.startsWith('signed')) this.forget(); // Whoever is here now is another one.
        if (change === 'acting-ended') this.lostName = this.acting?.name ?? '';
        void this.ask();
      }, watching.signal)
      .catch(() => {}); // Asking tells of the same failure.
    void this.ask();
  }

  /** Those whom the person may look for now. */
  get others(): readonly Delegation[] {
    return this.state.list?.received.filter(({ state }) => state === 'active') ?? [];
  }

  /** Whether somebody has yet to say that the person is the right one. */
  isAwaited(name: string): boolean {
    return this.state.list?.received.some((each) => each.state === 'accepted' && each.name === name) ?? false;
  }

  async ask(): Promise<void> {
    const ask = (this.#asks += 1);
    const { list } = this.state;
    if (this.state.kind === 'failed') this.#become({ kind: 'loading', list });
    try {
      if (this.isQuiet && (await this.#client?.identity?.session())?.kind === 'signedOut') {
        if (ask === this.#asks) this.#become({ kind: 'told' });
        return;
      }
      const asked = await this.#asked();
      const told = await asked.list();
      const acting = await asked.acting();
      if (ask !== this.#asks) return;
      this.acting = acting;
      this.#become({ kind: 'told', list: told });
      if (!acting || this.others.some(({ id }) => id === acting.id)) return;
      await this.actFor(undefined);
      this.lostName = acting.name;
    } catch (cause) {
      if (ask !== this.#asks) return;
      const error = failureOf(cause, untold);
      this.#become({ kind: 'failed', list: error.code === 'SIGN_IN' ? undefined : list, error });
      if (error.code !== 'SIGN_IN') this.#onFailure(cause);
    }
  }

  /** Asks the register, which is an agency's: only when somebody wants to see a child's records. */
  async askForChildren(): Promise<void> {
    this.children = await this.#do('children', (asked) => asked.children());
    this.#host.requestUpdate();
  }

  /** Resolves to whether there is a code now. */
  async offer(terms: DelegateTerms): Promise<boolean> {
    const offered = await this.#do('offer', (asked) => asked.offer(terms));
    const { list } = this.state;
    if (!offered || !list) return false;
    this.code = offered.code;
    this.state = { kind: 'told', list: { ...list, given: [offered.delegation, ...list.given.filter((each) => each.state !== 'offered')] } };
    void this.ask(); // What was asked before knows nothing of it.
    return true;
  }

  async look(code: string): Promise<boolean> {
    const offered = await this.#do('enter', (asked) => asked.read(code));
    this.entered = offered && { ...offered, code };
    this.#host.requestUpdate();
    return offered !== undefined;
  }

  async accept(): Promise<boolean> {
    const { entered } = this;
    return entered !== undefined && (await this.#do('enter', (asked) => asked.accept(entered.code))) !== undefined;
  }

  async confirm(id: string): Promise<boolean> {
    return (await this.#do(id, (asked) => asked.confirm(id))) !== undefined;
  }

  async request(terms: DelegateTerms & { readonly child: string }): Promise<Delegation | undefined> {
    return this.#do('child', (asked) => asked.request(terms));
  }

  async assent(id: string): Promise<boolean> {
    return (await this.#do(id, (asked) => asked.assent(id))) !== undefined;
  }

  /** The first press only says what follows. */
  askToEnd(id: string): void {
    this.#say({ kind: 'asking', id });
  }

  async end(id: string): Promise<boolean> {
    return (await this.#do(id, (asked) => asked.end(id))) !== undefined;
  }

  async actFor(chosen: ActingFor | undefined): Promise<void> {
    this.acting = chosen;
    this.lostName = '';
    this.#host.requestUpdate();
    await (await this.#asked()).actFor(chosen);
  }

  /** Puts back what was pressed before; a code that was shown is not shown again. */
  settle(): void {
    this.code = '';
    this.entered = undefined;
    this.#say(nothingDone);
  }

  /** Nothing is known any more of who was here. */
  forget(): void {
    this.#asks += 1;
    clearTimeout(this.#timer);
    this.code = '';
    this.entered = undefined;
    this.acting = undefined;
    this.lostName = '';
    this.children = undefined;
    this.act = nothingDone;
    this.#become({ kind: 'loading' });
  }

  async #asked(): Promise<DelegationClient> {
    const identity = this.#client?.identity;
    if (!identity) throw new TypeError('KnownDelegations: there is no client that signs in');
    return identity.delegation();
  }

  /** Does one thing at a time. */
  async #do<T>(id: string, work: (asked: DelegationClient) => Promise<T>): Promise<T | undefined> {
    if (this.act.kind === 'busy' || !this.#client?.identity) return undefined;
    const own: DelegationAct = { kind: 'busy', id };
    this.#say(own);
    const isForgotten = () => this.act !== own; // Whoever pressed has gone, or does something else by now.
    try {
      const answer = await work(await this.#asked());
      if (isForgotten()) return undefined;
      this.#say({ kind: 'done', id });
      return answer;
    } catch (cause) {
      if (!isForgotten()) this.#say({ kind: 'failed', id, error: failureOf(cause, untold) });
      this.#onFailure(cause);
      return undefined;
    }
  }

  #say(act: DelegationAct): void {
    this.act = act;
    this.#host.requestUpdate();
  }

  #become(state: DelegationsState): void {
    this.state = state;
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    const isWaiting = state.list?.given.some((each) => each.state === 'offered') || state.list?.received.some((each) => each.state === 'accepted');
    if (isWaiting && this.#watching && state.kind === 'told') this.#timer = setTimeout(() => void this.ask(), lookAgainMs);
  }
}
