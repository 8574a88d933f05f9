import { startSites } from '../tools/serve.mjs';
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const out = '/tmp/crit/';
const sites = await startSites({});
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const P = sites.portal.url,
  W = sites.wardSite.url;
const D = '/work/shared/data/signature/files/';
async function T(name, w, f, { settings, scale, h = 800, path = '/' } = {}) {
  try {
    const c = await b.newContext({ viewport: { width: w, height: h } });
    const p = await c.newPage();
    p.on('pageerror', (e) => console.log(name, 'PAGEERROR', String(e).slice(0, 150)));
    p.on('console', (m) => m.type() === 'error' && console.log(name, 'CONSOLE', m.text().slice(0, 180)));
    if (settings) await p.addInitScript((s) => localStorage.setItem('portal-settings', JSON.stringify(s)), settings);
    await p.goto(P + path);
    await p.waitForTimeout(1000);
    if (scale) await p.evaluate((s) => document.documentElement.style.setProperty('font-size', s, 'important'), scale);
    await f(p);
    const ov = await p.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    if (ov[0] > ov[1]) console.log(name, 'OVERFLOW', ov.join('>'));
    await c.close();
  } catch (e) {
    console.log(name, 'FAIL', String(e).slice(0, 400));
  }
}
const S = (p, n, full = true) => p.screenshot({ path: out + n + '.png', fullPage: full });
const as = async (p, i) => {
  await p.goto(P + '/nguoi-dung-thu.html');
  await p.waitForTimeout(700);
  await p.locator('[data-person]').nth(i).click();
};
const files = [D + 'attack-rub/hide-shadow-file-signed.pdf', D + 'attack-rub/isa_B.pdf', D + 'attack-rub/usf_01_Empty_Contents.pdf'];
// signature check on real files
await T(
  'sigreal',
  360,
  async (p) => {
    await p.setInputFiles('motcua-signature-check input[type=file]', files);
    await p.waitForTimeout(3500);
    await S(p, 'h-sigreal');
    console.log(await p.locator('motcua-signature-check .verdict h3').allTextContents());
    await p.locator('motcua-signature-check summary').first().click();
    await p.waitForTimeout(200);
    await S(p, 'h-sigreal-open');
    await p.emulateMedia({ media: 'print' });
    await S(p, 'h-sigreal-print');
    await p.pdf({ path: out + 'sig.pdf', format: 'A4' }).catch(() => {});
  },
  { path: '/chu-ky-so.html' },
);
for (const [n, w, s] of [
  ['e360', 360, { easy: true, language: 'vi' }],
  ['en360', 360, { language: 'en' }],
  ['d360', 360, { theme: 'dark', language: 'vi' }],
  ['1280', 1280, undefined],
])
  await T(
    'sig' + n,
    w,
    async (p) => {
      await p.setInputFiles('motcua-signature-check input[type=file]', [files[0]]);
      await p.waitForTimeout(2500);
      await S(p, 'h-sig-' + n);
      await S(p, 'h-sigv-' + n, false);
    },
    { path: '/chu-ky-so.html', settings: s },
  );
// hostile name
await T(
  'signame',
  320,
  async (p) => {
    await p.setInputFiles('motcua-signature-check input[type=file]', [
      { name: 'BIEN_BAN_' + 'x'.repeat(180) + '.pdf', mimeType: 'application/pdf', buffer: readFileSync(files[0]) },
      { name: 'kế hoạch\u202efdp.exe', mimeType: 'application/pdf', buffer: Buffer.from('') },
    ]);
    await p.waitForTimeout(2500);
    await S(p, 'h-signame');
  },
  { path: '/chu-ky-so.html' },
);
await T(
  'sig200',
  360,
  async (p) => {
    await p.setInputFiles('motcua-signature-check input[type=file]', [files[0]]);
    await p.waitForTimeout(2500);
    await S(p, 'h-sig200');
  },
  { path: '/chu-ky-so.html', scale: '36px' },
);
// status as persons
for (const i of [0, 1, 2, 3, 4])
  await T('stat' + i, 360, async (p) => {
    await as(p, i);
    await p.goto(P + '/chu-ky-so.html');
    await p.waitForTimeout(900);
    await p.locator('motcua-signature-status button.primary').click();
    await p.waitForTimeout(900);
    await p.locator('motcua-signature-status').screenshot({ path: out + 'h-stat' + i + '.png' });
  });
// nobody
await T(
  'nobody',
  360,
  async (p) => {
    await p.locator('motcua-health-book button.primary').click();
    await p.waitForTimeout(900);
    await S(p, 'h-health-nobody');
  },
  { path: '/so-suc-khoe.html' },
);
await T(
  'nobodys',
  360,
  async (p) => {
    await p.locator('motcua-signature-status button.primary').click();
    await p.waitForTimeout(900);
    await S(p, 'h-stat-nobody');
  },
  { path: '/chu-ky-so.html' },
);
// health per person
for (const [i, n, w, s] of [
  [0, 'an', 360],
  [1, 'dinh', 360],
  [2, 'hoa', 360],
  [3, 'thu', 360],
  [4, 'mau', 360],
  [1, 'dinh1280', 1280],
  [1, 'dinhE', 360, { easy: true, language: 'vi' }],
  [2, 'hoaEn', 360, { language: 'en' }],
  [1, 'dinh200', 360],
])
  await T(
    'health' + n,
    w,
    async (p) => {
      await as(p, i);
      await p.goto(P + '/so-suc-khoe.html');
      await p.waitForTimeout(800);
      if (n.endsWith('200')) await p.evaluate(() => document.documentElement.style.setProperty('font-size', '36px', 'important'));
      await p.locator('motcua-health-book button.primary').click();
      await p.waitForTimeout(1200);
      await S(p, 'h-health-' + n);
      const cnt = await p.locator('motcua-health-book [data-section]').count();
      let txt = '';
      for (let k = 0; k < cnt; k++) {
        await p.locator(`motcua-health-book [data-section="${k}"]`).click();
        await p.waitForTimeout(150);
        txt +=
          `\n#${k} ` +
          (await p.locator('motcua-health-book [data-section="' + k + '"]').innerText()).replace(/\n/g, ' ') +
          ' :: ' +
          (
            await p
              .locator('motcua-health-book .shown')
              .innerText()
              .catch(() => '-')
          )
            .replace(/\n+/g, ' / ')
            .slice(0, 420);
        if (k === 1) await S(p, 'h-health-' + n + '-1');
        if (k === 4) await S(p, 'h-health-' + n + '-4');
      }
      txt += '\nCOUNT ' + (await p.locator('motcua-health-book p.muted').first().innerText());
      if (!s && !n.includes('1') && !n.includes('200')) console.log('HEALTH', n, txt);
    },
    { settings: s },
  );
// chat on portal
const qs = [
  'căn cước 001085012345 của tôi sắp hết hạn, lệ phí bao nhiêu',
  'vợ tôi tên Nguyễn Thị Bưởi ở 12 ngõ 4 phố Mẫu mới sinh con cần giấy tờ gì',
  'đăng ký kết hôn lệ phí bao nhiêu',
  'tôi bị mất sổ đỏ',
  'chào',
  'xe máy của tôi biển 29H1-12345 sang tên',
  'con 3 tuổi đi học mầm non',
  'thủ tục ly hôn',
];
await T(
  'chat',
  360,
  async (p) => {
    for (const q of qs) {
      await p.locator('motcua-chat-panel textarea').fill(q);
      await p.locator('motcua-chat-panel textarea').press('Enter');
      await p.waitForTimeout(1300);
      console.log('CHAT', q, '=>', (await p.locator('motcua-chat-panel .turn').last().innerText()).replace(/\n+/g, ' / ').slice(0, 900));
    }
    await S(p, 'h-chat');
    await S(p, 'h-chatv', false);
  },
  { path: '/tro-ly.html' },
);
await T(
  'chatlong',
  320,
  async (p) => {
    await p.locator('motcua-chat-panel textarea').fill('a'.repeat(400) + ' ' + 'khai sinh '.repeat(70));
    await p.waitForTimeout(200);
    await S(p, 'h-chatlong');
    await p.locator('motcua-chat-panel textarea').press('Enter');
    await p.waitForTimeout(1000);
    await S(p, 'h-chatlong2');
  },
  { path: '/tro-ly.html' },
);
await T(
  'chat1280',
  1280,
  async (p) => {
    await p.locator('motcua-chat-panel textarea').fill(qs[2]);
    await p.locator('motcua-chat-panel textarea').press('Enter');
    await p.waitForTimeout(1300);
    await S(p, 'h-chat1280');
  },
  { path: '/tro-ly.html' },
);
await T(
  'chaten',
  360,
  async (p) => {
    await p.locator('motcua-chat-panel .chip').first().click();
    await p.waitForTimeout(1300);
    await S(p, 'h-chaten');
  },
  { path: '/tro-ly.html', settings: { language: 'en' } },
);
await T(
  'chat200',
  360,
  async (p) => {
    await p.locator('motcua-chat-panel textarea').fill(qs[2]);
    await p.locator('motcua-chat-panel textarea').press('Enter');
    await p.waitForTimeout(1300);
    await S(p, 'h-chat200');
  },
  { path: '/tro-ly.html', scale: '36px' },
);
// headings
for (const f of ['', 'tro-ly.html', 'so-suc-khoe.html', 'chu-ky-so.html', 'nguoi-dung-thu.html'])
  await T(
    'head' + f,
    1280,
    async (p) => {
      const hs = await p.evaluate(() => {
        const r = [];
        (function w(n) {
          for (const e of n.children) {
            if (/^H\d$/.test(e.tagName)) r.push(e.tagName + ' ' + e.textContent.trim().replace(/\s+/g, ' '));
            if (e.shadowRoot) w(e.shadowRoot);
            w(e);
          }
        })(document.body);
        return r;
      });
      console.log('HEAD', f, hs.join(' | '), 'current:', await p.locator('[aria-current]').count());
    },
    { path: '/' + f },
  );
await b.close();
await sites.close();
process.exit(0);
