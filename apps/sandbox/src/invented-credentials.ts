import { inventedPeople, inventedStandings, type InventedStanding } from '@motcua/gateway/testing';
import type { InventedCredential } from './csc-server.ts';

/** The protocol's word for where a certificate stands; it has none for one that ends soon. */
const statuses: Record<InventedStanding['state'], InventedCredential['certStatus']> = { active: 'valid', expiring: 'valid', suspended: 'suspended', expired: 'expired' };

/** The remote-signing certificates of invented people. */
export const inventedCredentials: readonly InventedCredential[] = inventedPeople.flatMap(({ id, name }, index) => {
  const standing = inventedStandings[index];
  if (!standing) return [];
  const { state, fromDays, toDays } = standing;
  return [
    {
      userId: id,
      subjectDN: `CN=${name},UID=CCCD:${id},L=Hà Nội,C=VN`,
      keyStatus: state === 'suspended' ? 'disabled' : 'enabled',
      certStatus: statuses[state],
      validFromDays: fromDays,
      validToDays: toDays,
    },
  ];
});
