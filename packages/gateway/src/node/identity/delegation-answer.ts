import type { Delegation } from '@motcua/contract/delegation';
import type { Selectable } from 'kysely';
import type { Tables } from '../store/schema.ts';
import { iso } from './moment.ts';
import type { PersonCode } from './person-code.ts';

export type DelegationRow = Selectable<Tables['delegation']>;

/** What the delegate's seal holds: whom to ask for. */
export interface SealedGrantor {
  readonly id: string;
  readonly name: string;
  readonly isDemonstration: boolean;
}

/** What the grantor's seal holds. */
interface SealedDelegate {
  readonly name: string;
}

/** Where a delegation stands at a moment. */
export function stateOf(row: DelegationRow, nowMs: number): Delegation['state'] {
  if (row.ended_at !== null || row.expires_at <= nowMs) return 'ended';
  if (row.delegate === null) return 'offered';
  if (row.confirmed_at === null) return 'accepted';
  return row.needs_assent === 1 && row.assent_at === null ? 'unassented' : 'active';
}

export function closeGrantor(seal: PersonCode['seal'], grantor: SealedGrantor): Uint8Array {
  return seal.close(JSON.stringify(grantor), 'grantor');
}

export function grantorIn(seal: PersonCode['seal'], { for_delegate: sealed }: Pick<DelegationRow, 'for_delegate'>): SealedGrantor {
  return JSON.parse(seal.open(sealed, 'grantor'));
}

export function closeDelegate(seal: PersonCode['seal'], delegate: SealedDelegate): Uint8Array {
  return seal.close(JSON.stringify(delegate), 'delegate');
}

/** What one side is told of a delegation; of the other, no more than the name. */
export function delegationOf(row: DelegationRow, { code, seal }: PersonCode, nowMs: number): Delegation {
  const sealed: SealedDelegate | undefined = row.grantor === code && row.for_grantor ? JSON.parse(seal.open(row.for_grantor, 'delegate')) : undefined;
  const name = row.delegate === code ? grantorIn(seal, row).name : sealed?.name;
  const state = stateOf(row, nowMs);
  const isOver = state === 'ended';
  return {
    id: row.id,
    purpose: JSON.parse(row.terms),
    state,
    ...(name !== undefined && { name }),
    offeredAt: iso(row.offered_at),
    expiresAt: iso(row.expires_at),
    ...(isOver && { endedAt: iso(row.ended_at ?? row.expires_at), endedBy: row.ended_by === 'grantor' || row.ended_by === 'delegate' ? row.ended_by : 'time' }),
    ...(row.is_child === 1 && {
      child: {
        needsAssent: row.needs_assent === 1,
        ...(row.assent_at !== null && { assent: { at: iso(row.assent_at), by: row.assent_by === 'self' ? 'self' : 'present' } }),
      },
    }),
  };
}
