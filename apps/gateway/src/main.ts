import { run } from '@motcua/gateway/node';
import process from 'node:process';

/** Where each setting is read from. */
const names = {
  port: 'PORT',
  host: 'HOST',
  origins: 'MOTCUA_ORIGINS',
  catalogue: 'MOTCUA_CATALOGUE',
  trustedProxies: 'MOTCUA_TRUSTED_PROXIES',
  counts: 'MOTCUA_COUNTS',
  reports: 'MOTCUA_REPORTS',
  fhir: 'MOTCUA_FHIR',
  fhirName: 'MOTCUA_FHIR_NAME',
  fhirToken: 'MOTCUA_FHIR_TOKEN',
  fhirIdentifierSystem: 'MOTCUA_FHIR_IDENTIFIER_SYSTEM',
  csc: 'MOTCUA_CSC',
  cscName: 'MOTCUA_CSC_NAME',
  cscToken: 'MOTCUA_CSC_TOKEN',
  demonstrationPeople: 'MOTCUA_DEMONSTRATION_PEOPLE',
} as const;

await run(Object.fromEntries(Object.entries(names).map(([setting, name]) => [setting, process.env[name]])), names);
