export { startCscServer } from './csc-server.ts';
export type { CscServerOptions, InventedCredential } from './csc-server.ts';
export { startFhirServer } from './fhir-server.ts';
export type { FhirServerOptions, InventedFamily } from './fhir-server.ts';
export { inventedCredentials } from './invented-credentials.ts';
export type { RunningStandIn } from './listening.ts';
export { accountOf, assuranceValues, startOpenIdProvider } from './openid-provider.ts';
export type { OpenIdClient, OpenIdProviderOptions } from './openid-provider.ts';
