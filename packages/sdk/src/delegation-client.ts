import type { Delegation, DelegationList, GuardedChild, DelegationOffer, OfferedDelegation } from '@motcua/contract/delegation';
import {
  acceptDelegation,
  confirmDelegation,
  endDelegation,
  giveAssent,
  listDelegations,
  listGuardedChildren,
  offerDelegation,
  readOffer,
  requestForChild,
} from '@motcua/contract/delegation/wire';
import type { AskOptions } from './client.ts';
import type { ActingFor, GatewayTransport } from './gateway-transport.ts';
import type { SessionChannel } from './session-channel.ts';

/** For what, and for how long. */
export interface DelegateTerms {
  /** Code of a purpose out of those that `list` gives. */
  readonly purpose: string;
  /** 1 to 365. */
  readonly days: number;
}

/**
 * Reading the records of one's parents or one's child, and letting somebody read one's own. Nothing of it is kept on the
 * device. Every method throws `SIGN_IN` and `STEP_UP` where the person is not known surely enough, and `NOT_FOUND` where
 * the gateway knows no delegation.
 */
export interface DelegationClient {
  /** Lists both sides, and what can be delegated. */
  list(options?: AskOptions): Promise<DelegationList>;

  /** Lists the children whose legal guardian the person is, as the register has it now. */
  children(options?: AskOptions): Promise<readonly GuardedChild[]>;

  /**
   * Offers to let somebody read, and gives the code that the other one enters within a quarter of an hour. A new offer ends
   * the one before.
   *
   * @throws MotcuaError `CONSENT` where the person has not agreed to the purpose themselves, `CONFLICT` for too many.
   */
  offer(terms: DelegateTerms, options?: AskOptions): Promise<DelegationOffer>;

  /**
   * Tells who has offered what, before one says yes.
   *
   * @throws MotcuaError `NOT_FOUND` for a code that is no offer's, `TOO_MANY` after five of them, `CONFLICT` for one's own.
   */
  read(code: string, options?: AskOptions): Promise<OfferedDelegation>;

  /** Says yes to an offer. It begins when its grantor has confirmed. Throws as {@link read} does. */
  accept(code: string, options?: AskOptions): Promise<Delegation>;

  /** Says that whoever entered the code is the right person. */
  confirm(id: string, options?: AskOptions): Promise<Delegation>;

  /** Asks to read for a child of one's own. Throws `NOT_FOUND` where the register does not have it so. */
  request(terms: DelegateTerms & { readonly child: string }, options?: AskOptions): Promise<Delegation>;

  /** Writes down that the child itself said yes. */
  assent(id: string, options?: AskOptions): Promise<Delegation>;

  /** Ends one, from either side; where it was being acted by, this page's person is themselves again. */
  end(id: string, options?: AskOptions): Promise<DelegationList>;

  /**
   * From now on this page asks for somebody else, or with `undefined` for the person again; only for what the contract says
   * can be delegated. Kept in this page's memory alone, and over when anybody signs in or out.
   */
  actFor(chosen: ActingFor | undefined): Promise<void>;

  /** Whom this page asks for; `undefined` for the person themselves. */
  acting(): Promise<ActingFor | undefined>;
}

/** @internal */
export interface DelegationOver {
  readonly client: DelegationClient;
  /** Nothing is read any more by a delegation: where this page asked by it, its person is themselves again. */
  over(id: string): void;
}

/** @internal */
export function delegationOver(transport: () => Promise<GatewayTransport>, channel: SessionChannel): DelegationOver {
  const told = <T>(answer: T): T => {
    channel.tell('delegation-changed');
    return answer;
  };
  const own = (signal: AbortSignal | undefined) => ({ signal, isAboutPerson: true });
  const actFor = async (chosen: ActingFor | undefined): Promise<void> => {
    const asked = await transport();
    asked.actingFor = chosen && { id: chosen.id, name: chosen.name };
    asked.onActingRefused = over;
    channel.tell('acting-changed');
  };
  const over = (id: string): void => {
    void transport().then((asked) => {
      if (asked.actingFor?.id !== id) return;
      asked.actingFor = undefined;
      channel.tell('acting-ended');
    });
  };
  const client: DelegationClient = {
    async list({ signal } = {}) {
      return (await transport()).ask(listDelegations, {}, own(signal));
    },
    async children({ signal } = {}) {
      return (await (await transport()).ask(listGuardedChildren, {}, own(signal))).children;
    },
    async offer({ purpose, days }, { signal } = {}) {
      return told(await (await transport()).ask(offerDelegation, { purpose, days }, own(signal)));
    },
    async read(code, { signal } = {}) {
      return (await transport()).ask(readOffer, { code }, { ...own(signal), isRepeatable: false }); // A wrong one counts each time.
    },
    async accept(code, { signal } = {}) {
      return told(await (await transport()).ask(acceptDelegation, { code }, own(signal)));
    },
    async confirm(id, { signal } = {}) {
      return told(await (await transport()).ask(confirmDelegation, { id }, own(signal)));
    },
    async request({ child, purpose, days }, { signal } = {}) {
      return told(await (await transport()).ask(requestForChild, { child, purpose, days }, own(signal)));
    },
    async assent(id, { signal } = {}) {
      return told(await (await transport()).ask(giveAssent, { id }, own(signal)));
    },
    async end(id, { signal } = {}) {
      const asked = await transport();
      const list = await asked.ask(endDelegation, { id }, own(signal));
      if (asked.actingFor?.id === id) await actFor(undefined);
      return told(list);
    },
    actFor,
    async acting() {
      return (await transport()).actingFor;
    },
  };
  return { client, over };
}
