import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { isDelegable, type EndpointDefinition } from '@motcua/contract';
import type { DelegationList } from '@motcua/contract/delegation';
import { health } from '@motcua/contract/health';
import { Purpose } from '@motcua/contract/identity';
import { signing } from '@motcua/contract/signing';
import type { Person } from '../../person.ts';
import { MotcuaPortError, type DelegationPort, type GuardianshipPort, type IdentityPort, type RegisteredChild } from '../../ports.ts';
import { saltOf } from '../store/audit.ts';
import type { StoreTables } from '../store/schema.ts';
import { sealOf } from '../store/seal.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { audited } from './audited.ts';
import { childhoodOf } from './childhood.ts';
import { closeDelegate, closeGrantor, delegationOf, grantorIn, stateOf, type DelegationRow } from './delegation-answer.ts';
import { hasSide } from './delegation-sides.ts';
import { missMs } from './delegation-retention.ts';
import { personCodeOf, type PersonCode } from './person-code.ts';
import { tellPerson } from './person-events.ts';
import { isFreshProof } from './proved.ts';

export interface DelegationSettings {
  /** What people may be asked to agree to; of these, what the contract lets others read can be delegated. */
  readonly purposes: readonly Purpose[];
  /** Says whether the grantor has agreed to a purpose at all. */
  readonly identity: Pick<IdentityPort, 'hasAgreed'>;
  /** How long ago a grantor may have proved who they are when they confirm; without it, as long as their session lasts. */
  readonly stepUpMinutes?: number | undefined;
  /** Without it nobody reads for a child. */
  readonly guardianship?: GuardianshipPort | undefined;
}

const dayMs = 86_400_000;
const codeMs = 15 * 60_000;
const codeDigits = 10;
/** Wrong codes in a quarter of an hour. */
const mostMisses = 5;
/** For so long the grantor may look who entered the code. */
const confirmMs = dayMs;
/** On either side, at once: more would be a business. */
const mostInForce = 20;
const mostListed = 100;

const records: readonly EndpointDefinition[] = [...Object.values(health), ...Object.values(signing)];
const delegable = new Set(records.flatMap((each) => (isDelegable(each) && each.authorization && each.authorization !== 'none' ? [each.authorization.purpose] : [])));

/** Keeps in the gateway's own store who may read for whom. */
export function storedDelegation(store: Store, settings: DelegationSettings): DelegationPort {
  const purposeOf = (code: string) => settings.purposes.find((purpose) => purpose.code === code && delegable.has(code));
  const ownCode = async (person: Person) => personCodeOf(person, await store.read(saltOf));
  const guarded = async (person: Person, signal: AbortSignal): Promise<readonly RegisteredChild[]> => {
    const children = (await settings.guardianship?.childrenOf(person, signal)) ?? [];
    return children.filter((child) => !childhoodOf(child, store.now()).isOver);
  };

  const list = async (person: Person): Promise<DelegationList> => {
    const own = await ownCode(person);
    const now = store.now();
    const [given, received] = await Promise.all([
      store.read((tables) => tables.selectFrom('delegation').selectAll().where('grantor', '=', own.code).orderBy('offered_at', 'desc').limit(mostListed).execute()),
      store.read((tables) => tables.selectFrom('delegation').selectAll().where('delegate', '=', own.code).orderBy('offered_at', 'desc').limit(mostListed).execute()),
    ]);
    const isSomebodys = (row: DelegationRow) => row.delegate !== null || stateOf(row, now) === 'offered';
    return {
      given: given.filter(isSomebodys).map((row) => delegationOf(row, own, now)),
      received: received.map((row) => delegationOf(row, own, now)),
      purposes: settings.purposes.filter(({ code }) => purposeOf(code) !== undefined),
    };
  };

  /** The offer that a code belongs to, and who made it. A code that is none counts. */
  const offerOf = async ({ tables, atMs }: StoreTransaction, person: Person, { code: subject }: PersonCode, code: string) => {
    const salt = await saltOf(tables);
    const misses = await tables
      .selectFrom('delegation_miss')
      .select('at')
      .where('subject', '=', subject)
      .where('at', '>', atMs - missMs)
      .orderBy('at')
      .execute();
    const [earliest] = misses;
    if (earliest && misses.length >= mostMisses) throw new MotcuaPortError('TOO_MANY', { retryAfterSeconds: Math.ceil((earliest.at + missMs - atMs) / 1000) });
    const row = await tables.selectFrom('delegation').selectAll().where('code_hash', '=', codeHashOf(code, salt)).executeTakeFirst();
    if (!row || stateOf(row, atMs) !== 'offered') {
      await tables.insertInto('delegation_miss').values({ subject, at: atMs }).execute();
      return undefined;
    }
    const grantor = grantorIn(codeSealOf(code, salt), row);
    // Nobody reads for themselves; and a page's word is no sign-in, on neither side.
    if (row.grantor === subject || grantor.isDemonstration !== (person.isDemonstration ?? false)) throw new MotcuaPortError('CONFLICT');
    return { row, grantor, salt };
  };

  return {
    list: (_input, person) => list(person),

    async children(_input, person, signal) {
      const salt = await store.read(saltOf);
      const own = personCodeOf(person, salt);
      const children = await guarded(person, signal);
      return { children: children.map((child) => ({ id: childIdOf(child, own, salt), name: shownName(child.name), needsAssent: childhoodOf(child, store.now()).needsAssent })) };
    },

    async offer({ purpose: purposeCode, days }, person, write) {
      const purpose = purposeOf(purposeCode);
      if (!purpose) return undefined;
      if (!(await settings.identity.hasAgreed(person, purposeCode))) throw new MotcuaPortError('CONSENT');
      const own = await ownCode(person);
      return store.once(write, async (transaction) => {
        const { tables, atMs } = transaction;
        await endOpenOffers(transaction, own.code);
        await assertFew(transaction, 'grantor', own.code);
        const salt = await saltOf(tables);
        const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
        const row: DelegationRow = {
          ...newRow(own.code, purpose, days, atMs),
          code_hash: codeHashOf(code, salt),
          for_delegate: closeGrantor(codeSealOf(code, salt), { id: person.id, name: shownName(person.displayName), isDemonstration: person.isDemonstration ?? false }),
          expires_at: atMs + codeMs,
        };
        await tables.insertInto('delegation').values(row).execute();
        await audited(transaction, person, 'delegation.offer', `delegation:${row.id}`, { purpose: purposeCode, days });
        return { delegation: delegationOf(row, own, atMs), code };
      });
    },

    async readOffer({ code }, person) {
      const own = await ownCode(person);
      return store.write(async (transaction) => {
        const found = await offerOf(transaction, person, own, code);
        return found && { name: found.grantor.name, purpose: JSON.parse(found.row.terms), days: found.row.days };
      });
    },

    async accept({ code }, person, write) {
      const own = await ownCode(person);
      return store.once(write, async (transaction) => {
        const found = await offerOf(transaction, person, own, code);
        if (!found) return undefined;
        const { tables, atMs } = transaction;
        const { row, grantor, salt } = found;
        await assertFew(transaction, 'delegate', own.code);
        const change = {
          delegate: own.code,
          code_hash: null,
          for_delegate: closeGrantor(own.seal, grantor),
          for_grantor: closeDelegate(personCodeOf(grantor, salt).seal, { name: shownName(person.displayName) }),
          expires_at: atMs + confirmMs,
        };
        const taken = await tables.updateTable('delegation').set(change).where('id', '=', row.id).where('delegate', 'is', null).executeTakeFirst();
        if (taken.numUpdatedRows === 0n) return undefined; // Another one was faster.
        await tellBoth(transaction, { ...row, ...change });
        await audited(transaction, person, 'delegation.accept', `delegation:${row.id}`);
        return delegationOf({ ...row, ...change }, own, atMs);
      });
    },

    async confirm({ id }, person) {
      const own = await ownCode(person);
      return store.write(async (transaction) => {
        const { tables, atMs } = transaction;
        const row = await tables.selectFrom('delegation').selectAll().where('id', '=', id).where('grantor', '=', own.code).executeTakeFirst();
        if (!row) return undefined;
        const state = stateOf(row, atMs);
        if (state === 'active') return delegationOf(row, own, atMs);
        if (state !== 'accepted') return undefined;
        if (!isFreshProof(person, atMs, settings.stepUpMinutes)) throw new MotcuaPortError('STEP_UP');
        const change = { confirmed_at: atMs, expires_at: atMs + row.days * dayMs };
        await tables.updateTable('delegation').set(change).where('id', '=', id).execute();
        await tellBoth(transaction, row);
        await audited(transaction, person, 'delegation.confirm', `delegation:${id}`);
        return delegationOf({ ...row, ...change }, own, atMs);
      });
    },

    async requestForChild({ child: childId, purpose: purposeCode, days }, person, signal) {
      const purpose = purposeOf(purposeCode);
      const salt = await store.read(saltOf);
      const own = personCodeOf(person, salt);
      const child = (await guarded(person, signal)).find((each) => childIdOf(each, own, salt) === childId);
      if (!purpose || !child) return undefined;
      const grantor = { id: child.id, name: shownName(child.name), isDemonstration: person.isDemonstration ?? false };
      const childCode = personCodeOf(grantor, salt);
      return store.write(async (transaction) => {
        const { tables, atMs } = transaction;
        const same = tables.selectFrom('delegation').selectAll().where('grantor', '=', childCode.code).where('delegate', '=', own.code).where('purpose', '=', purposeCode);
        const there = (await same.where('is_child', '=', 1).execute()).find((each) => stateOf(each, atMs) !== 'ended');
        if (there) return delegationOf(there, own, atMs);
        await assertFew(transaction, 'delegate', own.code);
        const { needsAssent, changesAtMs } = childhoodOf(child, atMs);
        const row: DelegationRow = {
          ...newRow(childCode.code, purpose, days, atMs),
          delegate: own.code,
          for_delegate: closeGrantor(own.seal, grantor),
          for_grantor: closeDelegate(childCode.seal, { name: shownName(person.displayName) }),
          is_child: 1,
          needs_assent: needsAssent ? 1 : 0,
          confirmed_at: atMs,
          expires_at: Math.min(atMs + days * dayMs, changesAtMs),
        };
        await tables.insertInto('delegation').values(row).execute();
        await tellBoth(transaction, row);
        await audited(transaction, person, 'delegation.requestForChild', `delegation:${row.id}`, { purpose: purposeCode, days, needsAssent });
        return delegationOf(row, own, atMs);
      });
    },

    async assent({ id }, person) {
      const own = await ownCode(person);
      return store.write(async (transaction) => {
        const { tables, atMs } = transaction;
        const row = await ownRow(tables, id, own.code);
        if (row?.is_child !== 1) return undefined;
        const state = stateOf(row, atMs);
        if (state === 'active') return delegationOf(row, own, atMs);
        if (state !== 'unassented') return undefined;
        const change = { assent_at: atMs, assent_by: row.grantor === own.code ? 'self' : 'present' };
        await tables.updateTable('delegation').set(change).where('id', '=', id).execute();
        await tellBoth(transaction, row);
        await audited(transaction, person, 'delegation.assent', `delegation:${id}`, { by: change.assent_by });
        return delegationOf({ ...row, ...change }, own, atMs);
      });
    },

    async end({ id }, person) {
      const own = await ownCode(person);
      const isThere = await store.write(async (transaction) => {
        const { tables, atMs } = transaction;
        const row = await ownRow(tables, id, own.code);
        if (!row) return false;
        if (stateOf(row, atMs) === 'ended') return true;
        const by = row.grantor === own.code ? 'grantor' : 'delegate';
        await tables.updateTable('delegation').set({ ended_at: atMs, ended_by: by, code_hash: null }).where('id', '=', id).execute();
        await tellBoth(transaction, row, true);
        await audited(transaction, person, 'delegation.end', `delegation:${id}`, { by });
        return true;
      });
      return isThere ? list(person) : undefined;
    },

    async find(delegate, id, signal) {
      const own = await ownCode(delegate);
      const row = await store.read((tables) => tables.selectFrom('delegation').selectAll().where('id', '=', id).where('delegate', '=', own.code).executeTakeFirst());
      if (!row) return undefined;
      const { name, ...person } = grantorIn(own.seal, row);
      const isChild = row.is_child === 1;
      const isActive = stateOf(row, store.now()) === 'active';
      // A court may have taken the guardianship since; a register that does not answer says nothing, so nothing is read.
      const isGuarded = !isChild || (isActive && (await guarded(delegate, signal)).some((child) => child.id === person.id));
      return {
        delegate,
        delegateName: shownName(delegate.displayName),
        grantor: { ...person, assuranceLevel: delegate.assuranceLevel },
        grantorName: name,
        purpose: row.purpose,
        isInForce: isActive && isGuarded,
        needsConsent: !isChild,
      };
    },
  };
}

function newRow(grantor: string, purpose: Purpose, days: number, atMs: number): Omit<DelegationRow, 'for_delegate' | 'expires_at'> {
  return {
    id: randomBytes(16).toString('hex'),
    grantor,
    delegate: null,
    purpose: purpose.code,
    terms: JSON.stringify(Purpose.parse(purpose)),
    days,
    code_hash: null,
    for_grantor: null,
    is_child: 0,
    offered_at: atMs,
    confirmed_at: null,
    needs_assent: 0,
    assent_at: null,
    assent_by: null,
    ended_at: null,
    ended_by: null,
  };
}

function ownRow(tables: StoreTables, id: string, code: string): Promise<DelegationRow | undefined> {
  return tables.selectFrom('delegation').selectAll().where('id', '=', id).where(hasSide(code)).executeTakeFirst();
}

/** One code at a time: whoever is asked for it knows which one is meant. */
async function endOpenOffers({ tables, atMs }: StoreTransaction, grantor: string): Promise<void> {
  await tables
    .updateTable('delegation')
    .set({ ended_at: atMs, ended_by: 'grantor', code_hash: null })
    .where('grantor', '=', grantor)
    .where('delegate', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}

/** Open pages of either side hear of it. */
async function tellBoth(transaction: StoreTransaction, { id, grantor, delegate }: Pick<DelegationRow, 'id' | 'grantor' | 'delegate'>, isOver = false): Promise<void> {
  for (const subject of [grantor, delegate]) if (subject !== null) await tellPerson(transaction, subject, { kind: 'delegation-changed', id, isOver });
}

/** @throws MotcuaPortError `CONFLICT` */
async function assertFew({ tables, atMs }: StoreTransaction, side: 'grantor' | 'delegate', code: string): Promise<void> {
  const inForce = await tables.selectFrom('delegation').select('id').where(side, '=', code).where('ended_at', 'is', null).where('expires_at', '>', atMs).execute();
  if (inForce.length >= mostInForce) throw new MotcuaPortError('CONFLICT');
}

function codeHashOf(code: string, salt: string): string {
  return createHmac('sha256', salt).update(`delegation ${code}`).digest('hex');
}

function codeSealOf(code: string, salt: string): PersonCode['seal'] {
  return sealOf(`${salt} ${code}`, 'delegation');
}

/** Another for each guardian, and never the child's code in the tables: it stands in addresses. */
function childIdOf({ id }: RegisteredChild, guardian: PersonCode, salt: string): string {
  return createHmac('sha256', salt).update(`child ${guardian.code} ${id}`).digest('hex');
}

function shownName(name: string | undefined): string {
  return name?.normalize('NFC').trim().slice(0, 200) || '–';
}
