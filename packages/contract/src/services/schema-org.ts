import { documentNumber, durationOf, feeText, lastDayOf, paperNotes, sentences, timeLimitText } from './fact-texts.ts';
import type { ChannelKind, Fee, PublicService } from './index.ts';
import { some, type JsonLdNode } from './json-ld.ts';
import { audienceNames, channelNames, placeName } from './names.ts';

/** Said in the document itself, so that nobody needs the network to read it. Addresses and days have a type, as in the context of schema.org. */
export const schemaOrgContext = {
  '@vocab': 'https://schema.org/',
  ...Object.fromEntries(['contentUrl', 'isBasedOn', 'license', 'serviceUrl', 'termsOfService', 'url'].map((name) => [name, { '@type': '@id' }])),
  ...Object.fromEntries(['dateModified', 'datePublished', 'priceValidUntil'].map((name) => [name, { '@type': 'Date' }])),
};

/** How a publisher names on the web what it describes. */
export interface Identifiers {
  /** Address of a service, by its code, with or without a fragment; what belongs to the service alone is named after it. */
  service(code: string): string;
  /** Address of an authority; absent where a publisher has none for them. */
  authority?(name: string, jurisdiction: string): string;
}

/**
 * What a page about one service says of itself and of the service to a search engine, to be embedded in it by `jsonLdText`.
 *
 * @param page - Address of the page.
 */
export function schemaOrgPage(record: PublicService, identifiers: Identifiers, page: string): JsonLdNode {
  return {
    '@context': schemaOrgContext,
    '@type': 'WebPage',
    '@id': page,
    url: page,
    name: record.plainName ?? record.name,
    ...aboutRecord(record),
    mainEntity: schemaOrgService(record, identifiers),
  };
}

/**
 * A record as a `GovernmentService` of schema.org, without a context. Fees are offers where they are known; an unknown fee is no offer, and a free
 * service is one of 0 đồng that names its rule.
 */
export function schemaOrgService(record: PublicService, identifiers: Identifiers): JsonLdNode {
  const { code, name, plainName, nameEn, caveat, summary, distinction, sector, jurisdiction } = record;
  const iri = identifiers.service(code);
  return {
    '@type': 'GovernmentService',
    '@id': iri,
    identifier: code,
    name,
    alternateName: some([plainName, nameEn].filter((other) => other !== undefined && other !== name)),
    description: sentences(caveat, summary) || undefined,
    disambiguatingDescription: distinction,
    category: sector,
    provider: providerOf(record, identifiers),
    areaServed: { '@type': jurisdiction === 'VN' ? 'Country' : 'AdministrativeArea', identifier: jurisdiction, name: placeName(jurisdiction) },
    audience: some(record.audiences.map((audience) => ({ '@type': audience === 'business' ? 'BusinessAudience' : 'Audience', audienceType: audienceNames[audience].vi }))),
    availableChannel: some(
      record.channels
        .map(({ kind }) => kind)
        .filter(isFirst)
        .map((kind) => channelOf(record, kind, iri)),
    ),
    offers: some(record.fees.flatMap(offerOf)),
    serviceOutput: some(record.results.map((result) => ({ '@type': 'Thing', name: result }))),
    termsOfService: record.source.url,
    isRelatedTo: some(record.related.map((other) => ({ '@id': identifiers.service(other) }))),
    subjectOf: howToOf(record, iri),
  };
}

/** A record as a work of its own: its language, its day, what it was made from, and what it rests on. */
export function aboutRecord({ source, legalBasis, answers }: PublicService): JsonLdNode {
  return {
    inLanguage: 'vi',
    dateModified: source.asOf,
    isBasedOn: source.url,
    citation: some(legalBasis.map((citation) => ({ '@type': 'Legislation', name: citation, legislationIdentifier: documentNumber(citation) }))),
    hasPart: some(answers.map(({ question, answer }) => ({ '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } }))),
  };
}

function providerOf({ authority, jurisdiction }: PublicService, identifiers: Identifiers): JsonLdNode | undefined {
  if (authority === undefined) return undefined;
  return { '@type': 'GovernmentOrganization', '@id': identifiers.authority?.(authority, jurisdiction), name: authority };
}

function channelOf({ channels, timeLimits }: PublicService, kind: ChannelKind, iri: string): JsonLdNode {
  const alike = channels.filter((channel) => channel.kind === kind);
  const limits = timeLimits.filter(({ channel }) => channel === undefined || channel === kind);
  const known = limits.filter((limit) => limit.kind === 'known').map((limit) => `Thời hạn giải quyết: ${timeLimitText(limit)}.`);
  return {
    '@type': 'ServiceChannel',
    '@id': partOf(iri, `channel-${kind}`),
    name: channelNames[kind].vi,
    description: sentences(...alike.map(({ note }) => note), ...known) || undefined,
    serviceUrl: some(alike.flatMap(({ url }) => url ?? [])),
    processingTime: durationOf(limits),
  };
}

function offerOf(fee: Fee): JsonLdNode[] {
  if (fee.kind === 'unknown') return [];
  const price = { price: fee.kind === 'free' ? 0 : fee.feeVnd, priceCurrency: 'VND' };
  return [
    {
      '@type': 'Offer',
      ...price,
      description: feeText(fee),
      priceValidUntil: lastDayOf(fee),
      priceSpecification: fee.kind === 'amount' && fee.unit !== undefined ? { '@type': 'UnitPriceSpecification', ...price, unitText: fee.unit } : undefined,
    },
  ];
}

/** Steps and papers, for which a service of schema.org has no place of its own. */
function howToOf({ name, steps, papers }: PublicService, iri: string): JsonLdNode | undefined {
  if (steps.length + papers.length === 0) return undefined;
  return {
    '@type': 'HowTo',
    '@id': partOf(iri, 'how-to'),
    name: `Cách làm: ${name}`,
    step: some(steps.map(({ title, text }, number) => ({ '@type': 'HowToStep', position: number + 1, name: title, text }))),
    supply: some(
      papers.flatMap(({ situation, papers: wanted }) => wanted.map((paper) => ({ '@type': 'HowToSupply', name: paper.name, description: paperNotes(paper, situation) }))),
    ),
  };
}

function partOf(iri: string, name: string): string {
  return `${iri}${iri.includes('#') ? '-' : '#'}${name}`;
}

function isFirst<T>(value: T, place: number, values: readonly T[]): boolean {
  return values.indexOf(value) === place;
}
