import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { PublicService, type Guide } from '@motcua/contract/services';
import * as z from 'zod/mini';
import { hanoiGuides, hanoiRecords } from '../hanoi.ts';
import { withFolder } from '../with-folder.test-builder.ts';
import type { PagesSite } from './pages-site.ts';
import { sitemapFiles } from './sitemap.ts';
import { writePages, type WrittenPages } from './write-pages.ts';

const base = 'https://phuong.test/thu-tuc/';
const site: PagesSite = { base, name: 'Phường Cây Xanh', helpline: '(024) 1022', finder: '../', today: new Date('2026-09-01') };

/** An invented service of which all is known. */
const known = z.parse(PublicService, {
  code: '9.000001',
  name: 'Cấp giấy phép trồng cây',
  plainName: 'Xin trồng cây trước nhà',
  summary: 'Để trồng cây trên vỉa hè.',
  aliases: [],
  sector: 'Cây xanh',
  governmentLevels: ['commune'],
  authority: 'Ủy ban nhân dân phường, xã',
  jurisdiction: 'VN-HN',
  audiences: ['citizen'],
  lifeEvents: ['home', 'gardening'],
  onlineLevel: 'full',
  channels: [{ kind: 'counter', note: 'Tại phường' }, { kind: 'online', url: 'https://cong.test/nop' }, { kind: 'post' }],
  timeLimits: [
    { kind: 'known', amount: 5, unit: 'workingDay', channel: 'counter' },
    { kind: 'known', amount: 5, unit: 'workingDay', channel: 'online' },
  ],
  fees: [
    { kind: 'unknown', note: 'Nguồn ghi 50 VNĐ.', channel: 'post' },
    { kind: 'amount', feeVnd: 8000, unit: 'cây', channel: 'counter' },
    { kind: 'amount', feeVnd: 4000, unit: 'cây', condition: 'đến hết 31/08/2026', channel: 'online' },
    { kind: 'free', rule: 'Luật Cây xanh', channel: 'online' },
  ],
  exemptions: ['Hộ nghèo'],
  papers: [
    { papers: [{ name: 'Đơn xin trồng', originals: 1, copies: 0 }] },
    { situation: 'Đi thay', papers: [{ name: 'Giấy ủy quyền', originals: 0, copies: 2 }] },
    { situation: 'Người già', papers: [{ name: 'Căn cước', originals: 0, copies: 0 }] },
    { situation: 'Nhà thuê', papers: [{ name: 'Hợp đồng', originals: 0, copies: 0, note: 'Nguồn không nêu số bản.' }] },
  ],
  steps: [{ title: 'Nộp đơn', text: 'Ở phường' }, { title: 'Nhận giấy phép' }],
  applicants: 'Chủ nhà',
  results: ['Giấy phép'],
  answers: [{ question: 'Trồng cây gì?', answer: 'Cây bóng mát.' }],
  legalBasis: ['Luật Cây xanh số 01/2024/QH15'],
  related: ['9.000002', '9.999999'],
  replaces: ['9.000009'],
  source: { name: 'Cổng thử', url: 'https://cong.test/1', asOf: '2026-07-17' },
});

/** One of which nothing is known. */
const unknown = z.parse(PublicService, {
  ...known,
  code: '9.000002',
  name: 'Đốn cây',
  plainName: undefined,
  summary: undefined,
  sector: undefined,
  governmentLevels: [],
  authority: undefined,
  applicants: undefined,
  lifeEvents: [],
  onlineLevel: 'unknown',
  channels: [],
  timeLimits: [],
  fees: [],
  exemptions: [],
  papers: [],
  steps: [],
  results: [],
  answers: [],
  legalBasis: [],
  related: [],
  replaces: [],
});

/** An invented guide, whose second step leads to a superseded code. */
const planting: Guide = {
  event: 'home',
  title: 'Nhà & đất',
  summary: 'Xin trước, trồng sau.',
  stages: [
    { title: 'Trước khi trồng', steps: [{ title: 'Hỏi hàng xóm', note: 'Gõ cửa <từng> nhà.' }] },
    {
      title: 'Khi trồng',
      steps: [
        { code: '9.000009', title: 'Xin phép', situation: 'Trồng ngoài hè' },
        { title: 'Tưới', note: 'Mỗi ngày.', isOptional: true },
      ],
    },
  ],
  source: { name: 'Cổng thử', url: 'https://cong.test/guides', asOf: '2026-06-17' },
};

/** The pages of some records by their file, and what was said of them. */
async function written(records: readonly PublicService[], changes: Partial<PagesSite> = {}, guides: readonly Guide[] = []) {
  return withFolder(async (out) => {
    const said = writePages(records, guides, { ...site, ...changes }, out);
    const files = new Map(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')]));
    return { said, files, page: (file: string) => files.get(file) ?? assert.fail(`no ${file}`), read: (file: string) => textOf(files.get(file) ?? assert.fail(`no ${file}`)) };
  });
}

/** What is read of a page, in its order. */
function textOf(markup: string): string {
  const body = markup.slice(markup.indexOf('<body>'));
  return body
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

function assertInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    assert.ok(at >= 0, `“${part}” is not read after what stands before it in: ${text}`);
    from = at + part.length;
  }
}

it('is read in the order of the answer page: what it is, where, how long, how much, papers, steps, who, source', async () => {
  const { read, page } = await written([known, unknown]);
  assertInOrder(read('9.000001.html'), [
    'Đến nội dung chính',
    'Phường Cây Xanh',
    'Tìm thủ tục',
    'Xin trồng cây trước nhà',
    'Để trồng cây trên vỉa hè.',
    'Nơi nộp',
    'Ủy ban nhân dân phường, xã',
    'Tại quầy: Tại phường',
    'Bao lâu có kết quả',
    '5 ngày làm việc',
    'Lệ phí',
    '8.000 đồng mỗi cây',
    'Không phải trả: Hộ nghèo',
    'Giấy tờ cần chuẩn bị',
    'Ai cũng cần',
    'Đơn xin trồng',
    '1 bản chính',
    'Chỉ khi: Đi thay',
    'Giấy ủy quyền',
    '2 bản sao',
    'Các bước',
    'Nộp đơn',
    'Ở phường',
    'Ai được nộp',
    'Chủ nhà',
    'Bạn nhận được gì',
    'Giấy phép',
    'Trồng cây gì?',
    'Nộp qua mạng',
    'Địa chỉ đúng là cong.test',
    'Mở cong.test',
    'Luật và quy định (1 văn bản)',
    'Việc thường làm cùng hoặc làm tiếp',
    'Đốn cây',
    'Nguồn: Cổng thử',
    'Mã 9.000001, thay cho mã 9.000009',
    'Tên chính thức: Cấp giấy phép trồng cây',
    'Dữ liệu ngày 17/07/2026',
    'Cần người giúp? Gọi (024) 1022',
  ]);
  assert.match(page('9.000001.html'), /<a class="call" href="tel:0241022">/);
  assert.doesNotMatch(page('9.000001.html'), /9\.999999/); // A related service that is not in the catalogue.
});

it('says a time limit that holds for every channel once, and names the channels of fees that differ, known ones first', async () => {
  const { read } = await written([known]);
  assert.equal(read('9.000001.html').split('5 ngày làm việc').length, 2);
  assertInOrder(read('9.000001.html'), ['8.000 đồng mỗi cây Tại quầy.', 'Miễn phí Qua mạng. Luật Cây xanh.', 'Chưa có thông tin Bưu điện. Nguồn ghi 50 VNĐ.']);
});

it('shows a fee until its last day and no longer', async () => {
  const fee = '4.000 đồng';
  assert.ok((await written([known], { today: new Date('2026-08-31') })).read('9.000001.html').includes(fee));
  assert.ok(!(await written([known], { today: new Date('2026-09-01') })).read('9.000001.html').includes(fee));
});

it('says what is not known, and never calls it free', async () => {
  const silent = { ...known, fees: [{ kind: 'unknown' }], timeLimits: [] } satisfies PublicService;
  const { read } = await written([silent, unknown]);
  for (const file of ['9.000001.html', '9.000002.html']) {
    assertInOrder(read(file), ['Bao lâu có kết quả', 'Chưa có thông tin', 'Lệ phí', 'Chưa có thông tin', 'Giấy tờ cần chuẩn bị']);
    assert.doesNotMatch(read(file), /Miễn phí/);
  }
  assertInOrder(read('9.000002.html'), ['Đốn cây', 'Nơi nộp', 'Chưa có thông tin', 'Cách nộp: chưa có thông tin', 'Chưa có thông tin giấy tờ.']);
});

it('says how many of a paper, that it is only shown, or that the source does not say', async () => {
  const { read } = await written([known]);
  assertInOrder(read('9.000001.html'), ['Căn cước Chỉ cho xem, không nộp.', 'Hợp đồng Nguồn không nêu số bản. ']);
});

it('says that facts are old, and of which day they are, once they are older than 90 days', async () => {
  const old = /Dữ liệu cũ, từ ngày 17\/07\/2026, có thể đã đổi\. Hãy hỏi quầy một cửa trước khi đi, hoặc gọi \(024\) 1022/;
  assert.match((await written([known], { today: new Date('2026-10-16') })).read('9.000001.html'), old);
  assert.doesNotMatch((await written([known], { today: new Date('2026-10-15') })).read('9.000001.html'), old);
});

it('shows every text of a record as nothing but text', async () => {
  const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;<!--]]>`;
  const texts = new Set(['kind', 'code', 'unit', 'jurisdiction', 'url', 'asOf', 'onlineLevel']);
  const hostile: PublicService = JSON.parse(JSON.stringify(known), (key, value: unknown) =>
    typeof value === 'string' && !texts.has(key) && !/^\d\.\d{6}$|^(counter|online|post|commune|citizen)$/.test(value) ? evil : value,
  );
  const { files, read } = await written([hostile, { ...unknown, name: evil }], { name: evil, helpline: `1022${evil}` });
  for (const [file, markup] of files) {
    assert.doesNotMatch(markup, /<img|onerror=alert\(1\)>(?!&)|<!--/, file);
    if (file.endsWith('.html'))
      assert.deepEqual(markup.match(/<script[^>]*>/g) ?? [], /^\d/.test(file) && !file.includes('000009') ? ['<script type="application/ld+json">'] : [], file);
  }
  const data = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(files.get('9.000001.html') ?? '')?.[1] ?? assert.fail();
  assert.equal(JSON.parse(data).mainEntity.disambiguatingDescription ?? JSON.parse(data).mainEntity.name, evil);
  assert.ok(read('9.000001.html').includes(evil));
});

it('needs neither a script nor a style of its own, and names itself to search engines', async () => {
  const { files, page } = await written([known, unknown]);
  for (const [file, markup] of files) assert.doesNotMatch(markup, /\sstyle=|<style|javascript:|\son\w+=/i, file);
  for (const part of [
    '<html lang="vi">',
    '<title>Xin trồng cây trước nhà – Phường Cây Xanh</title>',
    '<meta name="description" content="Để trồng cây trên vỉa hè.">',
    '<link rel="canonical" href="https://phuong.test/thu-tuc/9.000001.html">',
    '<meta property="og:title" content="Xin trồng cây trước nhà">',
    '<a class="skip" href="#noi-dung">',
  ])
    assert.ok(page('9.000001.html').includes(part), part);
  assert.ok(page('index.html').includes(`<link rel="canonical" href="${base}">`));
});

it('leads from a superseded code to its successor, unless the code has a record of its own', async () => {
  const { page, said } = await written([known]);
  const old = page('9.000009.html');
  for (const part of [
    '<a href="9.000001.html">Xin trồng cây trước nhà</a>',
    `<link rel="canonical" href="${base}9.000001.html">`,
    '<meta http-equiv="refresh" content="0; url=9.000001.html">',
  ])
    assert.ok(old.includes(part), part);
  assert.equal(said.superseded, 1);
  const both = await written([known, { ...unknown, code: '9.000009' }]);
  assert.deepEqual([both.said.superseded, both.page('9.000009.html').includes('http-equiv')], [0, false]);
});

it('leads from a newer code without a record to all old ones that it is said to have taken the place of', async () => {
  const replacedBy = { code: '9.200001', rule: 'Được báo tháng 9/2026' };
  await withFolder(async (folder) => {
    writePages(
      [
        { ...known, replacedBy },
        { ...unknown, replacedBy },
      ],
      [],
      site,
      folder,
    );
    const page = readFileSync(join(folder, '9.200001.html'), 'utf8');
    assert.match(page, /Mã 9\.200001 được báo là mã mới/);
    assert.doesNotMatch(page, /http-equiv="refresh"|đã được thay|đang áp dụng/);
    for (const { code } of [known, unknown]) assert.ok(page.includes(`href="${code}.html"`), code);
    const old = readFileSync(join(folder, `${known.code}.html`), 'utf8');
    assert.match(old, /Mã mới được báo là 9\.200001\.<\/b> Dưới đây là nội dung theo mã cũ 9\.000001/);
    writePages([known, { ...unknown, code: '9.200001' }], [], site, folder);
    assert.doesNotMatch(readFileSync(join(folder, '9.200001.html'), 'utf8'), /được báo là mã mới/);
  });
});

it('says where papers are had, once that of others it is not known, and whether somebody else may go', async () => {
  const obtainedFrom = { name: 'Bệnh viện nơi bé sinh ra', rule: 'Thông tư số 17/2012/TT-BYT' };
  const [certificate, form] = [
    { name: 'Giấy chứng sinh', originals: 1, copies: 0, obtainedFrom },
    { name: 'Đơn', originals: 1, copies: 0 },
  ];
  const silent = 'chưa có thông tin lấy ở đâu';
  await withFolder(async (folder) => {
    const readOf = (changes: Partial<PublicService>): string => {
      writePages([{ ...known, ...changes }], [], site, folder);
      return readFileSync(join(folder, `${known.code}.html`), 'utf8')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ');
    };
    const some = readOf({ papers: [{ papers: [certificate, form] }] });
    assert.ok(some.includes('1 bản chính. Lấy ở đâu: Bệnh viện nơi bé sinh ra (Thông tư số 17/2012/TT-BYT).'), some);
    assert.equal(some.split(silent).length, 2);
    assert.ok(!readOf({ papers: [{ papers: [certificate] }] }).includes(silent));
    assert.ok(
      readOf({ standIn: { kind: 'authorised', proof: 'Người có giấy, hoặc người được ủy quyền' } }).includes(
        'Người khác đi thay được không? Được, cần có giấy ủy quyền. “Người có giấy, hoặc người được ủy quyền”',
      ),
    );
    assert.ok(
      readOf({ standIn: { kind: 'no', proof: 'Hai bên phải tự đến.', rule: 'Thông tư' } }).includes('Người khác đi thay được không? Không. Hai bên phải tự đến (Thông tư)'),
    );
    assert.ok(readOf({ applicants: undefined }).includes('Người khác đi thay được không? Chưa rõ: nguồn không ghi. Trước khi nhờ ai, hãy hỏi quầy một cửa hoặc gọi (024) 1022 .'));
  });
});

it('lists all procedures by sector, and those of the moments of a life, also of moments that we have no name for', async () => {
  const { read, page } = await written([known, unknown, { ...known, code: '9.000003', sector: 'CÂY   xanh!' }]);
  assertInOrder(read('index.html'), ['CÂY xanh! (1)', 'Cây xanh (1)', 'Chưa rõ lĩnh vực (1)']);
  assert.match(page('linh-vuc-cay-xanh.html'), /<a href="9\.00000[13]\.html">/);
  assert.match(page('linh-vuc-cay-xanh-2.html'), /<a href="9\.00000[13]\.html">/);
  assert.match(page('linh-vuc-chua-ro-linh-vuc.html'), /<a href="9\.000002\.html">Đốn cây<\/a>/);
  assertInOrder(read('su-kien.html').split('Thủ tục theo việc trong đời')[1] ?? '', ['Nhà đất', 'gardening', 'Nhà đất', 'Xin trồng cây', 'gardening', 'Xin trồng cây']);
});

it('leads through a moment of a life step by step, and names its other procedures below', async () => {
  const cleaning = { ...known, code: '9.000003', plainName: 'Dọn lá', replaces: [] };
  const { read, page, said } = await written([known, unknown, cleaning], {}, [planting]);
  const file = 'su-kien-nha-dat.html';
  assertInOrder(read(file).split('Đến nội dung chính')[1] ?? '', [
    'Xem việc khác trong đời',
    'Nhà & đất',
    'Xin trước, trồng sau.',
    'Việc nào ghi “Chỉ khi” thì chỉ ai đúng trường hợp đó mới phải làm.',
    'Trước khi trồng',
    'Hỏi hàng xóm',
    'Gõ cửa <từng> nhà.',
    'Khi trồng',
    'Xin phép',
    'Chỉ khi: Trồng ngoài hè.',
    'Tưới',
    'Không bắt buộc.',
    'Mỗi ngày.',
    'Thủ tục khác khi có việc này',
    'Dọn lá',
    'Viết theo: Cổng thử . Dữ liệu ngày 17/06/2026.',
    'Cần người giúp?',
  ]);
  for (const part of [
    '<a href="9.000001.html">Xin phép</a>',
    '<ol start="2">',
    '<a href="su-kien.html">Xem việc khác trong đời</a>',
    `<link rel="canonical" href="${base}${file}">`,
  ])
    assert.ok(page(file).includes(part), part);
  assert.equal(page(file).split('href="9.000001.html"').length, 2); // A step is not named again below.
  assert.match(page('su-kien.html'), /<a href="su-kien-nha-dat\.html">Nhà &amp; đất<\/a><p class="quiet">Xin trước, trồng sau\.<\/p>/);
  assert.doesNotMatch(page('su-kien.html'), /id="home"/);
  assert.match(page('su-kien.html'), /<h2 id="gardening">/); // A moment without a guide.
  assert.match(page('9.000001.html'), /<h2>Xem từng bước theo việc trong đời<\/h2><ul class="list">\n<li><a href="su-kien-nha-dat\.html">/);
  assert.doesNotMatch(page('9.000003.html'), /su-kien-nha-dat/); // It is no step.
  assert.equal(said.guides, 1);
});

it('says that a guide is old, and writes none that leads nowhere', async () => {
  const day = { today: new Date('2026-09-16') };
  assert.match((await written([known], day, [planting])).read('su-kien-nha-dat.html'), /Dữ liệu cũ, từ ngày 17\/06\/2026, có thể đã đổi\. Hãy hỏi quầy/);
  assert.doesNotMatch((await written([known], {}, [planting])).read('su-kien-nha-dat.html'), /Dữ liệu cũ/);
  await assert.rejects(written([unknown], {}, [planting]), /1 faults in guides:\n {2}home: the step "Xin phép": there is no service 9\.000009/);
});

it('has pages of their own for guides whose titles read alike', async () => {
  const { page } = await written([known], {}, [planting, { ...planting, event: 'gardening', title: 'Nhà, đất' }]);
  assert.match(page('su-kien.html'), /su-kien-nha-dat\.html[\s\S]*su-kien-nha-dat-2\.html/);
});

it('breaks no link among the pages of the Hanoi starter catalogue', async () => {
  const { files } = await written(hanoiRecords(), {}, hanoiGuides());
  assert.ok(files.size > 320);
  assert.equal([...files.keys()].filter((file) => file.startsWith('su-kien-')).length, hanoiGuides().length);
  const broken = [...files].flatMap(([file, markup]) =>
    [...markup.matchAll(/ href="([^":]+)"/g)].flatMap(([, href = '']) => {
      const [target = '', fragment] = href.split('#');
      const text = target === '' ? markup : files.get(target);
      return target === '../' || (text !== undefined && (!fragment || text.includes(` id="${fragment}"`))) ? [] : [`${file}: ${href}`];
    }),
  );
  assert.deepEqual(broken, []);
});

it('has a sitemap of exactly its pages, each with its day', async () => {
  const { files, page } = await written([known, unknown], {}, [{ ...planting, source: { ...planting.source, asOf: '2026-07-17' } }]);
  const entries = [...page('sitemap.xml').matchAll(/<url><loc>([^<]+)<\/loc><lastmod>([^<]+)<\/lastmod><\/url>/g)].map(([, address = '', day]) => [address, day]);
  const expected = [...files.keys()].filter((file) => file.endsWith('.html') && file !== '9.000009.html').map((file) => (file === 'index.html' ? base : `${base}${file}`));
  assert.deepEqual(entries.map(([address]) => address).sort(), expected.sort());
  assert.ok(entries.every(([, day]) => day === '2026-07-17'));
});

it('divides a sitemap that would hold more than it may, and escapes addresses', () => {
  const entries = Array.from({ length: 5 }, (_, number) => ({ address: `${base}?a=1&b=${number}`, asOf: '2026-07-17' }));
  assert.deepEqual([...sitemapFiles(base, entries).keys()], ['sitemap.xml']);
  const divided = sitemapFiles(base, entries, 2);
  assert.deepEqual([...divided.keys()], ['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml']);
  assert.match(
    divided.get('sitemap.xml') ?? '',
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<sitemapindex [^>]+>\n<sitemap><loc>https:\/\/phuong\.test\/thu-tuc\/sitemap-1\.xml<\/loc><\/sitemap>/,
  );
  assert.deepEqual(
    ['sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml'].map((file) => divided.get(file)?.split('<url>').length),
    [3, 3, 2],
  );
  assert.match(divided.get('sitemap-1.xml') ?? '', /\?a=1&amp;b=0</);
});

it('gives an element the same text to show until it stands, and the page a heading that stays', async () => {
  const elements = { loader: 'https://cdn.test/motcua.js', integrity: 'sha256-abc', catalogue: 'https://cdn.test/danh-muc/catalogue.json' };
  const [plain, with_] = [await written([known]), await written([known], { elements })];
  const markup = with_.page('9.000001.html');
  assert.match(markup, /<script async src="https:\/\/cdn\.test\/motcua\.js" integrity="sha256-abc" crossorigin="anonymous"><\/script>/);
  assert.match(
    markup,
    /<h1>Phường Cây Xanh<\/h1>[\s\S]*<motcua-service-answer code="9\.000001" catalogue="https:\/\/cdn\.test\/danh-muc\/catalogue\.json" helpline="\(024\) 1022" lang="vi">\n<article lang="vi">\n<h2>Xin trồng/,
  );
  assert.equal(with_.read('9.000001.html'), plain.read('9.000001.html'));
  assert.doesNotMatch(with_.page('index.html'), /cdn\.test/);
});

it('writes the same files from the same records in any order, and removes pages of procedures that are gone', async () => {
  const [first, again] = [await written([known, unknown]), await written([unknown, known])];
  assert.deepEqual([...again.files], [...first.files]);
  const { said, left } = await withFolder(async (out): Promise<{ said: WrittenPages; left: string[] }> => {
    writePages([known, unknown], [planting], site, out);
    writeFileSync(join(out, 'rieng.html'), 'của phường');
    return { said: writePages([unknown], [], site, out), left: readdirSync(out) };
  });
  assert.equal(said.removed, 4); // The procedure, the superseded code, the sector, the guide.
  assert.deepEqual(left, ['9.000002.html', 'index.html', 'linh-vuc-chua-ro-linh-vuc.html', 'rieng.html', 'sitemap.xml', 'su-kien.html', 'trang.css']);
});
