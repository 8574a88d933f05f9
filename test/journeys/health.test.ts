import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { inventedPeople, type InventedPerson } from '@motcua/gateway/testing';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import type { Browser, Page, Traces } from './page.ts';
import { asked as askedAt, signIn } from './signed-in.ts';

let browser: Browser;
const sites = await startSites();
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await sites.close();
  await rm(folder, { recursive: true });
});

const folder = await mkdtemp(join(tmpdir(), 'motcua-health-'));
async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const [child, pensioner, mother, nearlyEmpty, conflicting] = inventedPeople as readonly [InventedPerson, InventedPerson, InventedPerson, InventedPerson, InventedPerson];

const book = `document.querySelector('motcua-health-book').shadowRoot`;

/** The page of the health book as somebody, or as nobody. */
async function arrived(person?: InventedPerson, at = sites, usedBrowser = browser): Promise<Page> {
  const page = await usedBrowser.newPage();
  if (person) await signIn(page, at, person, ['health']);
  await page.open(`${at.portal.url}/so-suc-khoe.html`);
  await page.waitUntil(`Boolean(${book}?.querySelector('button'))`);
  return page;
}

/** The same with the book open and everything in it masked. */
async function opened(person: InventedPerson): Promise<Page> {
  const page = await arrived(person);
  await page.find('button', 'Mở sổ của tôi').press();
  await page.waitUntil(`Boolean(${book}.querySelector('.sections'))`);
  return page;
}

function sectionTitles(page: Page): Promise<string[]> {
  return page.evaluate(`[...${book}.querySelectorAll('[data-section] > span:first-child')].map(({ textContent }) => textContent)`);
}

async function reveal(page: Page, title: string): Promise<void> {
  await page.find('button', new RegExp(`^${title}`)).press();
  await page.waitUntil(`Boolean(${book}.querySelector('.shown'))`);
}

/** What only an open section may show: every text of a record, and every number by which the person is known elsewhere. */
function canariesOf({ bundle }: InventedPerson): string[] {
  const found = new Set<string>();
  const collect = (value: unknown, field: string): void => {
    if (Array.isArray(value)) for (const each of value) collect(each, field);
    else if (typeof value === 'object' && value !== null) for (const [name, each] of Object.entries(value)) collect(each, name);
    else if (typeof value === 'string' && ['text', 'lotNumber'].includes(field) && value.length > 4) found.add(value);
    else if (typeof value === 'string' && field === 'div') for (const line of value.split(/<[^>]*>/)) if (line.trim().length > 4) found.add(line.trim());
  };
  for (const { resource } of bundle.entry) {
    if (resource.resourceType === 'Patient') for (const { value } of resource['identifier'] as { value: string }[]) found.add(value);
    else collect(resource, '');
  }
  return [...found];
}

/** Which canaries are where. */
function leaks(traces: Traces, canaries: readonly string[]): string[] {
  return Object.entries(traces).flatMap(([place, text]) => canaries.filter((canary) => text.includes(canary)).map((canary) => `${place}: ${canary}`));
}

for (const person of inventedPeople) {
  it(`leaves no trace of what is masked in the book of ${person.name}, and finds what is open`, async () => {
    const canaries = canariesOf(person);
    assert.ok(canaries.length >= (person === nearlyEmpty ? 1 : 8), canaries.join());
    const page = await opened(person);
    assert.deepEqual(leaks(await page.traces(), canaries), []);
    let seen = 0;
    for (const title of await sectionTitles(page)) {
      await reveal(page, title);
      const { document, accessibility, ...elsewhere } = await page.traces();
      seen += Math.min(canaries.filter((canary) => document.includes(canary)).length, canaries.filter((canary) => accessibility.includes(canary)).length);
      assert.deepEqual(
        canaries.filter((canary) => Object.values(elsewhere).some((text) => text.includes(canary))),
        [],
      );
      await page.find('button', 'Che ngay').press();
      await page.waitUntil(`!${book}.querySelector('.shown')`);
      assert.deepEqual(leaks(await page.traces(), canaries), [], title);
    }
    assert.ok(seen >= (person === nearlyEmpty ? 1 : 5), `only ${seen} of ${canaries.length} values were found while they showed: the search is blind`);

    await page.find('button', 'Đóng sổ').press();
    await page.waitFor('Mở sổ của tôi');
    assert.deepEqual(leaks(await page.traces(), canaries), []);
    assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);
    await page.close();
  });
}

it('notices a value that is left in any of the places', async () => {
  const page = await opened(pensioner);
  await page.evaluate(`(() => {
    sessionStorage.setItem('x', 'chim-mot');
    console.log('chim-hai');
    document.body.append(Object.assign(document.createElement('input'), { value: 'chim-ba', ariaLabel: 'chim-bon' }));
    fetch('${sites.gateway.url}/chim-nam', { method: 'POST', body: 'chim-sau' }).catch(() => {});
  })()`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const planted = leaks(await page.traces(), ['chim-mot', 'chim-hai', 'chim-ba', 'chim-bon', 'chim-nam', 'chim-sau']);
  for (const place of [
    'storage: chim-mot',
    'console: chim-hai',
    'document: chim-ba',
    'accessibility: chim-ba',
    'accessibility: chim-bon',
    'addresses: chim-nam',
    'bodies: chim-sau',
  ]) {
    assert.ok(planted.includes(place), `${place} was not noticed: ${planted.join(', ')}`);
  }
  await page.close();
});

it('opens the books of a server that hands out documents and of one that has to be searched', async () => {
  for (const [person, title, line] of [
    [mother, 'Thuốc', /acid folic/],
    [pensioner, 'Dị ứng', /Penicillin/],
  ] as const) {
    const page = await opened(person);
    await reveal(page, title);
    await page.waitFor(line);
    await page.waitFor(/Theo Bệnh viện .+Ví Dụ/);
    await page.close();
  }
});

it('masks again when another tab is opened over it, when the window loses the focus, and when it is printed', async () => {
  const page = await opened(pensioner);
  const isShown = () => page.evaluate<boolean>(`${book}.textContent.includes('Penicillin')`);
  await reveal(page, 'Dị ứng');
  assert.equal(await isShown(), true);
  await page.leave(async () => {
    assert.equal(await isShown(), false, 'shown behind another tab');
  });
  await reveal(page, 'Dị ứng');
  assert.equal(await isShown(), true);
  await page.evaluate(`dispatchEvent(new Event('blur'))`);
  assert.equal(await isShown(), false, 'shown in a window without the focus');
  await reveal(page, 'Dị ứng');
  assert.equal(await isShown(), true);
  await page.print();
  assert.equal(await isShown(), false, 'printed');
  await page.close();
});

it('shows the book of nobody to whoever presses "back" after it was left', async (context) => {
  const keeping = await startChromium({ keepsPages: true });
  context.after(() => keeping.close());
  const page = await arrived(pensioner, sites, keeping);
  await page.find('button', 'Mở sổ của tôi').press();
  await page.waitUntil(`Boolean(${book}.querySelector('.sections'))`);
  await reveal(page, 'Dị ứng');
  await page.evaluate(`globalThis.isTheSamePage = true`);
  // No page with elements: what one tab tells the others makes the browser give up the pages that it keeps.
  await page.open(`${sites.portal.url}/kept-settings.js`);
  await askedAt(page, `${sites.gateway.url}/session`, 'DELETE');
  await page.back();
  await page.waitUntil(`location.pathname === '/so-suc-khoe.html' && Boolean(${book}?.querySelector('button'))`);
  assert.equal(await page.evaluate('globalThis.isTheSamePage'), true, 'the browser did not keep the page: this shows nothing');
  assert.deepEqual(leaks(await page.traces(), [...canariesOf(pensioner), 'sinh năm 1950']), []);
  await page.find('button', 'Mở sổ của tôi').press();
  await page.waitFor('Bạn cần đăng nhập để mở sổ của mình.');
});

it('needs nothing but the keyboard, and keeps the focus where it was', async () => {
  const page = await arrived(pensioner);
  const focused = () => page.evaluate<string>(`${book}.activeElement?.innerText ?? ''`);
  const tabTo = async (words: string) => {
    for (let presses = 0; presses < 40 && !(await focused()).includes(words); presses += 1) await page.press('Tab');
    assert.ok((await focused()).includes(words), `no way to "${words}" by Tab`);
  };
  await tabTo('Mở sổ của tôi');
  await page.press('Enter');
  await page.waitUntil(`${book}.activeElement?.textContent === 'Sổ sức khỏe' && Boolean(${book}.querySelector('.sections'))`);
  await tabTo('Dị ứng');
  await page.press('Enter');
  await page.waitFor('Penicillin');
  assert.match(await focused(), /^Dị ứng/);
  await page.press('Space');
  await page.waitUntil(`!${book}.textContent.includes('Penicillin')`);
  assert.match(await focused(), /^Dị ứng/);
  await tabTo('Đóng sổ');
  await page.press('Enter');
  await page.waitUntil(`!${book}.querySelector('.sections')`);
  await page.close();
});

it('shows the second mask, and what was ruled out apart', async () => {
  const page = await opened(conflicting);
  let folds = 0;
  let sensitive = 0;
  for (const title of await sectionTitles(page)) {
    await reveal(page, title);
    const text = await page.read();
    if (/\d dòng riêng tư đang che thêm một lớp/.test(text)) {
      sensitive += 1;
      const readable = await page.evaluate<number>(`${book}.querySelectorAll('.item').length`);
      await page.find('button', 'Hiện dòng riêng tư').press();
      await page.waitUntil(`${book}.querySelectorAll('.item').length > ${readable}`);
    }
    if (/\d dòng đã hủy hoặc đã loại trừ/.test(text)) folds += 1;
    await page.find('button', 'Che ngay').press();
  }
  assert.deepEqual([folds > 0, sensitive > 0], [true, true]);
  await page.close();
});

it('says what is not known, and never that there is nothing', async () => {
  const page = await opened(nearlyEmpty);
  const told: Record<string, string> = {};
  for (const title of await sectionTitles(page)) {
    await reveal(page, title);
    told[title] = await page.evaluate<string>(`${book}.querySelector('.shown').innerText`);
    await page.find('button', 'Che ngay').press();
  }
  assert.match(told['Dị ứng'] ?? '', /Chưa hỏi/);
  assert.match(told['Bệnh đang theo dõi'] ?? '', /không lấy được/);
  assert.match(told['Tiêm chủng'] ?? '', /không ghi vì sao/);
  assert.match(told['Thói quen, nghề nghiệp'] ?? '', /không đưa ra/);
  assert.match(told['Phẫu thuật, thủ thuật'] ?? '', /mổ ruột thừa/);
  assert.match(told['Thuốc'] ?? '', /Đã hỏi, không có\. Theo .+, ngày \d/);
  await page.close();
});

it('says what to do where nobody is signed in', async () => {
  const nobody = await arrived();
  await nobody.find('button', 'Mở sổ của tôi').press();
  await nobody.waitFor('Bạn cần đăng nhập để mở sổ của mình.');
  await nobody.close();
});

it('says that the book is still there when the server that keeps it is gone, and whom to call', async () => {
  const own = await startSites();
  try {
    const page = await arrived(child, own);
    await own.fhir.close();
    await page.find('button', 'Mở sổ của tôi').press();
    await page.waitFor('Nơi giữ sổ đang không trả lời. Sổ của bạn vẫn còn nguyên ở đó.');
    assert.ok(await page.find('link', /Gọi 1022/).isShown());
    assert.deepEqual(page.record.failures, ['UNAVAILABLE']);
    await page.close();
  } finally {
    await own.close();
  }
});

it('opens a file on the device and sends nothing of it', async () => {
  const page = await arrived();
  const asked = page.record.requests.length;
  await page.choose('Mở tệp sổ sức khỏe', await fileOf('so.json', JSON.stringify(pensioner.bundle)));
  await page.waitFor('Đọc từ tệp bạn mở, trên máy này.');
  await reveal(page, 'Dị ứng');
  await page.waitFor('Penicillin');
  assert.deepEqual(
    page.record.requests.slice(asked).filter((address) => !/\.js$|\/(session|delegations)$/.test(address)),
    [],
  );
  assert.deepEqual(page.record.bodies, []);
  await page.find('button', 'Đóng sổ').press();
  await page.choose('Mở tệp sổ sức khỏe', await fileOf('x.json', 'không phải sổ'));
  await page.waitFor('Hãy chọn tệp có đuôi .json');

  await page.evaluate(`fetch('${sites.gateway.url}/planted').catch(() => {})`);
  assert.ok(page.record.requests.some((address) => address.endsWith('/planted')));
  await page.close();
});

it('fits a small phone, 320 px wide', async () => {
  const page = await opened(pensioner);
  await page.resize(320, 640);
  for (const title of await sectionTitles(page)) {
    await reveal(page, title);
    assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 320'), title);
    await page.find('button', 'Che ngay').press();
  }
  await page.close();
});

it('is a telephone number with JavaScript off', async () => {
  const page = await browser.newPage({ javaScript: false });
  await page.open(`${sites.portal.url}/so-suc-khoe.html`);
  assert.equal(await page.find('link', /^1022$/).attribute('href'), 'tel:1022');
  await page.close();
});
