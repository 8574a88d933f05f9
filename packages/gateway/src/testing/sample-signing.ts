import type { CertificateStatus } from '@motcua/contract/signing';
import { nextSteps } from '../next-steps.ts';
import type { SigningPort } from '../ports.ts';
import { inventedPeople } from './invented-people/index.ts';

const dayMs = 86_400_000;

/** An invented certificate, its times in days from now. */
export interface InventedStanding {
  readonly state: 'active' | 'expiring' | 'suspended' | 'expired';
  readonly fromDays: number;
  readonly toDays: number;
}

/** What each invented person has, in the order of {@link inventedPeople}; a child has none. */
export const inventedStandings: readonly (InventedStanding | undefined)[] = [
  undefined,
  { state: 'active', fromDays: -200, toDays: 165 },
  { state: 'expiring', fromDays: -342, toDays: 23 },
  { state: 'suspended', fromDays: -100, toDays: 265 },
  { state: 'expired', fromDays: -400, toDays: -35 },
];

/** Gives the certificates of invented people, in every state that matters; none for everybody else. */
export function sampleSigning(now: Date): SigningPort {
  const at = (days: number) => new Date(now.getTime() + days * dayMs).toISOString();
  const source = { name: 'Nơi cấp mẫu (dữ liệu bịa)', asOf: now.toISOString() };
  return {
    async certificates(_input, person) {
      const index = inventedPeople.findIndex(({ id }) => id === person.id);
      const standing = inventedStandings[index];
      if (!standing) return { certificates: [], source };
      const { state, fromDays, toDays } = standing;
      const certificate: CertificateStatus = {
        state,
        nextStep: nextSteps[state],
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
