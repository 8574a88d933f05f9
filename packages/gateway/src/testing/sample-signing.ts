import type { CertificateStatus } from '@motcua/contract/signing';
import type { SigningPort } from '../ports.ts';
import { inventedPeople } from './invented-people/index.ts';

const dayMs = 86_400_000;

/** What each invented person has, in the order of {@link inventedPeople}; a child has none. */
const certificates: readonly (readonly [state: CertificateStatus['state'], nextStep: CertificateStatus['nextStep'], fromDays: number, toDays: number] | undefined)[] = [
  undefined,
  ['active', 'none', -200, 165],
  ['expiring', 'renew', -342, 23],
  ['suspended', 'unlock', -100, 265],
  ['expired', 'renew', -400, -35],
];

/** Gives the certificates of invented people, in every state that matters; none for everybody else. */
export function sampleSigning(now: Date): SigningPort {
  const at = (days: number) => new Date(now.getTime() + days * dayMs).toISOString();
  const source = { name: 'Nơi cấp mẫu (dữ liệu bịa)', asOf: now.toISOString() };
  return {
    async certificates(_input, person) {
      const index = inventedPeople.findIndex(({ id }) => id === person.id);
      const [state, nextStep, fromDays, toDays] = certificates[index] ?? [];
      if (state === undefined || nextStep === undefined || fromDays === undefined || toDays === undefined) return { certificates: [], source };
      const certificate: CertificateStatus = {
        state,
        nextStep,
        kind: 'remoteSigning',
        subject: { name: inventedPeople[index]?.name ?? '', personalIdMasked: `•••••••••${person.id.slice(-3)}` },
        issuerName: 'Ky tu xa mau CA (bịa)',
        serialNumber: '7E57000000000001',
        validFrom: at(fromDays),
        validTo: at(toDays),
        isRevocationKnown: true,
        source,
      };
      return { certificates: [certificate], source };
    },
  };
}
