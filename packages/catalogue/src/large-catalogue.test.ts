import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FindableService } from './findable.ts';
import { deltaFile, findFile, findTableIn, tableOf } from './find-file.ts';
import { createSearch } from './search.ts';

/** So many that a query tells only the likeliest apart. */
const count = 17_000;

function serviceAt(number: number, changes: Partial<FindableService> = {}): FindableService {
  return {
    code: `1.${String(number).padStart(6, '0')}`,
    name: `Cấp giấy phép công trình ${number % 10 === 0 ? 'thủy lợi' : 'xây dựng'}`,
    sector: 'Một',
    governmentLevels: ['province'],
    audiences: ['business'],
    channels: ['counter'],
    jurisdiction: 'VN',
    timeLimits: [],
    fees: [],
    aliases: [],
    replaces: [],
    ...changes,
  };
}

/** Alike but the last two: one of a place, one for citizens at the commune. */
const services = Array.from({ length: count }, (_, number) => serviceAt(number));
services.push(serviceAt(count, { jurisdiction: 'VN-SG', sector: 'Hai' }), serviceAt(count + 1, { governmentLevels: ['commune'], audiences: ['citizen'] }));
const search = await createSearch(tableOf(services, ''));
const question = 'cấp giấy phép công trình';

it('finds what is narrowed to among thousands that fit alike', async () => {
  const { hits } = await search.search(question, { filters: { sectors: ['Hai'] } });
  assert.deepEqual(
    hits.map(({ code }) => code),
    [serviceAt(count).code],
  );
});

it('puts first what citizens may mean, however many fit alike', async () => {
  const { hits } = await search.search(question, { limit: 1 });
  assert.equal(hits[0]?.code, serviceAt(count + 1).code);
});

it('tells apart by common words what rarer ones found', async () => {
  const verbs = ['Cấp', 'Gia hạn', 'Thu hồi'];
  const all = Array.from({ length: count }, (_, number) =>
    serviceAt(number, { name: `${verbs[number % verbs.length]} giấy phép ${number < count - verbs.length ? 'xây dựng' : 'hồ chứa'}` }),
  );
  const { hits } = await (await createSearch(tableOf(all, ''))).search('hồ chứa thu hồi giấy phép', { limit: 1 });
  assert.equal(hits[0]?.name, 'Thu hồi giấy phép hồ chứa');
});

it('weighs what is typed a hundred times without going beyond the numbers there are', async () => {
  const rare = serviceAt(count + 2, { name: 'Bò cá dê gà hổ kỳ lạ mèo', governmentLevels: ['commune'], audiences: ['citizen'] });
  const { hits } = await (await createSearch(tableOf([...services, rare], ''))).search(`${'bcdghklm '.repeat(160)}cấp giấy phép`, { limit: 1 });
  assert.equal(hits[0]?.code, rare.code);
});

it('counts all that fit', async () => {
  const { sectors } = await search.facets(question);
  assert.deepEqual(sectors, [
    { value: 'Một', count: count + 1 },
    { value: 'Hai', count: 1 },
  ]);
});

it('goes on by a delta from a file in which words are joined', () => {
  const older = services.slice(0, 300);
  const newer = [...older.slice(5), ...services.slice(-2), serviceAt(400, { name: 'Xây dựng công trình, CẤP GIẤY PHÉP' })];
  const { bytes } = findFile({ services: older, lexicon: '' });
  const table = findTableIn(bytes, deltaFile(bytes, { services: newer, lexicon: 'x' }));
  assert.deepEqual(
    Array.from({ length: table.size }, (_, service) => table.service(service)),
    [...newer].sort((a, b) => (a.code < b.code ? -1 : 1)),
  );
});
