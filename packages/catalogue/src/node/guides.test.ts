import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import type { Guide } from '@motcua/contract/services';
import { openCatalogue } from '../catalogue.ts';
import { buildCatalogue, memorySource } from './build-catalogue.ts';
import { fewRecords } from './few-records.test-builder.ts';
import { guideFaults, readGuides } from './guides.ts';
import { hanoiGuides, hanoiRecords } from './hanoi.ts';
import { lifeEventNames } from '@motcua/contract/services/names';
import { plainWordsFaults } from './overlay/plain-words.ts';
import { withFolder } from './with-folder.test-builder.ts';

const records = fewRecords();

/** A guide that can be published with the few records, and changes that break it. */
function guide(changes: Partial<Guide> = {}): Guide {
  return {
    event: 'birth',
    title: 'Sinh con',
    summary: 'Làm giấy khai sinh trước.',
    stages: [{ title: 'Trước hết', steps: [{ code: '1.001193', title: 'Khai sinh' }] }],
    source: { name: 'x', url: 'https://phuong.example.gov.vn/', asOf: '2026-07-17' },
    ...changes,
  };
}
const stepsOf = (guides: readonly Guide[]) => guides.flatMap(({ event, stages }) => stages.flatMap(({ steps }) => steps.map((step) => ({ event, ...step }))));
/** Laws that a sentence of the starter catalogue may rest on besides the records, each with its article where it has one. */
const law = /(Điều \d+ )?(Luật [\p{L} ]+số|Nghị định số) \d+\/\d{4}\/[\p{L}\d-]+/u;

it('has a guide for every life event in use, each of three to nine steps, whose services are those of the catalogue', () => {
  const guides = hanoiGuides();
  assert.deepEqual(guideFaults(guides, hanoiRecords()), []);
  assert.deepEqual(guides.map(({ event }) => event).sort(), Object.keys(lifeEventNames).sort());
  for (const { event, stages } of guides) {
    const count = stages.reduce((sum, { steps }) => sum + steps.length, 0);
    assert.ok(count >= 3 && count <= 9, `${event}: ${count} steps`);
  }
});

it('says everything in both languages, in at most two short sentences', () => {
  for (const { event, titleEn, summaryEn, stages } of hanoiGuides()) {
    assert.ok(titleEn && summaryEn, event);
    for (const stage of stages) assert.ok(stage.titleEn, `${event}: ${stage.title}`);
  }
  for (const { event, title, titleEn, note, noteEn, situation, situationEn } of stepsOf(hanoiGuides())) {
    const where = `${event}: ${title}`;
    assert.ok(titleEn, where);
    assert.equal(note === undefined, noteEn === undefined, where);
    assert.equal(situation === undefined, situationEn === undefined, where);
    assert.ok(title.length <= 60, where);
    for (const text of [note ?? '', noteEn ?? '']) {
      assert.ok(text.split(/(?<=[.?!])\s/).length <= 2, `${where}: ${text}`);
      assert.ok(text.length <= 230, `${where}: ${text.length} letters`);
    }
  }
});

it('states no number that neither the record of its step nor a law named beside it has', () => {
  const said = new Map(hanoiRecords().map((record) => [record.code, JSON.stringify(record)]));
  const faults = stepsOf(hanoiGuides()).flatMap(({ event, code, title, note = '', noteEn = '' }) => {
    const record = said.get(code ?? '') ?? '';
    const numbers = (text: string): string[] => (text.match(/(?<![\d/])\d+(?![\d/])/g) ?? []).filter((number) => number !== '113');
    const vi = law.test(note) ? [] : numbers(note).filter((number) => !new RegExp(`(?<!\\d)0?${number}(?!\\d)`).test(record));
    const en = numbers(noteEn.replace(/\([^)]*\)/g, '')).filter((number) => !note.includes(number));
    return [...vi, ...en].map((number) => `${event}, ${title}: ${number}`);
  });
  assert.deepEqual(faults, []);
});

it('says nothing as fresher than the records that it rests on', () => {
  const days = new Map(hanoiRecords().map(({ code, source }) => [code, source.asOf]));
  for (const { event, source, stages } of hanoiGuides()) {
    const oldest = stages.flatMap(({ steps }) => steps.flatMap(({ code }) => days.get(code ?? '') ?? [])).sort()[0];
    assert.equal(source.asOf, oldest, event);
  }
});

it('has no abolished authority and no unexplained abbreviation', () => {
  const faults = hanoiGuides().flatMap((each) => {
    const texts = [
      each.title,
      each.summary,
      ...each.stages.map(({ title }) => title),
      ...stepsOf([each]).flatMap(({ title, note = '', situation = '' }) => [title, note, situation]),
    ];
    const answers = texts.map((text) => ({ question: 'x', answer: text.replace(new RegExp(law, 'gu'), '') || 'x' }));
    return plainWordsFaults({ code: '9.000001', plainName: 'x', summary: 'x', answers }).map(({ vi }) => `${each.event}: ${vi}`);
  });
  assert.deepEqual(faults, []);
});

it('asks the same question about a situation in the same words in both languages', () => {
  for (const each of hanoiGuides()) {
    const english = new Map<string, string>();
    for (const { situation, situationEn = '' } of stepsOf([each]))
      if (situation) assert.equal(english.get(situation) ?? situationEn, english.set(situation, situationEn).get(situation), each.event);
  }
});

it('leads to the successor of a superseded service', async () => {
  const [first, ...rest] = records;
  assert.ok(first);
  const replaced = [{ ...first, replaces: ['1.999999'] }, ...rest];
  const old = guide({ stages: [{ title: 'a', steps: [{ code: '1.999999', title: 'b', isOptional: true }] }] });
  const catalogue = await openCatalogue(memorySource(buildCatalogue(replaced, { guides: [old] })));
  assert.deepEqual((await catalogue.guides())[0]?.stages[0]?.steps, [{ code: first.code, title: 'b', isOptional: true }]);
});

it('tells every fault at once, and builds nothing', () => {
  const faulty = [
    guide({ event: 'wedding' }),
    guide(),
    guide({ stages: [{ title: 'Sau', steps: [] }] }),
    guide({ event: 'moving', stages: [] }),
    guide({
      event: 'home',
      stages: [
        {
          title: 'a',
          steps: [{ code: '9.999999', title: 'Xa' }, { title: 'Gần' }, { title: 'Gần', note: 'Hỏi phường.' }],
        },
      ],
    }),
  ];
  assert.deepEqual(
    guideFaults(faulty, records).map(({ event, en }) => `${event}: ${en}`),
    [
      'wedding: no service knows this life event',
      'birth: this life event has a guide already',
      'birth: the stage "Sau" has no step',
      'moving: there is no step',
      'home: the step "Xa": there is no service 9.999999',
      'home: the step "Gần" names neither a service nor where people go',
      'home: two steps are called "Gần"',
    ],
  );
  assert.throws(() => buildCatalogue(records, { guides: faulty }), { name: 'TypeError', message: /7 faults in guides:\n {2}wedding: / });
});

it('knows a life event that only a city of its own has', () => {
  const [first, ...rest] = records;
  assert.ok(first);
  assert.deepEqual(guideFaults([guide({ event: 'flood' })], [{ ...first, lifeEvents: ['flood'] }, ...rest]), []);
});

it('names the file and the field that cannot be read, a misspelt one too', async () => {
  await withFolder(async (folder) => {
    assert.throws(() => readGuides(join(folder, 'nowhere')), { name: 'ImportRefusal', message: /nowhere is not there/ });
    const write = (value: unknown) => writeFileSync(join(folder, '01-birth.json'), JSON.stringify(value));
    write({ ...guide(), stages: [{ title: 'a', steps: [{ title: 'b', situatoin: 'c' }] }] });
    assert.throws(() => readGuides(folder), /01-birth\.json is no guide: stages\.0\.steps\.0 there is no field "situatoin"/);
    write(guide({ stages: [{ title: 'a', steps: [] }] }));
    assert.throws(() => readGuides(folder), /01-birth\.json is no guide: stages\.0\.steps /);
    write(guide());
    assert.deepEqual(readGuides(folder), [guide()]);
  });
});
