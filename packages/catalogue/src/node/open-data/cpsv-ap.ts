import type { ChannelKind, Fee, Paper, PublicService } from '@motcua/contract/services';
import { grouped } from '../grouped.ts';
import { documentNumber, durationOf, feeText, paperNotes, sentences, stepLines, timeLimitText } from '@motcua/contract/services/fact-texts';
import { some, type JsonLdNode } from '@motcua/contract/services/json-ld';
import { ReferencedNodes } from './referenced-nodes.ts';
import { audienceNames, channelNames, levelNames, lifeEventNames, onlineLevelNames, type Name } from '@motcua/contract/services/names';
import { placeNode } from './place-node.ts';
import { datasetIri, publisherIri, serviceIri, thingIri, wordFor, type Publication } from './publication.ts';

/** The vocabularies of CPSV-AP 3.2.0 (its section "Terminology"), said in the document itself, so that nobody needs the network to read it. */
const context = {
  atu: 'http://data.europa.eu/88u/dataset/',
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  ...Object.fromEntries(['dct:title', 'dct:alternative', 'dct:description', 'skos:prefLabel'].map((term) => [term, { '@container': '@language' }])),
  'cv:hasValue': { '@type': 'xsd:double' },
  'cv:processingTime': { '@type': 'xsd:duration' },
  'dct:modified': { '@type': 'xsd:date' },
};

const euAuthority = 'http://publications.europa.eu/resource/authority';

/** The collection, for the services that are in it. */
interface Catalogue {
  readonly publication: Publication;
  readonly referenced: ReferencedNodes;
  readonly codes: ReadonlySet<string>;
  /** By identifier: what a legal resource is called. */
  readonly legalTitles: ReadonlyMap<string, string>;
}

/**
 * Records as CPSV-AP 3.2.0, the European application profile for public services.
 *
 * What a record does not know is left out: an unknown fee is no `cv:Cost`, and a record that knows neither its authority nor at which level that is
 * cannot be described, since the profile demands an authority (`isDescribable`). Time limits in working days are in a rule, as text: an
 * `xsd:duration` counts days of the calendar.
 */
export function cpsvApGraph(records: readonly PublicService[], publication: Publication): JsonLdNode {
  const described = records.filter(isDescribable);
  const referenced = new ReferencedNodes();
  const catalogue = { publication, referenced, codes: new Set(described.map(({ code }) => code)), legalTitles: legalTitlesOf(described, publication.base) };
  const services = described.map((record) => serviceOf(record, catalogue));
  return { '@context': context, '@graph': [...datasetOf(publication), ...services, ...referenced.all()] };
}

/** Whether CPSV-AP has a place for a record: `hasCompetentAuthority` is mandatory there. */
export function isDescribable({ authority, governmentLevels }: PublicService): boolean {
  return authority !== undefined || governmentLevels.length > 0;
}

/** The collection that the services are part of. The profile demands its publisher; where nobody says who that is, it is left out. */
function datasetOf({ base, name, publisher }: Publication): JsonLdNode[] {
  if (publisher === undefined) return [];
  return [
    {
      '@id': datasetIri(base),
      '@type': 'dcat:Dataset',
      'dct:identifier': datasetIri(base),
      'dct:title': { vi: name },
      'dct:description': { vi: `${name}, theo CPSV-AP 3.2.0. Điều gì nguồn không cho biết thì không ghi.` },
      'dct:publisher': { '@id': publisherIri(base), '@type': 'foaf:Agent', 'dct:identifier': publisherIri(base), 'dct:title': { vi: publisher } },
    },
  ];
}

function serviceOf(record: PublicService, catalogue: Catalogue): JsonLdNode {
  const { code, name, nameEn, plainName, source, jurisdiction, timeLimits } = record;
  const { publication, referenced, codes } = catalogue;
  const { base, publisher } = publication;
  const iri = serviceIri(base, code);
  const concept = (kind: string, word: string, label: JsonLdNode): JsonLdNode => referenced.add(thingIri(base, kind, word), 'skos:Concept', { 'skos:prefLabel': label });
  const coded = <W extends string>(kind: string, words: readonly W[], names: Readonly<Record<W, Name>>): JsonLdNode[] => words.map((word) => concept(kind, word, names[word]));
  const papers = record.papers.flatMap((group) => group.papers.map((paper) => ({ paper, situation: group.situation })));
  return {
    '@id': iri,
    '@type': 'cpsv:PublicService',
    'dct:identifier': code,
    'dct:title': { vi: name, en: nameEn },
    'dct:alternative': plainName === undefined || plainName === name ? undefined : { vi: plainName },
    'dct:description': { vi: descriptionOf(record) },
    'cv:hasCompetentAuthority': authorityOf(record, catalogue),
    'dct:spatial': placeNode(jurisdiction, base, referenced),
    'cv:sector': record.sector === undefined ? undefined : concept('sectors', wordFor(record.sector), { vi: record.sector }),
    'dct:audience': some(coded('audiences', record.audiences, audienceNames)),
    'cv:isClassifiedBy': some([
      ...coded('government-levels', record.governmentLevels, levelNames),
      ...(record.onlineLevel === 'unknown' ? [] : coded('online-levels', [record.onlineLevel], onlineLevelNames)),
    ]),
    'cv:isGroupedBy': some(record.lifeEvents.map((event) => eventOf(event, base, referenced))),
    'cv:processingTime': timeLimits[0]?.channel === undefined ? durationOf(timeLimits) : undefined,
    'cv:hasChannel': some([...new Set(record.channels.map(({ kind }) => kind))].map((kind) => channelOf(record, kind, concept('channel-types', kind, channelNames[kind]), iri))),
    'cv:hasCost': some(record.fees.flatMap((fee) => costOf(fee, record, iri, referenced))),
    'cpsv:hasInput': some(papers.map(({ paper, situation }) => evidenceOf(paper, situation, iri, code, catalogue))),
    'cv:hasInputType': some([...new Set(papers.map(({ paper }) => paper.name))].map((paper) => evidenceTypeOf(paper, catalogue))),
    'cpsv:produces': some(record.results.map((result) => own(iri, code, 'output', [result], { '@type': 'cv:Output', 'dct:title': { vi: result } }))),
    'cv:holdsRequirement':
      record.applicants === undefined
        ? undefined
        : own(iri, code, 'applicants', [], { '@type': 'cv:Requirement', 'dct:title': { vi: 'Người được nộp hồ sơ' }, 'dct:description': { vi: record.applicants } }),
    'cpsv:follows': some(rulesOf(record, iri)),
    'cv:hasLegalResource': some(record.legalBasis.map((citation) => legalResourceOf(citation, catalogue))),
    'cv:relatedService': some(record.related.filter((other) => codes.has(other)).map((other) => ({ '@id': serviceIri(base, other) }))),
    'dct:isPartOf': publisher === undefined ? undefined : { '@id': datasetIri(base) },
    'dct:replaces': some(record.replaces.map((old) => ({ '@id': serviceIri(base, old) }))),
    'dct:source': { '@id': source.url },
    'dct:modified': source.asOf,
  };
}

/** Something of this service alone, identified by what it says. */
function own(iri: string, code: string, kind: string, texts: readonly (string | undefined)[], properties: JsonLdNode): JsonLdNode {
  const fragment = texts.length === 0 ? kind : `${kind}-${wordFor(...texts)}`;
  return { '@id': `${iri}#${fragment}`, 'dct:identifier': `${code}#${fragment}`, ...properties };
}

/** A description is mandatory; where a record has none, what it knows says what it is. */
function descriptionOf({ caveat, summary, code, sector }: PublicService): string {
  return sentences(caveat, summary ?? `Thủ tục hành chính mã ${code}${sector === undefined ? '' : `, lĩnh vực ${sector}`}.`);
}

/** The authority by its name, or, where the source names none, as what it is known to be: one of a level. */
function authorityOf({ authority, governmentLevels, jurisdiction }: PublicService, { publication: { base }, referenced }: Catalogue): JsonLdNode[] {
  const names =
    authority === undefined
      ? governmentLevels.map((level) => ({ vi: `Cơ quan cấp: ${levelNames[level].vi}`, en: `Authority of the level: ${levelNames[level].en}` }))
      : [{ vi: authority }];
  return names.map((name) =>
    referenced.add(thingIri(base, 'authorities', wordFor(name.vi, jurisdiction)), 'cv:PublicOrganisation', {
      'skos:prefLabel': name,
      'dct:spatial': placeNode(jurisdiction, base, referenced),
    }),
  );
}

/** `business` is a business event; the others are events of a life. Both types are named for whoever does not infer the wider one. */
function eventOf(event: PublicService['lifeEvents'][number], base: string, referenced: ReferencedNodes): JsonLdNode {
  return referenced.add(thingIri(base, 'life-events', event), [event === 'business' ? 'cv:BusinessEvent' : 'cv:LifeEvent', 'cv:Event'], {
    'dct:identifier': event,
    'dct:title': lifeEventNames[event] ?? { vi: event, en: event },
  });
}

/** The profile has no property for a channel's address; it lets a homepage be added (usage note of `Channel.type`). */
function channelOf({ code, channels, timeLimits }: PublicService, kind: ChannelKind, type: JsonLdNode, iri: string): JsonLdNode {
  const alike = channels.filter((channel) => channel.kind === kind);
  const notes = alike.flatMap(({ note }) => note ?? []);
  return own(iri, code, `channel-${kind}`, [], {
    '@type': 'cv:Channel',
    'dct:type': type,
    'dct:description': notes.length === 0 ? undefined : { vi: sentences(...notes) },
    'cv:processingTime': durationOf(timeLimits.filter(({ channel }) => channel === undefined || channel === kind)),
    'foaf:homepage': some(alike.flatMap(({ url }) => (url === undefined ? [] : [{ '@id': url, '@type': 'foaf:Document' }]))),
  });
}

function costOf(fee: Fee, { code, channels }: PublicService, iri: string, referenced: ReferencedNodes): JsonLdNode[] {
  if (fee.kind === 'unknown') return [];
  const text = feeText(fee);
  const isOffered = channels.some(({ kind }) => kind === fee.channel);
  return [
    own(iri, code, 'cost', [text], {
      '@type': 'cv:Cost',
      'cv:hasValue': fee.kind === 'free' ? 0 : fee.feeVnd,
      'cv:currency': referenced.add(`${euAuthority}/currency/VND`, 'skos:Concept', { 'skos:prefLabel': { vi: 'đồng', en: 'dong' } }),
      'dct:description': { vi: text },
      'cv:ifAccessedThrough': isOffered ? { '@id': `${iri}#channel-${fee.channel}` } : undefined,
    }),
  ];
}

function evidenceOf(paper: Paper, situation: string | undefined, iri: string, code: string, catalogue: Catalogue): JsonLdNode {
  const about = paperNotes(paper, situation);
  return own(iri, code, 'evidence', [paper.name, about], {
    '@type': 'cv:Evidence',
    'dct:title': { vi: paper.name },
    'dct:description': about === undefined ? undefined : { vi: about },
    'dct:conformsTo': evidenceTypeOf(paper.name, catalogue),
  });
}

function evidenceTypeOf(name: string, { publication: { base }, referenced }: Catalogue): JsonLdNode {
  const word = wordFor(name);
  return referenced.add(thingIri(base, 'evidence-types', word), 'cv:EvidenceType', { 'dct:identifier': word, 'dct:title': { vi: name } });
}

/** What the service goes by, where it is more than a figure: its steps, its time limits, who need not pay. */
function rulesOf({ code, steps, timeLimits, exemptions }: PublicService, iri: string): JsonLdNode[] {
  const known = timeLimits.filter(({ kind }) => kind === 'known');
  const rules: readonly (readonly [kind: string, title: string, lines: readonly string[]])[] = [
    ['steps', 'Trình tự thực hiện', stepLines(steps)],
    ['time-limits', 'Thời hạn giải quyết', known.map(timeLimitText)],
    ['exemptions', 'Miễn, giảm phí và lệ phí', exemptions],
  ];
  return rules.flatMap(([kind, title, lines]) =>
    lines.length === 0 ? [] : [own(iri, code, kind, [], { '@type': 'cpsv:Rule', 'dct:title': { vi: title }, 'dct:description': { vi: lines.join('\n') } })],
  );
}

function legalResourceOf(citation: string, { publication: { base }, referenced, legalTitles }: Catalogue): JsonLdNode {
  const iri = legalIri(citation, base);
  return referenced.add(iri, 'eli:LegalResource', { 'eli:id_local': documentNumber(citation), 'dct:title': { vi: legalTitles.get(iri) ?? citation } });
}

/** A document has the same identifier wherever its number is cited. */
function legalIri(citation: string, base: string): string {
  const number = documentNumber(citation);
  return thingIri(base, 'legal-resources', number === undefined ? wordFor(citation) : number.replaceAll('/', '-').replaceAll('Đ', 'D'));
}

/** Several citations of one document differ, and some are damaged; the most usual one is whole. */
function legalTitlesOf(records: readonly PublicService[], base: string): Map<string, string> {
  const citations = grouped(
    records.flatMap(({ legalBasis }) => legalBasis),
    (citation) => legalIri(citation, base),
  );
  return new Map([...citations].map(([iri, alike]) => [iri, mostUsual(alike)]));
}

function mostUsual(texts: readonly string[]): string {
  return [...grouped(texts, (text) => text).values()].reduce((most, alike) => (alike.length > most.length ? alike : most))[0] ?? '';
}
