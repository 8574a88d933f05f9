import type { JsonLdNode } from '@motcua/contract/services/json-ld';
import type { ReferencedNodes } from './referenced-nodes.ts';
import { placeName, vietnam } from '@motcua/contract/services/names';
import { thingIri } from './publication.ts';

/** Viet Nam in the Country Authority Table of the Publications Office of the European Union. */
const countryIri = 'http://publications.europa.eu/resource/authority/country/VNM';

/**
 * Where a service applies. The country has an identifier in the tables that CPSV-AP and DCAT-AP name; its provinces and communes are in none
 * of them, so they have one of ours, as the usage note of `PublicService.spatial` advises.
 */
export function placeNode(jurisdiction: string, base: string, referenced: ReferencedNodes): JsonLdNode {
  const isCountry = jurisdiction === 'VN';
  return referenced.add(isCountry ? countryIri : thingIri(base, 'areas', jurisdiction), ['dct:Location', 'atu:atu-type'], {
    'skos:prefLabel': isCountry ? vietnam : { vi: placeName(jurisdiction) },
  });
}
