import type { CitizenState, DocumentReport, SignatureReport } from '@motcua/contract/signing';
import { createClient, MotcuaError, type Client } from '@motcua/sdk';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { MotcuaErrorEvent } from '../core/events.ts';
import { widgetManners } from '../core/widget-manners.ts';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import { CheckedFiles, mostBytes } from './checked-files.ts';
import './index.ts';
import type { MotcuaSignatureCheck } from './index.ts';
import { shownName } from './shown-name.ts';
import { strings } from './signature-check.strings.ts';
import { verdicts, type Situation } from './verdict.strings.ts';
import { situationOf, toneOf } from './situation.ts';

/** A PDF signed by an invented Trần Thị Bình, made once by the builder of the engine's tests; gzip, base64. */
const signedPdf =
  'H4sIAAAAAAACA+2cS28cuRHH7/oUvBhIDvHUmyRgGPA6FhBsghi2sRdjDyw+tEoUKZDHwTqfPmDPyB4/5M0u9uADf42ZniFZ1UV2/Vk3Pnj+5/M/4cN4hgHCjf/j7NGjsHv17t897J6Wfbm6uQi75+WivwkUILwIjx+f9es2B9JnBodxu+8v25vwmufwH8Pu6c3b633AE0P+ouH8vu3X++Nzdn/r7bJ8d/NzeA0BAsH2+fHEzc+3fZxBwDN4TzBV1jDCGZ6253DovQ5ndNKu6UM7f2hH1A/t+9tyedVvt1hfXv63BwQIuxc3N3NKM84wI3qzL7f7LR5MdvbgwbO/n/+/67l7Um9vzm9u/xUOj7g4vyoXbwKH3fllv5oLiXBYycePTya/Nd65P3+1WYbdq/CHpz+9Df98FxD+GHY/BMRPXhp+HtZmeX55te+3Yfek3Xh/+Pz593+93M++t37X8+zVy788fPqkPXv5sPV9qT/1FsLuu3f7/qJcX/TwOtwBdz9M8PADI1C8a8XEW1pc7/v1/k14xJAIZEQwyFSSSUo2IjRAiEBl6+3pMKoLECAgIzQG8GljMG0ATYFh67/r+cwbbt7YcPOGLR/usRcA3jzTvBCAGaCAQTr4qJ0byBzDIMYIzgAZDFgVBAwqkJp0RswMGN/3FKgI0qsVtExg3NFL0QgERh3dkxsyYuUZ3J0VQ0X+JSsCYcEt7AiNiYGB8fh5f2nBBGPrtftGMCRM7auz6gxYP5qVCld2sW6RIErMBHISW5UMM2qPURjRGTB/ND9SibTNK1onULF0sJ5+Kpdq3dLJkwvkTGQpZx5E1WTmAVTo0pRVuLyfG7EwM7LOf4QMOO63RxTeroOHaY+cOR9XZ3pjBp1vlcEgnuTDzJePM4S3LGMhABBoGUxTbbF7QiEyoN4RUmm1isSRPObu4OSiBGZoRUnMq1FTTV2JSqM8JJNhNOs9pqpRlVutLFnYoHThqGSdinZhbW0qBTAaFkaaATFAP6w8Nhhz1mOAHLIZoMJ9mQ4secpCDGhKwq2UpgRqGU175TryiGW4VZHCJJBiTp20JIlRMNeWR8o1Uyrd09FLS5WpZVQZDWpKPSlIdVQlVzLy0qi37B1ba9SYyYbnUYF66zj8oNgEhzvFz5RL9yuX+Ks5LgxIpzkKLnHmZEbjj/T6u2juW9tHfkuOt8aYoptrzrlYV09dHNzYcxuDUto2cFHGqg1TSmmACI5UZEQR7gOzRi4JRyUVk0atduM4iGvsFpGLq0UZpg7sWVOzVHqD6JW5MBkDnbw5bFPwxxxPDGDHf3Mmv6AFsK9oIW5aECACq7lS7K0CGVbx6k6dRZsosgKPhNmpOvTqOWarOl+Hd/IUWxpl+og1ujCkqRYcVZIjp46tsvZGg7hFyWlIzThah2aVG5oPJBLr1Rln/ms96EDTsS6C1G8ts04q6j31ukDCMveq9IWqnWFT7ZfrOQONL9oII81CAuzeoZYmCu7d6tAMMXcFKOLc3CFCGSxeSuWmhqRVOBVRjzklO1afz5+gjDCOu8BUOR81zlv9OWqc5zr7p7Zzl6LBSInhLn+P0Ur3aNail+SWW8yz/LAX4FZLV6mFZmkYFHtSaaV0GJ5GTMVhuN+bvyKRQXTLPE2jshQa2CKPRHNtaDQfxcErCCE1ZdZixj2b1ogxqxcFapHgsI8ng9jYC5aaKlUAYM1JndPg1urQSj324bmAFCiRci6Z3LL3UoAVFovFYrFYLBaLxWKxWCwWi8VisVgsFovFYrFYLBaLxWKxWCwWi8VisVgsFovFYvGN8/g3nOnAcnJGA54YCJ8c9oAnFpJ/zakOu+e3/T8Bk316vEMETscDHv4HEG7SyjpDAAA=';

const bytesOf = async (packed: string) =>
  new Uint8Array(
    await new Response(new Blob([Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
  );

const signed = await bytesOf(signedPdf);
const ascii = (text: string) => new TextEncoder().encode(text);
const unsignedPdf =
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n';

/** A client that knows no network; it checks by the real engine. */
const deviceClient = () => createClient({ catalogue: 'https://catalogue.test/catalogue.json', fetch: () => Promise.reject(new TypeError('no network')) });

/** A client that says of every file what a test wants: for verdicts that this version of the engine never reaches. */
function saying(answer: DocumentReport | Promise<DocumentReport> | Error): Client {
  const client = deviceClient();
  const answered = async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { ...client, signing: { ...client.signing, check: answered } };
}

const checkIds = ['structure', 'coverage', 'digest', 'signature', 'signingCertificate', 'algorithmAgreement', 'algorithmStrength', 'laterChanges', 'chain', 'certificateTime', 'keyUsage', 'issuerConstraints', 'revocation', 'timestamp'] as const; // prettier-ignore

function signature(more: Partial<SignatureReport> = {}): SignatureReport {
  return {
    id: 'Chu ky 1',
    kind: 'signature',
    state: 'VALID',
    indication: 'TOTAL_PASSED',
    signer: { name: 'Nguyễn Bịa Ra', organisation: 'Ủy ban Bịa Đặt', taxCode: '0101243150', personalIdMasked: '•••••••••417' },
    issuer: { name: 'Nơi cấp bịa CA', kind: 'remoteSigning', anchor: 'Gốc bịa', isConfirmed: true },
    time: { source: 'rfc3161', proven: '2026-11-19T03:24:00Z' },
    level: 'B-T',
    coverage: { bytesCovered: 219_136, totalBytes: 235_522, revision: 1, ofRevisions: 1 },
    coversWholeFile: true,
    changedAfter: false,
    checks: checkIds.map((id) => ({ id, outcome: 'pass' })),
    ...more,
  };
}

function report(signatures: readonly SignatureReport[] = [signature()], more: Partial<DocumentReport> = {}): DocumentReport {
  const { state = 'NO_SIGNATURE', indication } = signatures[0] ?? {};
  return {
    file: { sizeBytes: 235_522, kind: 'pades', sha256: 'ab'.repeat(32) },
    state,
    ...(indication && { indication }),
    signatures: [...signatures],
    engine: { version: '0.1.0', trustListDate: '2026-11-15' },
    checkedAt: '2026-11-22T02:41:00Z',
    uploaded: false,
    ...more,
  };
}

/** An element that checks by the real engine, unless a test says otherwise. */
async function check(client: Client = deviceClient()) {
  localStorage.clear();
  const el = await fixture<MotcuaSignatureCheck>(html`<motcua-signature-check lang="vi" .client=${client}></motcua-signature-check>`);
  return { el, ...handsOn(el) };
}

function handsOn(el: MotcuaSignatureCheck) {
  const root = el.shadowRoot!;
  const read = () => root.textContent!.replace(/\s+/g, ' ');
  const says = async (words: string | RegExp) => {
    const isSaid = () => (typeof words === 'string' ? read().includes(words) : words.test(read()));
    await waitUntil(isSaid, 'x', { timeout: 4000 }).catch(() => expect.fail(`never said ${words}, but: ${read()}`));
  };
  const press = async (words: string) => {
    const button = [...root.querySelectorAll<HTMLElement>('button, summary')].find((each) => each.textContent!.replace(/\s+/g, ' ').includes(words));
    if (!button) expect.fail(`no button ${words} in: ${read()}`);
    button.focus();
    button.click();
    await el.updateComplete;
  };
  const choose = (...files: readonly File[]) => {
    const field = root.querySelector<HTMLInputElement>('input[type=file]')!;
    field.files = chosen(files).files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const titles = () => [...root.querySelectorAll('.verdict .title')].map(({ textContent }) => textContent!);
  const line = (words: string) => [...root.querySelectorAll<HTMLElement>('.checks > li')].find(({ textContent }) => textContent!.includes(words))?.innerText.trim();
  return { root, read, says, press, choose, titles, line };
}

function chosen(files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

const fileOf = (content: BlobPart, name = 'hop-dong.pdf') => new File([content], name, { type: 'application/pdf' });

it('says of a sound file whose issuer nobody has confirmed that the issuer is not known, and gives the name as self-declared', async () => {
  const { choose, says, titles, line, root } = await check();
  choose(fileOf(signed));
  await says('Chưa xác định được nơi cấp chữ ký');
  expect(titles()).to.deep.equal(['Chưa xác định được nơi cấp chữ ký']);
  expect(root.querySelector('.verdict')!.className).to.contain('warning');
  await says('Tự ghi tên “Trần Thị Bình”, chưa ai xác nhận');
  await says('Thuộc “Công ty Bịa Đặt”');
  await says('Mã số thuế 0101243150');
  await says('Số định danh kết thúc bằng 123');
  await says('10:24 ngày 01/03/2026');
  await says('Theo đồng hồ của người ký');
  await says('Cả tệp');
  expect(line('Nội dung đúng như lúc ký')).to.equal('Đạt. Nội dung đúng như lúc ký');
  expect(line('Nơi cấp'), 'what is not known is neither green nor red').to.equal('Chưa xác định. Nơi cấp có trong danh sách đã đối chiếu');
  expect(line('thu hồi')).to.equal('Chưa kiểm tra. Chứng thư có bị thu hồi hay tạm dừng không');
  expect(line('Dấu thời gian')).to.match(/^Chưa kiểm tra\./);
  await says(/Kiểm tra trên máy này lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}, theo danh sách nơi cấp ngày \d\d\/\d\d\/\d{4}, chưa có người đối chiếu với nơi công bố/);
});

it('says of a changed file that it is not valid, and what to do', async () => {
  const changed = Uint8Array.from(signed);
  changed.set(ascii('300'), new TextDecoder('latin1').decode(signed).indexOf('200 200'));
  const { choose, says, line, root } = await check();
  choose(fileOf(changed));
  await says('Không hợp lệ: nội dung hoặc chữ ký đã bị sửa');
  await says('Đừng dùng tệp này. Hãy xin lại bản gốc từ nơi gửi.');
  await says('Gọi thẳng cho nơi gửi');
  expect(line('Nội dung đúng như lúc ký')).to.equal('Không đạt. Nội dung đúng như lúc ký');
  expect(root.querySelector('.verdict')!.className).to.contain('danger');
});

it('says of a file with something behind the signature that this was not looked at', async () => {
  const longer = new Uint8Array([...signed, ...ascii('BT (them vao) Tj ET')]);
  const { choose, says, line, titles } = await check();
  choose(fileOf(longer));
  await says('Có phần thêm vào sau khi ký, chưa xem là gì');
  expect(titles()[0]).to.equal('Có phần thêm vào sau khi ký, chưa xem là gì');
  expect(line('Phần thêm vào sau khi ký')).to.match(/^Chưa kiểm tra\./);
  expect(line('Chữ ký phủ cả tệp')).to.match(/^Không đạt\./);
});

it('says what it cannot check, and what to do', async () => {
  const { choose, says } = await check();
  for (const [file, sentence, advice] of [
    [fileOf(unsignedPdf), 'Tệp này không có chữ ký số', 'Hình con dấu hay chữ ký vẽ trong tệp không phải chữ ký số.'],
    [fileOf('Kính gửi quý khách', 'thu.txt'), 'Trang này chưa đọc được loại tệp này', 'Hãy xin nơi gửi bản PDF đã ký'],
    [fileOf(''), 'Tệp này trống', 'Hãy tải lại tệp'],
    [fileOf(ascii(unsignedPdf).subarray(0, 60)), 'Không đọc được chữ ký: cấu trúc bất thường', 'Hãy xin lại bản gốc từ nơi gửi.'],
  ] as const) {
    choose(file);
    await says(sentence);
    await says(advice);
  }
});

it('says of a file with a password not to type it here', async () => {
  const { choose, says } = await check(saying(report([], { state: 'UNSUPPORTED', unsupported: 'encrypted' })));
  choose(fileOf('x'));
  await says('Tệp này có mật khẩu nên chưa kiểm tra được');
  await says('Đừng gõ mật khẩu vào trang này.');
});

it('does not read a file that is larger than a phone holds', async () => {
  const { choose, says } = await check(saying(new Error('it was read')));
  const large = fileOf('x');
  Object.defineProperty(large, 'size', { value: mostBytes + 1 });
  choose(large);
  await says('Tệp lớn hơn 200 MB nên chưa kiểm tra');
});

it('says so where the page is served by plain http', async () => {
  const real = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle')!;
  const { choose, says } = await check();
  Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined, configurable: true });
  try {
    choose(fileOf(signed));
    await says('Hãy mở lại trang bằng địa chỉ bắt đầu bằng https://');
  } finally {
    Object.defineProperty(Crypto.prototype, 'subtle', real);
  }
});

it('says that a file that was moved meanwhile could not be opened', async () => {
  const { choose, says } = await check(saying(new DOMException('gone', 'NotReadableError')));
  choose(fileOf('x'));
  await says('Không mở được tệp này');
});

it('makes no request while a file is checked, and would notice one', async () => {
  const { choose, says, press } = await check();
  choose(fileOf(unsignedPdf));
  await says('Tệp này không có chữ ký số'); // The engine is there now.
  const requests: string[] = [];
  const observer = new PerformanceObserver((list) => requests.push(...list.getEntries().map(({ name }) => name)));
  observer.observe({ type: 'resource' });
  await press('Xóa kết quả');
  choose(fileOf(signed));
  await says('Chưa xác định được nơi cấp chữ ký');
  await aTimeout(100);
  expect(requests).to.deep.equal([]);
  await fetch(`${location.origin}/planted`).catch(() => undefined);
  await waitUntil(() => requests.some((address) => address.endsWith('/planted')), 'a planted request went unnoticed');
  observer.disconnect();
});

it('gives every state its own sentence and the tone that belongs to it', async () => {
  const tones: Record<CitizenState, string> = {
    VALID: 'success',
    VALID_UNPROVEN_TIME: 'success',
    VALID_LATER_ADDITIONS: 'success',
    UNKNOWN_ISSUER: 'warning',
    UNKNOWN_REVOCATION: 'warning',
    OLD_ALGORITHM: 'warning',
    EXPIRED_NO_PROOF: 'warning',
    REVOKED: 'danger',
    SUSPENDED: 'danger',
    CHANGED_AFTER: 'warning',
    BROKEN: 'danger',
    MALFORMED: 'danger',
    NO_SIGNATURE: 'neutral',
    UNSUPPORTED: 'warning',
  };
  const said = new Set<string>();
  for (const [state, tone] of Object.entries(tones) as [CitizenState, string][]) {
    const { choose, titles, root } = await check(saying(report(state === 'NO_SIGNATURE' ? [] : [signature({ state, indication: 'INDETERMINATE' })])));
    choose(fileOf('x'));
    await waitUntil(() => titles().length > 0, state);
    expect(root.querySelector('.verdict')!.className, state).to.equal(`verdict ${tone}`);
    said.add(titles()[0]!);
  }
  expect(said.size).to.equal(Object.keys(tones).length);
});

it('says why, where the same state has several reasons', () => {
  const of = (state: CitizenState, more: Partial<SignatureReport> = {}) => situationOf(signature({ state, indication: 'INDETERMINATE', ...more }));
  expect(of('CHANGED_AFTER', { indication: 'TOTAL_FAILED' })).to.equal('changedProven');
  expect(of('UNKNOWN_ISSUER', { subIndication: 'NO_SIGNING_CERTIFICATE_FOUND' })).to.equal('nobody');
  expect(of('UNKNOWN_ISSUER', { subIndication: 'CHAIN_CONSTRAINTS_FAILURE' })).to.equal('restricted');
  expect(of('EXPIRED_NO_PROOF', { subIndication: 'NOT_YET_VALID' })).to.equal('notYetValid');
  expect(situationOf(report([], { state: 'UNSUPPORTED', unsupported: 'algorithm' }))).to.equal('algorithm');
});

it('never promises, never accuses, and calls valid only what is', () => {
  for (const { verdict } of [verdicts.vi, verdicts.en])
    for (const [situation, { title, so }] of Object.entries(verdict) as [Situation, { title: string; so: string }][]) {
      expect(`${title} ${so}`).not.to.match(/an toàn|chắc chắn|giả mạo|safe|certain|forged/i);
      if (toneOf(situation) !== 'success') expect(title, situation).not.to.match(/^Chữ ký hợp lệ|^The signature is valid/);
    }
});

it('does not call a chain to an unconfirmed authority a pass', async () => {
  const { choose, says, line } = await check(
    saying(
      report([signature({ state: 'UNKNOWN_ISSUER', indication: 'INDETERMINATE', issuer: { name: 'Nơi cấp bịa CA', kind: 'usbToken', anchor: 'Gốc bịa', isConfirmed: false } })]),
    ),
  );
  choose(fileOf('x'));
  await says('Nối tới “Gốc bịa”, chưa có người đối chiếu với nơi công bố');
  expect(line('Nơi cấp')).to.match(/^Chưa kiểm tra\./);
});

it('gives a confirmed name as it is, with a proven time', async () => {
  const { choose, says, read } = await check(saying(report()));
  choose(fileOf('x', 'giay-xac-nhan.pdf'));
  await says('Chữ ký hợp lệ');
  await says('10:24 ngày 19/11/2026');
  await says('Có dấu thời gian, không phải người ký tự khai');
  expect(read()).to.contain('Nguyễn Bịa Ra').and.not.to.contain('chưa ai xác nhận');
  expect(read()).not.to.contain('Gọi thẳng cho nơi gửi');
});

it('tells the worst of several signatures first, each by itself', async () => {
  const bad = signature({ state: 'BROKEN', indication: 'TOTAL_FAILED', signer: { name: 'Người Thứ Hai' } });
  const stamp = signature({ kind: 'documentTimestamp', state: 'UNKNOWN_ISSUER', indication: 'INDETERMINATE' });
  const { choose, says, root, titles } = await check(saying(report([stamp, signature(), bad], { state: 'BROKEN', indication: 'TOTAL_FAILED' })));
  choose(fileOf('x'));
  await says('Tệp có 3 chữ ký.');
  expect(titles()).to.deep.equal(['Không hợp lệ: nội dung hoặc chữ ký đã bị sửa']);
  expect([...root.querySelectorAll('h4')].map((each) => each.textContent!.trim())).to.deep.equal([
    'Không hợp lệ: nội dung hoặc chữ ký đã bị sửa',
    'Chữ ký hợp lệ',
    'Dấu thời gian: Chưa xác định được nơi cấp chữ ký',
  ]);
});

it('folds what is beyond a few signatures', async () => {
  const { choose, says, root } = await check(saying(report(Array.from({ length: 60 }, () => signature()))));
  choose(fileOf('x'));
  await says('Xem thêm 56 chữ ký');
  expect([...root.querySelectorAll<HTMLElement>('.each')].filter((each) => each.checkVisibility()).length).to.equal(4);
});

it('shows every check with its evidence on demand', async () => {
  const checks = signature().checks.map((each) => (each.id === 'digest' ? { ...each, evidence: 'SHA-256 over two ranges' } : each));
  const { choose, says, press, root } = await check(saying(report([signature({ checks })])));
  choose(fileOf('x'));
  await says('Xem từng phép kiểm tra (14)');
  await press('Xem từng phép kiểm tra');
  const list = root.querySelector<HTMLElement>('.technical')!;
  expect(list.querySelectorAll('li').length).to.equal(14);
  expect(list.innerText).to.contain('SHA-256 over two ranges').and.to.contain('(digest)');
  await says('Phủ 219.136 trên 235.522 byte.');
});

it('keeps names from turning the words around them, and from filling the page', async () => {
  expect(shownName('hop-dong\u202efdp.exe')).to.equal('hop-dong\ufffdfdp.exe');
  expect(shownName('x'.repeat(2000)).length).to.equal(161);
  const { choose, says, read } = await check(saying(report([signature({ issuer: { name: 'a\u202eb', kind: 'unknown', isConfirmed: false }, signer: { name: 'c\u2067d' } })])));
  choose(fileOf('x', 'tep\u202excod.exe'));
  await says('Tự ghi tên');
  expect(read()).not.to.match(/[\u202a-\u202e\u2066-\u2069]/);
});

it('checks several files one after another, newest first, and clears them', async () => {
  const { choose, says, press, titles, read, root } = await check();
  choose(fileOf(signed, 'mot.pdf'), fileOf('', 'hai.pdf'), fileOf(unsignedPdf, 'ba.pdf'));
  await waitUntil(() => titles().length === 3, 'not all were checked');
  expect(titles()).to.deep.equal(['Tệp này không có chữ ký số', 'Tệp này trống', 'Chưa xác định được nơi cấp chữ ký']);
  await press('Xóa kết quả');
  await says('Đã xóa kết quả.');
  expect(read()).not.to.contain('mot.pdf');
  expect(root.activeElement).to.equal(root.querySelector('.title'));
});

it('takes a file that is dropped anywhere on it, and one that is pasted', async () => {
  const { el, root, says } = await check();
  const dragged = chosen([fileOf(unsignedPdf, 'keo.pdf')]);
  const zone = root.querySelector('.drop')!;
  zone.dispatchEvent(new DragEvent('dragover', { bubbles: true, composed: true, cancelable: true, dataTransfer: dragged }));
  await says('Thả tệp ra để kiểm tra');
  expect(zone.classList.contains('over')).to.equal(true);
  const dropped = new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer: dragged });
  root.querySelector('.help')!.dispatchEvent(dropped);
  expect(dropped.defaultPrevented, 'the browser would open the file in place of the page').to.equal(true);
  await says('keo.pdf');
  await says('Chọn tệp đã ký');
  el.dispatchEvent(new ClipboardEvent('paste', { clipboardData: chosen([fileOf('', 'dan.pdf')]) }));
  await says('dan.pdf');
});

it('leaves what is no file to the page', async () => {
  const { el } = await check();
  const text = new DataTransfer();
  text.setData('text/plain', 'x');
  const over = new DragEvent('dragover', { cancelable: true, dataTransfer: text });
  el.dispatchEvent(over);
  expect(over.defaultPrevented).to.equal(false);
});

it('says that a large file takes long, and stops at a press without losing the file', async () => {
  const { choose, says, press, root } = await check(saying(new Promise<DocumentReport>(() => {})));
  choose(fileOf('x', 'lon.pdf'), fileOf('x', 'sau.pdf'));
  await says('Đang kiểm tra “lon.pdf”. Còn 1 tệp đang chờ.');
  await says('Tệp lớn nên hơi lâu.');
  await press('Dừng');
  await says('Đã dừng, tệp này chưa được kiểm tra');
  await waitUntil(() => root.activeElement === root.querySelector('.title'), 'the focus was lost');
  expect(root.querySelectorAll('.verdict').length).to.equal(2);
  await press('Kiểm tra lại');
  await says('Đang kiểm tra “sau.pdf”.');
});

it('draws once more what was stopped before the words of a verdict had come', async () => {
  let come = (): void => {};
  const words = new Promise<void>((resolve) => (come = resolve));
  let drawnCount = 0;
  const host = { addController: () => {}, removeController: () => {}, requestUpdate: () => void (drawnCount += 1), updateComplete: Promise.resolve(true) };
  const files = new CheckedFiles(
    host,
    () => words,
    () => {},
    () => {},
  );
  const checked = files.check(deviceClient(), [fileOf('x', 'lon.pdf')]);
  files.stop();
  expect(files.list[0]?.outcome).to.deep.equal({ kind: 'unchecked', reason: 'stopped' });
  const before = drawnCount;
  come();
  await checked;
  expect(drawnCount).to.be.greaterThan(before);
  expect(files.list[0]?.outcome).to.deep.equal({ kind: 'unchecked', reason: 'stopped' });
});

it('says that the first check needs a network, tells the host, and tries again', async () => {
  const { el, choose, says, press } = await check(saying(new MotcuaError('OFFLINE', 'no engine')));
  const told = oneEvent(el, 'motcua-error') as unknown as Promise<MotcuaErrorEvent>;
  choose(fileOf(signed, 'giay.pdf'));
  await says('Chưa tải được phần kiểm tra về máy. Hãy nối mạng rồi thử lại.');
  expect((await told).code).to.equal('OFFLINE');
  el.client = deviceClient();
  await press('Thử lại');
  await says('Chưa xác định được nơi cấp chữ ký');
});

it('saves the report as JSON', async () => {
  const { choose, says, press } = await check();
  choose(fileOf(signed));
  await says('Lưu kết quả');
  const real = URL.createObjectURL;
  let saved: Blob | undefined;
  let name = '';
  const noticed = (event: Event) => {
    const [link] = event.composedPath() as HTMLAnchorElement[];
    name = link!.download;
    event.preventDefault();
  };
  const click = HTMLAnchorElement.prototype.click;
  try {
    URL.createObjectURL = (blob: Blob) => real.call(URL, (saved = blob));
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', noticed);
      click.call(this);
    };
    await press('Lưu kết quả');
  } finally {
    URL.createObjectURL = real;
    HTMLAnchorElement.prototype.click = click;
  }
  const { state, uploaded, signatures } = JSON.parse(await saved!.text()) as DocumentReport;
  expect([state, uploaded, signatures.length]).to.deep.equal(['UNKNOWN_ISSUER', false, 1]);
  expect(name).to.equal('hop-dong.pdf.ket-qua.json');
});

it('prints itself without the page around it', async () => {
  const { choose, says, press } = await check();
  const stranger = document.createElement('p');
  document.body.append(stranger);
  choose(fileOf(signed));
  await says('In kết quả');
  const real = window.print;
  let isHidden = false;
  window.print = () => (isHidden = stranger.hasAttribute('data-motcua-unprinted')) as unknown as void;
  try {
    await press('In kết quả');
    dispatchEvent(new Event('afterprint'));
  } finally {
    window.print = real;
    stranger.remove();
  }
  expect(isHidden).to.equal(true);
});

it('forgets all files when the visit on a shared device ends', async () => {
  const app = await fixture<MotcuaApp>(html`<motcua-app shared-device .client=${deviceClient()}><motcua-signature-check></motcua-signature-check></motcua-app>`);
  const el = app.querySelector<MotcuaSignatureCheck>('motcua-signature-check')!;
  await waitUntil(() => el.shadowRoot!.querySelector('input'), 'the field never stood there');
  const { choose, says, read } = handsOn(el);
  choose(fileOf(signed, 'rieng.pdf'));
  await says('rieng.pdf');
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await waitUntil(() => !read().includes('rieng.pdf'), 'the file stayed');
});

/** Puts an element into a page, with files checked by what a client says. */
async function placed(root: HTMLElement, client: Client, files: readonly File[] = []) {
  const el = document.createElement('motcua-signature-check');
  el.lang = 'vi';
  el.client = client;
  root.append(el);
  await el.updateComplete;
  const { choose, titles } = handsOn(el);
  if (files.length > 0) choose(...files);
  await waitUntil(() => titles().length === files.length, 'not all were checked', { timeout: 4000 });
  return el;
}

widgetManners({
  tag: 'motcua-signature-check',
  wording: { vi: { ...strings.vi, ...verdicts.vi }, en: { ...strings.en, ...verdicts.en } },
  client: deviceClient,
  isReady: (element) => element.shadowRoot!.querySelector('.title') !== null,
  states: {
    empty: (root) => placed(root, deviceClient()),
    unknown: (root) => placed(root, deviceClient(), [fileOf(signed)]),
    several: (root) =>
      placed(root, saying(report([signature({ state: 'BROKEN', indication: 'TOTAL_FAILED' }), signature()])), [
        fileOf('x', 'mot-ten-tep-rat-dai-khong-co-khoang-trang-nao-ca.pdf'),
        fileOf(''),
      ]),
    failed: async (root) => {
      const el = await placed(root, saying(new MotcuaError('UNAVAILABLE', 'no engine')));
      const { choose, says } = handsOn(el);
      choose(fileOf('x'));
      await says('Chưa tải được phần kiểm tra');
      return el;
    },
  },
});
