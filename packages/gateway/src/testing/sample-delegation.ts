import type { Delegation, DelegationList, GuardedChild } from '@motcua/contract/delegation';
import { MotcuaPortError, type DelegationPort, type KnownDelegation, type PortErrorCode } from '../ports.ts';
import type { Person } from '../person.ts';
import { inventedPeople } from './invented-people/index.ts';
import { inventedPurposes } from './sample-identity.ts';

/** What is asked of a delegation, as the port calls it. */
export type DelegationQuestion = 'list' | 'children' | 'offer' | 'readOffer' | 'accept' | 'confirm' | 'requestForChild' | 'assent' | 'end';

export interface SampleDelegationOptions {
  readonly given?: readonly Delegation[] | undefined;
  /** The records of one of the invented people can be read where `name` is theirs. */
  readonly received?: readonly Delegation[] | undefined;
  readonly children?: readonly GuardedChild[] | undefined;
  /** What fails; may be changed in the middle of a test. */
  readonly failing?: Partial<Record<DelegationQuestion, PortErrorCode>> | undefined;
  readonly silent?: readonly DelegationQuestion[] | undefined;
}

const dayMs = 86_400_000;
const [health] = inventedPurposes;
/** Codes of an invented town: the one that is given out, and the one of an offer by the pensioner. */
const [ownCode, pensionersCode] = ['4823190755', '1234567890'];

/** A delegation of the health book; in force, with the invented mother, for a month, unless something else is said. */
export function inventedDelegation(changes: Partial<Delegation> = {}): Delegation {
  const at = (days: number) => new Date(Date.now() + days * dayMs).toISOString();
  return { id: '1'.repeat(32), purpose: health, state: 'active', name: inventedPeople[2]?.name ?? '–', offeredAt: at(-1), expiresAt: at(29), ...changes };
}

/** Lets one invented person read for others, in memory. What the others would do is done by its own methods. */
export class SampleDelegation implements DelegationPort {
  failing: Partial<Record<DelegationQuestion, PortErrorCode>>;
  given: readonly Delegation[];
  received: readonly Delegation[];
  readonly #options: SampleDelegationOptions;
  #made = 1;

  constructor(options: SampleDelegationOptions = {}) {
    this.#options = options;
    this.failing = options.failing ?? {};
    this.given = options.given ?? [];
    this.received = options.received ?? [];
  }

  /** As if somebody had entered the code that was given out. */
  enterCode(name = inventedPeople[2]?.name ?? '–'): void {
    this.given = this.given.map((each) => (each.state === 'offered' ? { ...each, state: 'accepted', name } : each));
  }

  /** As if the grantor had confirmed. */
  confirmReceived(): void {
    this.received = this.received.map((each) => (each.state === 'accepted' ? { ...each, state: 'active' } : each));
  }

  async list(): Promise<DelegationList> {
    await this.#answering('list');
    return { given: [...this.given], received: [...this.received], purposes: [health] };
  }

  async children() {
    await this.#answering('children');
    return { children: [...(this.#options.children ?? [])] };
  }

  async offer() {
    await this.#answering('offer');
    const { name: _nobody, ...delegation } = this.#new({ state: 'offered' });
    this.given = [delegation, ...this.given.filter(({ state }) => state !== 'offered')];
    return { delegation, code: ownCode };
  }

  async readOffer({ code }: { readonly code: string }) {
    await this.#answering('readOffer');
    return code === pensionersCode ? { name: inventedPeople[1]?.name ?? '–', purpose: health, days: 30 } : undefined;
  }

  async accept({ code }: { readonly code: string }) {
    await this.#answering('accept');
    if (code !== pensionersCode) return undefined;
    const made = this.#new({ state: 'accepted', name: inventedPeople[1]?.name ?? '–' });
    this.received = [made, ...this.received];
    return made;
  }

  async confirm({ id }: { readonly id: string }) {
    await this.#answering('confirm');
    return this.#change(id, { state: 'active' });
  }

  async requestForChild({ child: childId }: { readonly child: string }) {
    await this.#answering('requestForChild');
    const child = this.#options.children?.find(({ id }) => id === childId);
    if (!child) return undefined;
    const { name, needsAssent } = child;
    const made = this.#new({ state: needsAssent ? 'unassented' : 'active', name, child: { needsAssent } });
    this.received = [made, ...this.received];
    return made;
  }

  async assent({ id }: { readonly id: string }) {
    await this.#answering('assent');
    const by = this.given.some((each) => each.id === id) ? 'self' : 'present';
    return this.#change(id, { state: 'active', child: { needsAssent: true, assent: { at: new Date().toISOString(), by } } });
  }

  async end({ id }: { readonly id: string }) {
    await this.#answering('end');
    const endedBy = this.given.some((each) => each.id === id) ? 'grantor' : 'delegate';
    return this.#change(id, { state: 'ended', endedAt: new Date().toISOString(), endedBy }) && this.list();
  }

  async find(delegate: Person, id: string): Promise<KnownDelegation | undefined> {
    const found = this.received.find((each) => each.id === id);
    const grantor = inventedPeople.find(({ name }) => name === found?.name);
    if (!found || !grantor) return undefined;
    const isInForce = found.state === 'active';
    const { assuranceLevel } = delegate;
    return {
      delegate,
      delegateName: delegate.displayName ?? '–',
      grantor: { id: grantor.id, assuranceLevel },
      grantorName: grantor.name,
      purpose: 'health',
      isInForce,
      needsConsent: false,
    };
  }

  #new(changes: Partial<Delegation>): Delegation {
    this.#made += 1;
    return inventedDelegation({ id: this.#made.toString(16).padStart(32, '0'), ...changes });
  }

  #change(id: string, changes: Partial<Delegation>): Delegation | undefined {
    const change = (list: readonly Delegation[]) => list.map((each) => (each.id === id ? { ...each, ...changes } : each));
    this.given = change(this.given);
    this.received = change(this.received);
    return [...this.given, ...this.received].find((each) => each.id === id);
  }

  async #answering(question: DelegationQuestion): Promise<void> {
    const code = this.failing[question];
    if (code) throw new MotcuaPortError(code);
    if (this.#options.silent?.includes(question)) await new Promise<never>(() => {});
  }
}
