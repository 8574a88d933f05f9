import type { Person } from '../../person.ts';
import { appendAudit, type AuditEntry } from '../store/audit.ts';
import type { StoreTransaction } from '../store/store.ts';

/** Writes down what a person did themselves. */
export function audited(
  transaction: StoreTransaction,
  { id }: Pick<Person, 'id'>,
  action: string,
  subject: `person:${string}` | `delegation:${string}`,
  details: AuditEntry['details'] = {},
): Promise<void> {
  return appendAudit(transaction, { actor: id, action, subject, details });
}
