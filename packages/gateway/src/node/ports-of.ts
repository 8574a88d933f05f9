import { groundedAssistant } from '../grounded-assistant.ts';
import type { GatewayPorts, ReportsPort } from '../ports.ts';
import { countingServices } from '../question-counts.ts';
import type { CountedFile } from './counted-file.ts';
import type { CatalogueServices } from './catalogue-services.ts';
import { cscSigning } from './csc-signing.ts';
import { fhirHealth } from './fhir-health.ts';
import type { Settings } from './settings.ts';

/** Connects the systems that an operator names; a capability whose system is not named is not served. */
export function portsOf(
  settings: Pick<Settings, 'fhir' | 'fhirName' | 'fhirToken' | 'fhirIdentifierSystem' | 'csc' | 'cscName' | 'cscToken'>,
  services: CatalogueServices,
  counted?: Pick<CountedFile, 'questions' | 'ratings'>,
  reports?: ReportsPort,
): GatewayPorts {
  const { fhir, fhirName, fhirToken, fhirIdentifierSystem, csc, cscName, cscToken } = settings;
  const bearer = (token: string | undefined) => (token === undefined ? undefined : `Bearer ${token}`);
  return {
    services: counted ? countingServices(services, counted.questions) : services,
    ratings: counted?.ratings,
    reports,
    assistant: groundedAssistant(services),
    health:
      fhir === undefined
        ? undefined
        : fhirHealth({
            baseUrl: fhir,
            name: fhirName ?? new URL(fhir).host,
            authorization: bearer(fhirToken),
            identifierSystem: fhirIdentifierSystem,
            identifierSystems: { citizen: [fhirIdentifierSystem] },
          }),
    signing: csc === undefined ? undefined : cscSigning({ baseUrl: csc, name: cscName ?? new URL(csc).host, authorization: bearer(cscToken) }),
    ready: () => services.ready(),
  };
}
