import type { HealthItemStatus } from '@motcua/contract/health';
import type { Absence } from './absence.ts';
import { codesIn } from './concept.ts';
import { textAt, type Json } from './untrusted.ts';

/** Codes of `status` and `clinicalStatus` of every resource; what one means is the same everywhere it is used. */
const meanings: readonly (readonly [HealthItemStatus, string])[] = [
  ['active', 'active recurrence relapse in-progress in-use current'],
  ['inactive', 'inactive remission'],
  ['resolved', 'resolved'],
  ['completed', 'completed final amended corrected appended finished'],
  ['stopped', 'stopped revoked'],
  ['onHold', 'on-hold suspended'],
  ['planned', 'draft planned preparation intended proposed'],
  ['preliminary', 'preliminary registered partial'],
  ['notDone', 'not-done not-taken cancelled'],
];
const statuses: ReadonlyMap<string, HealthItemStatus> = new Map(meanings.flatMap(([status, codes]) => codes.split(' ').map((code): [string, HealthItemStatus] => [code, status])));

const unsure = new Set(['unconfirmed', 'provisional', 'differential']);

/** How sure the source is of an item (FHIR R4, `verificationStatus` of Condition and AllergyIntolerance). */
export function isUnsure(resource: Json): boolean {
  return codesIn(resource['verificationStatus']).some((code) => unsure.has(code));
}

/**
 * What an item is worth. What never was true comes first: a mistake, then what turned out wrong, then an absence; only
 * then how sure it is, and how it stands.
 */
export function statusOf(resource: Json, absence: Absence | undefined): HealthItemStatus {
  const verified = codesIn(resource['verificationStatus']);
  const status = textAt(resource, 'status') ?? '';
  if (status === 'entered-in-error' || verified.includes('entered-in-error')) return 'enteredInError';
  if (verified.includes('refuted')) return 'refuted';
  if (absence) return absence.kind === 'none' || absence.kind === 'part' ? 'negated' : 'unknown';
  if (resource['doNotPerform'] === true) return 'notDone';
  if (isUnsure(resource)) return 'unconfirmed';
  const clinical = codesIn(resource['clinicalStatus'])[0];
  return statuses.get(clinical ?? status) ?? 'unknown';
}
