export { engineVersion } from './engine-version.ts';
export { readCertificate } from './read-certificate.ts';
export type { CertificateReading, CertificateReadingOptions } from './read-certificate.ts';
export type { TrustAnchor } from './trust-anchor.ts';
export { validateDocument } from './validate-document.ts';
export type { ValidationOptions } from './validate-document.ts';
export { vietnameseAnchors } from './vietnamese-anchors.ts';
