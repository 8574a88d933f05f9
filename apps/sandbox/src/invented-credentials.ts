import { inventedPeople } from '@motcua/gateway/testing';
import type { InventedCredential } from './csc-server.ts';

type Standing = Omit<InventedCredential, 'userId' | 'subjectDN'>;

/** One in each state that a citizen can meet; the first person is a child and has none. */
const standings: readonly (Standing | undefined)[] = [
  undefined,
  { keyStatus: 'enabled', certStatus: 'valid', validFromDays: -200, validToDays: 165 },
  { keyStatus: 'enabled', certStatus: 'valid', validFromDays: -342, validToDays: 23 },
  { keyStatus: 'disabled', certStatus: 'suspended', validFromDays: -100, validToDays: 265 },
  { keyStatus: 'enabled', certStatus: 'expired', validFromDays: -400, validToDays: -35 },
];

/** The remote-signing certificates of invented people. */
export const inventedCredentials: readonly InventedCredential[] = inventedPeople.flatMap(({ id, name }, index) => {
  const standing = standings[index];
  return standing ? [{ userId: id, subjectDN: `CN=${name},UID=CCCD:${id},L=Hà Nội,C=VN`, ...standing }] : [];
});
