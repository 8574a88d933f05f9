import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ServiceFilters } from '@motcua/contract/services';
import { openCatalogue } from './catalogue.ts';
import { hanoiCatalogue } from './node/hanoi.ts';

const hanoi = await openCatalogue(hanoiCatalogue());

/** What a citizen types, and the service that answers it. */
const questions: readonly (readonly [string, ...string[]])[] = [
  ['con mới sinh cần giấy gì', '1.001193'],
  ['dang ky khai sinh', '1.001193'],
  ['đăng ký kết hôn cần giấy tờ gì', '1.000894'],
  ['xin giấy xác nhận độc thân', '1.004873'],
  ['bố tôi mới mất phải báo ở đâu', '1.000656'],
  ['photo công chứng bằng tốt nghiệp', '2.000815'],
  ['chứng thực chữ ký', '2.000884'],
  ['đăng ký tạm trú cho sinh viên thuê trọ', '1.004194'],
  ['nhập khẩu về nhà chồng', '1.004222'],
  ['xoa dang ky thuong tru', '1.003197'],
  ['bà tôi 80 tuổi không có lương hưu có được trợ cấp không', '1.014027'],
  ['giấy xác nhận khuyết tật', '1.001699'],
  ['mở cửa hàng tạp hóa thì đăng ký gì', '1.001612'],
  ['sang tên sổ đỏ', '1.013831'],
  // Both are meant: which one depends on whether the register is still there.
  ['làm lại giấy khai sinh bị mất', '1.004884', '2.000635'],
];

function withoutDiacritics(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
}

async function codesFor(query: string): Promise<string[]> {
  return (await hanoi.search(query)).hits.map(({ code }) => code);
}

for (const [question, ...answers] of questions) {
  it(`puts the right service first for "${question}", with, without and with decomposed diacritics`, async () => {
    for (const typed of [question, withoutDiacritics(question), question.normalize('NFD'), question.toUpperCase(), `  ${question} ? `]) {
      const [first = 'nothing'] = await codesFor(typed);
      assert.ok(answers.includes(first), `${typed}: ${first}`);
    }
  });
}

const mistyped: readonly (readonly [string, ...string[]])[] = [
  ['khai sihn', '1.001193'],
  ['khai sing', '1.001193'],
  ['giay khai shin', '1.001193'],
  ['kêt hôn', '1.000894'],
  ['căn cuoc', '1.014061', '1.014063', '1.014064'],
  ['căn cươc', '1.014061', '1.014063', '1.014064'],
  ['sổ đõ', '1.013978'],
  ['bằng lái se', '3.000346', '3.000347', '3.000348'],
];
for (const [typed, ...answers] of mistyped) {
  it(`takes "${typed}" for what was meant`, async () => {
    const { outcome, hits } = await hanoi.search(typed);
    assert.notEqual(outcome, 'none');
    assert.ok(answers.includes(hits[0]?.code ?? 'nothing'), hits[0]?.code);
  });
}

it('counts each way to narrow beside the other filters, and finds as many as it counted', async () => {
  const limit = 1000;
  for (const query of ['đăng ký', 'khai sihn', 'mất giấy tờ', '1.001193', 'xây nhà trên đất của bố mẹ']) {
    const all = await hanoi.facets(query);
    const byPost = await hanoi.facets(query, { filters: { channel: 'post' } });
    assert.deepEqual(byPost.channels, all.channels, 'a choice that was made must not hide the others');
    const found = async (filters: ServiceFilters): Promise<number> => (await hanoi.search(query, { limit, filters })).hits.length;
    for (const { value, count } of all.sectors) assert.equal(await found({ sectors: [value] }), count, `${query}: ${value}`);
    for (const { value, count } of all.governmentLevels) assert.equal(await found({ governmentLevel: value }), count, `${query}: ${value}`);
    for (const { value, count } of all.channels) assert.equal(await found({ channel: value }), count, `${query}: ${value}`);
    for (const { value, count } of all.audiences) assert.equal(await found({ audience: value }), count, `${query}: ${value}`);
    for (const { value, count } of byPost.sectors) assert.equal(await found({ channel: 'post', sectors: [value] }), count, `${query}, by post: ${value}`);
    if (query !== '1.001193') assert.ok(all.sectors.length > 1 && all.channels.length > 1, query);
  }
});

it('says that nothing fits what no public service does', async () => {
  for (const query of [
    'thời tiết hôm nay',
    'thoi tiet hom nay',
    'mua vé máy bay',
    'mua ve may bay',
    'asdfgh',
    'kết quả xổ số',
    'công thức nấu bún bò huế',
    'giá vàng hôm nay',
    'phim hay',
    'chào bạn',
    'lịch thi đấu bóng đá',
    '???',
    '   ',
    '😀😀',
  ])
    assert.equal((await hanoi.search(query)).outcome, 'none', query);
});

it('finds a service by its code, and by a code that it superseded', async () => {
  assert.equal((await hanoi.search('1.004222')).outcome, 'answer');
  assert.deepEqual((await codesFor('thủ tục 1.004222 cần gì')).slice(0, 1), ['1.004222']);
  assert.deepEqual(await hanoi.search('9.999999').then(({ outcome, hits }) => [outcome, hits.length]), ['none', 0]);
});

it('finds while the last word is still being typed', async () => {
  for (const [typed, code] of [
    ['khai si', '1.001193'],
    ['đăng ký kết h', '1.000894'],
    ['dang ky tam tr', '1.004194'],
    ['khuyết t', '1.001699'],
  ] as const)
    assert.equal((await codesFor(typed))[0], code, typed);
});

it('marks what was looked for in the shown title, whatever was typed', async () => {
  for (const typed of ['chứng thực chữ ký', 'chung thuc chu ky', 'chứng thực chữ ký'.normalize('NFD')]) {
    const hit = (await hanoi.search(typed)).hits.find(({ code }) => code === '2.000884');
    assert.deepEqual(hit?.matched, [[0, 'Chứng thực chữ ký'.length]], typed);
  }
  for (const { plainName, name, matched } of (await hanoi.search('giay khai sinh cho con')).hits) {
    const title = plainName ?? name;
    let end = -1;
    for (const [from, to] of matched) {
      assert.ok(from > end && to > from && to <= title.length, title);
      end = to;
    }
  }
});

it('asks where siblings fit alike, and tells them apart', async () => {
  const { outcome, clarification } = await hanoi.search('khai sinh bị mất');
  assert.equal(outcome, 'clarify');
  assert.deepEqual(
    clarification?.choices
      .map(({ note }) => note)
      .slice(0, 2)
      .sort(),
    ['Mất giấy nhưng sổ gốc vẫn còn', 'Mất giấy và sổ gốc cũng không còn'],
  );
});

it('asks with two choices at least and four at most, or not at all', async () => {
  const outcomes = new Set<string>();
  for (const question of [...questions.map(([each]) => each), 'chứng thực', 'đăng ký ở', 'đăng ký']) {
    const { outcome, clarification } = await hanoi.search(question);
    outcomes.add(outcome);
    assert.equal(clarification !== undefined, outcome === 'clarify', question);
    if (clarification) assert.ok(clarification.choices.length >= 2 && clarification.choices.length <= 4, question);
  }
  assert.deepEqual([...outcomes].sort(), ['answer', 'clarify']);
});

it('keeps to filters, to the place of the asker, and to the limit', async () => {
  const { hits } = await hanoi.search('sổ đỏ', { filters: { governmentLevel: 'province' } });
  assert.ok(hits.length > 0 && hits.every(({ governmentLevels }) => governmentLevels.includes('province')));
  assert.ok((await hanoi.search('khai sinh', { filters: { channel: 'post' } })).hits.every(({ channels }) => channels.includes('post')));
  assert.deepEqual((await hanoi.search('đăng ký', { filters: { sectors: ['Không có'] } })).hits, []);
  assert.equal((await hanoi.search('đăng ký', { limit: 2 })).hits.length, 2);
  assert.ok((await hanoi.search('khai sinh', { jurisdiction: 'VN-HN-00004' })).hits.length > 0);
  assert.ok((await hanoi.search('khai sinh', { jurisdiction: '' })).hits.length > 0); // An attribute that is left empty.
});

it('answers whatever is typed, and in time', async () => {
  const hostile = [
    '\u0000\u0007\u001b[31m',
    'a'.repeat(10_000),
    'đ'.repeat(10_000),
    'khai sinh '.repeat(1000),
    `${'\u0301'.repeat(10_000)}`,
    `a${'\u200b'.repeat(9_999)}`,
    '((((((((((',
    '1.'.repeat(5000),
    '\ud800',
    '__proto__ constructor toString',
    '<script>alert(1)</script>',
    '𝔎𝔥𝔞𝔦 𝔰𝔦𝔫𝔥',
    '1.001193'.repeat(1250),
  ];
  for (const query of hostile) {
    const start = performance.now();
    const { hits } = await hanoi.search(query);
    assert.ok(Array.isArray(hits));
    assert.ok(performance.now() - start < 500, `${query.slice(0, 20)}: ${performance.now() - start} ms`);
  }
});

it('ignores emoji, control and invisible characters around and inside words', async () => {
  for (const query of ['👶 khai sinh 👶', 'khai\u0000 sinh', 'kh\u200bai si\u00adnh', '\ufeffkhai sinh', 'khai_sinh', 'KHAI   SINH!!!'])
    assert.equal((await codesFor(query))[0], '1.001193', JSON.stringify(query));
});

it('reads a tone on either vowel', async () => {
  assert.deepEqual(await codesFor('hoà giải, xoá hộ khẩu'), await codesFor('hòa giải, xóa hộ khẩu'));
});

it('refuses what only a mistake in code can pass', async () => {
  await assert.rejects(hanoi.search('khai sinh', { limit: 0 }), { name: 'TypeError', message: /"limit" must be a whole number from 1, got 0/ });
  await assert.rejects(hanoi.search(JSON.parse('{}')), { name: 'TypeError', message: /"query" must be a string, got object/ });
});
