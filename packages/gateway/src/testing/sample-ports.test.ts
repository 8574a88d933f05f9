import assert from 'node:assert/strict';
import { it } from 'node:test';
import { httpStatusOf } from '@motcua/contract';
import { findServices, GuideList, PublicService, ServiceSearchResult } from '@motcua/contract/services';
import * as z from 'zod/mini';
import { failingPort, samplePorts, sampleServices, silentAgency } from './index.ts';

const today = '2026-11-24';

/** The sample agency, asked with validated input and answering in valid answers. */
function agency() {
  const { services } = samplePorts({ today });
  const { signal } = new AbortController();
  const find = async (query: string, more: Partial<z.input<typeof findServices.input>> = {}) =>
    z.parse(ServiceSearchResult, await services.find(z.parse(findServices.input, { query, ...more }), signal));
  return { find, get: (code: string) => services.get({ code }, signal) };
}

it('keeps to the contract, in every record', () => {
  for (const service of sampleServices(today)) z.parse(PublicService, service);
});

it('keeps to the contract in every guide, and leads to services that are there', async () => {
  const { guides } = z.parse(GuideList, await samplePorts({ today }).services.guides({}, new AbortController().signal));
  const codes = new Set(sampleServices(today).map(({ code }) => code));
  const steps = guides.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
  for (const { code } of steps) assert.ok(code === undefined || codes.has(code), code);
  assert.ok(steps.some(({ code }) => code === undefined) && steps.some(({ situation }) => situation) && steps.some(({ isOptional }) => isOptional));
  assert.ok(guides.some(({ titleEn }) => titleEn === undefined));
});

it('holds what is hard on an element', () => {
  const all = sampleServices(today);
  const has = (what: string, test: (service: PublicService) => boolean) => assert.ok(all.some(test), what);
  for (const kind of ['free', 'amount', 'unknown']) has(`fee: ${kind}`, ({ fees }) => fees.some((fee) => fee.kind === kind));
  for (const kind of ['known', 'unknown']) has(`time limit: ${kind}`, ({ timeLimits }) => timeLimits.some((limit) => limit.kind === kind));
  has('a long name', ({ name }) => name.length > 200);
  has('a long word', ({ papers }) => papers.some((group) => group.papers.some(({ name }) => /\S{60}/.test(name))));
  has('a stale record', ({ source }) => Date.parse(today) - Date.parse(source.asOf) > 90 * 86_400_000);
  has('a record of today', ({ source }) => source.asOf === today);
  assert.equal(new Set(all.map(({ code }) => code)).size, all.length);
});

it('is written in composed Unicode', () => {
  const text = JSON.stringify(sampleServices(today));
  assert.equal(text, text.normalize('NFC'));
});

it('answers a name, asks back between siblings, and admits that it has nothing', async () => {
  const { find } = agency();
  assert.deepEqual([(await find('dang ky khai sinh')).outcome, (await find('dang ky khai sinh')).hits[0]?.code], ['answer', '9.000001']);
  const siblings = await find('khai sinh');
  assert.equal(siblings.outcome, 'clarify');
  assert.deepEqual(
    siblings.clarification?.choices.map(({ code }) => code),
    ['9.000001', '9.000002', '9.000003'],
  );
  assert.deepEqual([(await find('tàu vũ trụ')).outcome, (await find('tàu vũ trụ')).hits], ['none', []]);
  assert.equal((await find('?!')).outcome, 'none');
});

it('marks the words that answer', async () => {
  const [hit] = (await agency().find('GIẤY khai sinh cho con')).hits;
  assert.deepEqual(
    hit?.matched.map(([from, to]) => hit.plainName?.slice(from, to)),
    ['giấy', 'khai', 'sinh', 'cho', 'con'],
  );
});

it('narrows by filters, place and limit', async () => {
  const { find } = agency();
  assert.deepEqual(
    (await find('khai sinh', { filters: { channel: 'post' } })).hits.map(({ code }) => code),
    ['9.000001'],
  );
  assert.deepEqual((await find('sao y', { filters: { sectors: ['Hộ tịch'] } })).hits, []);
  assert.deepEqual((await find('khai sinh', { jurisdiction: 'VN-SG' })).hits, []);
  assert.equal((await find('khai sinh', { jurisdiction: 'VN-HN-00004', limit: 2 })).hits.length, 2);
});

it('resolves superseded codes', async () => {
  assert.equal((await agency().get('9.100001'))?.code, '9.000001');
  assert.equal(await agency().get('9.999999'), undefined);
});

it('offers an agency that never answers until it is told to stop', async () => {
  const stop = new AbortController();
  const answer = silentAgency().find({ query: 'x' }, stop.signal);
  stop.abort();
  await assert.rejects(answer, { name: 'AbortError' });
});

it('offers an agency that fails in the contract’s words', async () => {
  await assert.rejects(failingPort('UNAVAILABLE').get({ code: '9.000001' }, new AbortController().signal), { code: 'UNAVAILABLE' });
  assert.equal(httpStatusOf('UNAVAILABLE'), 503);
});
