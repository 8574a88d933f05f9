import type { CertificateStatus } from '@motcua/contract/signing';

/** What the owner of a certificate does next, by where it stands. */
export const nextSteps: Record<CertificateStatus['state'], CertificateStatus['nextStep']> = {
  none: 'register',
  requested: 'wait',
  active: 'none',
  notYetValid: 'wait',
  expiring: 'renew',
  expired: 'renew',
  suspended: 'unlock',
  revoked: 'register',
  unknown: 'askIssuer',
};
