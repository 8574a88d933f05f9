import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import * as z from 'zod/mini';
import { faultsIn, problem } from './wire.ts';
import { Problem } from './problem.ts';
import { askAssistant } from './assistant/index.ts';
import * as assistantWire from './assistant/wire.ts';
import { getHealthBook } from './health/index.ts';
import * as healthWire from './health/wire.ts';
import { findServices, getService, listGuides } from './services/index.ts';
import * as wire from './services/wire.ts';
import { SiteConfiguration } from './site/index.ts';
import * as siteWire from './site/wire.ts';
import { listCertificates } from './signing/index.ts';
import * as signingWire from './signing/wire.ts';

const folder = new URL('../../catalogue/hanoi/', import.meta.url);
/** One in fifteen: each is changed in thousands of ways below. */
const records: unknown[] = readdirSync(folder)
  .filter((file, place) => file.endsWith('.json') && place % 15 === 0)
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

const hit = {
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  governmentLevels: ['commune'],
  channels: ['counter'],
  timeLimits: [{ kind: 'unknown' }],
  fees: [{ kind: 'amount', feeVnd: 8000, channel: 'online' }],
  matched: [[0, 3]],
};
const source = { name: 'Cổng', url: 'https://dichvucong.gov.vn/', asOf: '2026-07-17' };
const results: unknown[] = [
  { outcome: 'answer', hits: [hit], source },
  {
    outcome: 'clarify',
    hits: [hit],
    clarification: {
      choices: [
        { code: '1.001193', label: 'a' },
        { code: '1.004884', label: 'b', note: 'c' },
      ],
    },
    source,
  },
  { outcome: 'none', hits: [], source },
];
const questions: unknown[] = [
  { query: 'khai sinh' },
  { query: 'x', limit: 5, jurisdiction: 'VN-HN', filters: { channel: 'online', governmentLevel: 'commune', sectors: ['Hộ tịch'] } },
  { code: '1.001193' },
];
const problems: unknown[] = [
  { status: 400, code: 'BAD_INPUT', requestId: '4F7K-2M9Q', fields: ['query'] },
  { status: 503, code: 'TOO_MANY', requestId: 'x', retryAfterSeconds: 7 },
];

const turns: unknown[] = [{ turns: ['khai sinh cần gì', 'mất bao lâu'] }];
const parts: unknown[] = [
  { type: 'start', messageId: 'a' },
  { type: 'data-outcome', data: { outcome: 'answer', codes: ['1.001193'] } },
  { type: 'source-url', sourceId: '1.001193', url: 'https://dichvucong.gov.vn/', title: 'Khai sinh' },
  { type: 'data-help', data: { reason: 'unknown', contacts: [{ name: 'Tổng đài', phone: '1022' }] } },
  { type: 'text-delta', id: 't', delta: '' },
  { type: 'finish' },
];
const books: unknown[] = [
  {
    patient: { name: 'Người Mẫu', birthDate: '1950', gender: 'male', identifiers: [{ kind: 'citizen', masked: '•••002' }] },
    source: { name: 'Trạm y tế', asOf: '2026-11' },
    notes: [],
    sections: [
      {
        kind: 'results',
        title: 'Xét nghiệm',
        depth: 0,
        state: 'items',
        items: [
          {
            label: 'Đường huyết',
            codes: [{ code: '1' }],
            values: [{ text: '7,2', number: 7.2 }],
            details: [{ kind: 'note', text: 'x' }],
            status: 'active',
            sensitivity: 'ordinary',
          },
        ],
      },
      { kind: 'allergies', title: 'Dị ứng', depth: 0, state: 'noneKnown', items: [], assured: { by: 'Trạm y tế', asOf: '2026-11-01T08:00:00+07:00' } },
    ],
  },
];
const certificates: unknown[] = [
  {
    source: { name: 'Nơi cấp', asOf: '2026-11-24T01:02:03.004Z' },
    certificates: [
      {
        state: 'active',
        kind: 'usbToken',
        subject: { name: 'Người Mẫu' },
        validTo: '2027-01-01T00:00:00Z',
        nextStep: 'none',
        isRevocationKnown: true,
        source: { name: 'Nơi cấp', asOf: '2026-11-24T01:02:03.004Z' },
      },
    ],
  },
];
const sites: unknown[] = [
  {
    version: 1,
    helpline: '1022',
    asOf: '2026-11-20',
    communes: [
      {
        code: '00070',
        counters: [
          { name: 'Quầy', address: 'Số 1', hours: [{ days: 'Thứ Hai', times: '8:00–12:00' }], phone: '(024) 0000 0000', mapUrl: 'https://a.example/', note: 'x' },
          { name: 'Quầy', address: 'Số 2', hours: [{ days: 'Thứ Hai', times: 'Nghỉ' }], phone: '1022' },
        ],
      },
    ],
  },
];

/** What is wrong in one way or another, and what is odd but right. */
/** A guide with everything, and one with what it must have. */
const guides: unknown[] = [
  { guides: [] },
  {
    guides: [
      {
        event: 'birth',
        title: 'Sinh con',
        titleEn: 'Having a child',
        summary: 'Khai sinh trước.',
        summaryEn: 'Register first.',
        stages: [
          {
            title: 'Trước hết',
            titleEn: 'First',
            steps: [
              { code: '1.001193', title: 'Khai sinh', titleEn: 'Register', note: 'Mang giấy.', noteEn: 'Bring it.', situation: 'Có con', situationEn: 'A child', isOptional: true },
              { title: 'Hỏi' },
            ],
          },
        ],
        source: { name: 'Cổng', url: 'https://dichvucong.gov.vn/', asOf: '2026-07-17' },
      },
    ],
  },
];

const oddities: unknown[] = [
  undefined,
  null,
  '',
  'x',
  ' ',
  'x'.repeat(2001),
  0,
  -1,
  1,
  1.5,
  NaN,
  Infinity,
  51,
  true,
  [],
  {},
  [0, 1],
  [[0]],
  ['counter'],
  'counter',
  'javascript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  'https://',
  'HTTPS://A.EXAMPLE',
  'http://a.example/ x',
  '2026-02-30',
  '2026-13-01',
  '2024-02-29',
  '1.001193',
  '1.1',
  'VN-HN-00004',
  'vn',
  { kind: 'free' },
  { kind: 'unknown' },
  { kind: 'amount', feeVnd: 0 },
];

const pairs = [
  { zod: findServices.input, schema: wire.findServices.input, definitions: wire.findServices.definitions, sound: questions },
  { zod: findServices.output, schema: wire.findServices.output, definitions: wire.findServices.definitions, sound: results },
  { zod: getService.input, schema: wire.getService.input, definitions: wire.getService.definitions, sound: questions },
  { zod: getService.output, schema: wire.getService.output, definitions: wire.getService.definitions, sound: records },
  { zod: listGuides.output, schema: wire.listGuides.output, definitions: wire.listGuides.definitions, sound: guides },
  { zod: askAssistant.input, schema: assistantWire.askAssistant.input, definitions: assistantWire.askAssistant.definitions, sound: turns },
  { zod: askAssistant.stream, schema: assistantWire.askAssistant.output, definitions: assistantWire.askAssistant.definitions, sound: parts },
  { zod: getHealthBook.output, schema: healthWire.getHealthBook.output, definitions: healthWire.getHealthBook.definitions, sound: books },
  { zod: listCertificates.output, schema: signingWire.listCertificates.output, definitions: signingWire.listCertificates.definitions, sound: certificates },
  { zod: SiteConfiguration, schema: siteWire.siteConfiguration, definitions: siteWire.siteDefinitions, sound: sites },
  { zod: Problem, schema: problem, definitions: {}, sound: problems },
] as const;

/** Every value that differs from a sound one in a single place: changed to an oddity, left out, or added to. */
function* mutantsOf(value: unknown): Generator<unknown> {
  yield* oddities;
  if (Array.isArray(value)) {
    yield [...value, ...value];
    for (const [index, item] of value.slice(0, 3).entries()) for (const mutant of mutantsOf(item)) yield value.with(index, mutant);
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, unheardOf: 1 };
    for (const [name, field] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      for (const mutant of mutantsOf(field)) yield { ...value, [name]: mutant };
    }
  }
}

it('finds fault with exactly what the contract refuses', () => {
  const seen = { sound: 0, faulty: 0 };
  for (const { zod, schema, definitions, sound } of pairs) {
    for (const value of sound) {
      for (const mutant of [value, ...mutantsOf(value)]) {
        const isSound = z.safeParse(zod as z.core.$ZodType, mutant).success;
        assert.equal(faultsIn(definitions, schema, mutant).length === 0, isSound, JSON.stringify(mutant)?.slice(0, 400));
        seen[isSound ? 'sound' : 'faulty'] += 1;
      }
    }
  }
  assert.ok(seen.sound > 5000 && seen.faulty > 20_000, JSON.stringify(seen));
});

it('names the field, never its value', () => {
  const { definitions, output } = wire.findServices;
  const faults = faultsIn(definitions, output, { outcome: 'answer', hits: [{ ...hit, code: 'secret' }], source: { ...source, url: 'javascript:secret' } });
  assert.deepEqual(faults, ['hits.0.code', 'source.url']);
  assert.deepEqual(faultsIn(definitions, output, 'secret'), ['(root)']);
});
