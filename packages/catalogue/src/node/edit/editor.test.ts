import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { hanoiOverlays, hanoiRecords } from '../hanoi.ts';
import { Corrections } from '../overlay/corrections.ts';
import type { Overlay } from '../overlay/overlay.ts';
import { serveEditor } from './editor-server.ts';

/** The editor over the Hanoi records, asked as a browser would ask it. */
async function withEditor(test: (editor: Awaited<ReturnType<typeof opened>>) => Promise<void>, official = hanoiRecords(), others: readonly Overlay[] = []): Promise<void> {
  const editor = await opened(official, others);
  try {
    await test(editor);
  } finally {
    await editor.close();
  }
}

async function opened(official: readonly PublicService[], others: readonly Overlay[]) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-editor-'));
  const built: string[] = [];
  const { address, close } = await serveEditor(new Corrections(official, others, folder), 0, () => void built.push('built'));
  const { origin } = new URL(address);
  return {
    address,
    folder,
    built,
    own: (code: string): string | undefined => (existsSync(join(folder, `${code}.json`)) ? readFileSync(join(folder, `${code}.json`), 'utf8') : undefined),
    read: (path: string) => fetch(`${address}${path}`),
    send: (path: string, fields: Record<string, string>, headers: Record<string, string> = { origin }) =>
      fetch(`${address}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' }),
    async close() {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}

const form = 'sua/1.001193';

it('finds a procedure without diacritics, and shows it in lines to correct beside what a citizen reads', async () => {
  await withEditor(async ({ read }) => {
    const list = await (await read('?tim=dang+ky+khai+sinh')).text();
    assert.match(list, /<a href="[^"]*sua\/1\.001193">Làm giấy khai sinh cho con<\/a>/);
    assert.doesNotMatch(list, /sua\/1\.000894/);
    const page = await (await read(form)).text();
    assert.match(page, /<input id="plainName" name="plainName" value="Làm giấy khai sinh cho con"/);
    assert.match(page, /<textarea id="papers"[^>]*>\nTờ khai đăng ký khai sinh \| 1 bản chính, 0 bản sao \| /);
    assert.match(page, /<article lang="vi">\n<h2>Làm giấy khai sinh cho con<\/h2>/);
  });
});

it('keeps what was corrected, takes it back, and drops it', async () => {
  await withEditor(async ({ read, send, own }) => {
    const saved = await send(form, { plainName: 'Khai sinh cho bé', lam: 'luu' });
    assert.deepEqual([saved.status, saved.headers.get('location')?.endsWith(`${form}?da=luu`)], [303, true]);
    assert.match(await (await read(`${form}?da=luu`)).text(), /Đã lưu\.[\s\S]*Lấy lại bản trước[\s\S]*<h2>Khai sinh cho bé<\/h2>/);
    assert.deepEqual(JSON.parse(own('1.001193') ?? ''), { code: '1.001193', plainName: 'Khai sinh cho bé', seen: {} });
    assert.match(await (await read('?loc=own')).text(), /^1 trong|<p>1 trong/m);
    await send(form, { lam: 'hoan-tac' });
    assert.equal(own('1.001193'), undefined);
    await send(form, { summary: 'Một câu khác.', lam: 'luu' });
    await send(form, { lam: 'bo' });
    assert.equal(own('1.001193'), undefined);
  });
});

it('shows beside its field what it cannot read, keeps nothing, and loses nothing that was typed', async () => {
  await withEditor(async ({ send, own }) => {
    const refused = await send(form, { plainName: 'Tên mới "của tôi" <b>', fees: 'một ít', lam: 'luu' });
    const page = await refused.text();
    assert.equal(refused.status, 422);
    assert.match(page, /role="alert"[^>]*>[\s\S]*href="#fees">Lệ phí, dòng 1/);
    assert.match(page, /value="Tên mới &quot;của tôi&quot; &lt;b&gt;"/);
    assert.match(page, /aria-describedby="fees-cach fees-sai" aria-invalid="true">\nmột ít<\/textarea>/);
    assert.equal(own('1.001193'), undefined);
  });
});

it('shows what a citizen would read before anything is kept, and what is not plain in it', async () => {
  await withEditor(async ({ send, own }) => {
    const page = await (await send(form, { plainName: 'Khai sinh ở UBND', lam: 'xem' })).text();
    assert.match(page, /Nên xem lại[\s\S]*Tên dễ hiểu: Hãy viết đầy đủ “UBND”[\s\S]*<h2>Khai sinh ở UBND<\/h2>/);
    assert.equal(own('1.001193'), undefined);
  });
});

it("shows where an official change left others' words out, until somebody has looked and saved", async () => {
  const others = hanoiOverlays().filter(({ code }) => code === '1.001193');
  const changed = hanoiRecords().map((record) => (record.code === '1.001193' ? { ...record, steps: [{ title: 'Cách làm mới' }], channels: [{ kind: 'post' as const }] } : record));
  await withEditor(
    async ({ read, send, own }) => {
      assert.match(await (await read('?loc=outdated&tim=1.001193')).text(), /Bản chính thức đã đổi<\/b>/);
      const page = await (await read(form)).text();
      assert.match(page, /Bản chính thức đã đổi ở: [^.]*Các bước/);
      const fields = Object.fromEntries(
        [...page.matchAll(/<(?:input|textarea) id="(\w+)" name="\1"(?: value="([^"]*)"|[^>]*>\n([^<]*)<)/g)].map(([, field = '', one, many = '']) => [field, one ?? many]),
      );
      assert.equal(fields['steps'], 'Cách làm mới');
      await send(form, { ...fields, lam: 'luu' });
      const { steps, channels } = JSON.parse(own('1.001193') ?? '');
      assert.deepEqual([steps, channels], [[{ title: 'Cách làm mới' }], [{ kind: 'post' }]]);
      assert.doesNotMatch(await (await read(form)).text(), /Bản chính thức đã đổi ở/);
      assert.match(await (await read('?loc=outdated&tim=1.001193')).text(), /Không tìm thấy thủ tục nào/);
    },
    changed,
    others,
  );
});

it('brings own words into the files that pages read when asked', async () => {
  await withEditor(async ({ read, send, built }) => {
    assert.match(await (await read('')).text(), /Đưa nội dung mới lên trang web/);
    assert.equal((await send('dua-len', {})).status, 303);
    assert.deepEqual(built, ['built']);
  });
});

it('answers nobody but its own pages on this computer', async () => {
  await withEditor(async ({ address, send, read, own }) => {
    for (const origin of ['https://xau.example', 'null', '']) assert.equal((await send(form, { plainName: 'x', lam: 'luu' }, { origin })).status, 403, origin);
    assert.equal(own('1.001193'), undefined);
    assert.equal((await fetch(new URL('/', address))).status, 404);
    assert.equal((await fetch(new URL('/0123456789abcdef01234567/', address))).status, 404);
    const { port, pathname } = new URL(address);
    const rebound = await new Promise(
      (resolve) => void request({ host: '127.0.0.1', port, path: pathname, headers: { host: `xau.example:${port}` } }, (response) => resolve(response.statusCode)).end(),
    );
    assert.equal(rebound, 421);
    assert.match((await read('')).headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self'/);
    assert.equal((await send(form, { plainName: 'đ'.repeat(400_000), lam: 'luu' })).status, 413);
    assert.equal((await read('sua/9.999999')).status, 404);
  });
});
