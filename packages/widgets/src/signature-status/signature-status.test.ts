import type { CertificateStatus } from '@motcua/contract/signing';
import { createGateway, demonstrationPeople, type GatewayPorts } from '@motcua/gateway';
import { failingPort, inventedPeople, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient, MotcuaError, type Client } from '@motcua/sdk';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { MotcuaErrorEvent } from '../core/events.ts';
import { widgetManners } from '../core/widget-manners.ts';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import { browserOf, handsOn as signInHands } from '../sign-in/sign-in.test-builder.ts';
import './index.ts';
import type { MotcuaSignatureStatus } from './index.ts';
import { strings } from './signature-status.strings.ts';
import { standingOf } from './standing.ts';

/** The certificate of an invented Trần Thị Bình, valid until 2060, made once by the builder of the engine's tests; DER, base64. */
const certificate =
  'MIIB2TCCAX6gAwIBAgICEAMwCgYIKoZIzj0EAwIwRjELMAkGA1UEBgwCVk4xGTAXBgNVBAoMEE7GoWkgY+G6pXAgYuG7i2ExHDAaBgNVBAMME07GoWkgY+G6pXAgYuG7i2EgQ0EwIBcNMjAwMTAxMDAwMDAwWhgPMjA2MDAxMDEwMDAwMDBaMIGNMQswCQYDVQQGDAJWTjEeMBwGA1UECgwVQ8O0bmcgdHkgQuG7i2EgxJDhurd0MRswGQYDVQQDDBJUcuG6p24gVGjhu4sgQsOsbmgxHjAcBgoJkiaJk/IsZAEBDA5NU1Q6MDEwMTI0MzE1MDEhMB8GCgmSJomT8ixkAQEMEUNDQ0Q6MDAxMTk5MDAwMTIzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEDZBljNfrgUImAu4QitzER/i3nrCytFIGYWpSRrxi1VjlIq0p9JJhdm7njFdVPcw0lDYK5DdSbipeQ13YMIAXYaMSMBAwDgYDVR0PAQH/BAQDAgDAMAoGCCqGSM49BAMCA0kAMEYCIQC2qtUgVpFl7Dz596+2xEoyQIeY4lqEd0Gc2fickorrhgIhANjDLZFU/QyI6FBMsVUrUmK60u2b4d3S0zJvufwC7eH7';

const der = Uint8Array.from(atob(certificate), (letter) => letter.charCodeAt(0));
const pem = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`;

const [child, pensioner, renter, mother, trader] = inventedPeople.map(({ id }) => id) as [string, string, string, string, string];

interface Situation {
  readonly ports?: Partial<GatewayPorts>;
  readonly person?: string | undefined;
  readonly timeLimitMs?: number;
}

/** A client of one invented person over the real gateway. */
function clientOf({ ports = {}, person, timeLimitMs }: Situation): Client {
  const gateway = createGateway({ ...samplePorts(), ...ports }, { timeLimitMs, personOf: demonstrationPeople(inventedPeople.map(({ id }) => id)) });
  return createClient({ gateway: 'https://gateway.test', fetch: gateway.fetch, demonstrationPerson: person });
}

/** A client without a gateway and without a network: what it says, it says on the device. */
const deviceClient = () => createClient({ catalogue: 'https://catalogue.test/catalogue.json', fetch: () => Promise.reject(new TypeError('no network')) });

/** An element wired to the real gateway over invented people: nothing between them is mocked. */
async function status(situation: Situation & { readonly client?: Client } = {}) {
  localStorage.clear();
  const client = situation.client ?? clientOf({ person: pensioner, ...situation });
  const el = await fixture<MotcuaSignatureStatus>(html`<motcua-signature-status lang="vi" .client=${client}></motcua-signature-status>`);
  return { el, ...handsOn(el) };
}

function handsOn(el: MotcuaSignatureStatus) {
  const root = el.shadowRoot!;
  const read = () => root.textContent!.replace(/\s+/g, ' ');
  const says = async (words: string | RegExp) => {
    const isSaid = () => (typeof words === 'string' ? read().includes(words) : words.test(read()));
    await waitUntil(isSaid, 'x', { timeout: 4000 }).catch(() => expect.fail(`never said ${words}, but: ${read()}`));
  };
  const press = async (words: string) => {
    const button = [...root.querySelectorAll<HTMLElement>('button')].find((each) => each.textContent!.includes(words));
    if (!button) expect.fail(`no button ${words} in: ${read()}`);
    button.focus();
    button.click();
    await el.updateComplete;
  };
  const choose = (content: BlobPart, name: string) => {
    const field = root.querySelector<HTMLInputElement>('input[type=file]')!;
    const chosen = new DataTransfer();
    chosen.items.add(new File([content], name));
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const open = async () => {
    await press('Xem chữ ký của tôi');
    await waitUntil(() => root.querySelector('.card'), 'no card came');
  };
  const figure = () => root.querySelector<HTMLElement>('.figure')!.innerText;
  const tags = () => [...root.querySelectorAll<HTMLElement>('.tag')].map(({ innerText }) => innerText.trim());
  return { root, read, says, press, choose, open, figure, tags };
}

/** A certificate as a gateway would tell it. */
function told(more: Partial<CertificateStatus>): CertificateStatus {
  return {
    state: 'active',
    kind: 'usbToken',
    subject: { name: 'Nguyễn Bịa Ra', organisation: 'Công ty Bịa Đặt', taxCode: '0101243150' },
    issuerName: 'Nơi cấp bịa CA',
    validFrom: '2025-01-01T00:00:00Z',
    validTo: '2059-12-31T16:59:00Z',
    nextStep: 'none',
    isRevocationKnown: true,
    source: { name: 'Nơi cấp bịa', asOf: '2026-11-22T02:38:00Z' },
    ...more,
  };
}

const telling = (...certificates: readonly CertificateStatus[]): Client => {
  const client = clientOf({ person: pensioner });
  const list = { certificates: [...certificates], source: { name: 'Nơi cấp bịa', asOf: '2026-11-22T02:38:00Z' } };
  return { ...client, signing: { ...client.signing, certificates: async () => list } };
};

it('asks for nothing before the citizen wants to see it', async () => {
  let asked = 0;
  const gateway = createGateway(samplePorts(), { personOf: () => ({ id: pensioner, assuranceLevel: 2 }) });
  const send: typeof fetch = (input, init) => {
    asked += 1;
    return gateway.fetch(input as Request, init);
  };
  const { open } = await status({ client: createClient({ gateway: 'https://gateway.test', fetch: send }) });
  await aTimeout(50);
  expect(asked).to.equal(0);
  await open();
  expect(asked).to.equal(1);
});

it('says that nobody has one yet, and how to get one', async () => {
  const { open, figure, says, tags } = await status({ person: child });
  await open();
  expect(figure()).to.equal('Không thấy chữ ký số nào ở đây');
  expect(tags()).to.deep.equal(['Không thấy']);
  await says('Đăng ký chữ ký số');
  await says('Hãy hỏi phí trước.');
});

it('tells an active one: days left, whose, of which kind, by whom, and who says so', async () => {
  const { open, figure, says, tags, root } = await status({ person: pensioner });
  await open();
  expect(figure()).to.equal('Còn 165 ngày');
  expect(tags()).to.deep.equal(['Đang dùng được']);
  await says(/Hết hạn lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}\. Sau lúc đó bạn không ký được nữa\./);
  await says('Bạn chưa cần làm gì');
  await says('Trần Giả Định');
  await says(`Số định danh kết thúc bằng ${pensioner.slice(-3)}`);
  await says('Ký từ xa, xác nhận trên điện thoại');
  await says('Ky tu xa mau CA (bịa)');
  await says(/Theo Nơi cấp mẫu \(dữ liệu bịa\), lúc \d\d:\d\d ngày/);
  expect(root.querySelector('.unsure')).to.equal(null);
  expect(document.activeElement!.shadowRoot!.activeElement).to.equal(root.querySelector('.title'));
});

it('tells one that ends soon, and until when to renew it', async () => {
  const { open, figure, tags, says } = await status({ person: renter });
  await open();
  expect(figure()).to.equal('Còn 23 ngày');
  expect(tags()).to.deep.equal(['Đang dùng được', 'Sắp hết hạn']);
  await says(/Gia hạn trước ngày \d\d\/\d\d\/\d{4}/);
  await says('Gọi 1022');
});

it('tells a suspended one, and how to have it unlocked', async () => {
  const { open, figure, says, read } = await status({ person: mother });
  await open();
  expect(figure()).to.equal('Đang tạm dừng');
  await says('Mở lại chữ ký số');
  expect(read()).not.to.match(/Còn \d+ ngày/);
});

it('tells an expired one, and for how long', async () => {
  const { open, figure, tags, says } = await status({ person: trader });
  await open();
  expect(figure()).to.equal('Đã hết hạn 35 ngày');
  expect(tags()).to.deep.equal(['Đã hết hạn']);
  await says('Gia hạn');
});

it('tells what else a certificate can be', async () => {
  const { open, root, says } = await status({
    client: telling(
      told({ state: 'revoked', nextStep: 'register' }),
      told({ state: 'requested', nextStep: 'wait', validFrom: undefined as never, validTo: undefined as never }),
      told({ state: 'notYetValid', nextStep: 'wait', validFrom: new Date(Date.now() + 5 * 86_400_000).toISOString() }),
      told({ state: 'unknown', nextStep: 'askIssuer', isRevocationKnown: false }),
    ),
  });
  await open();
  const figures = [...root.querySelectorAll<HTMLElement>('.figure')].map(({ innerText }) => innerText);
  expect(figures.slice(0, 3)).to.deep.equal(['Đã bị thu hồi', 'Đang chờ cấp', 'Còn 5 ngày nữa mới dùng được']);
  expect(figures[3]).to.match(/^Còn [\d.]+ ngày$/);
  await says('Đừng ký giấy tờ nào bằng nó.');
  await says('Quá ngày hẹn mà chưa thấy tin thì hãy gọi nơi cấp.');
  await says('Chưa kiểm tra được thu hồi. Hãy hỏi nơi cấp trước khi ký việc quan trọng.');
  await says('Thuộc Công ty Bịa Đặt');
  await says('Mã số thuế 0101243150');
});

it('calls nothing usable whose time is over or whose revocation nobody knows', () => {
  const now = Date.parse('2026-11-22T02:00:00Z');
  const of = (more: Partial<CertificateStatus>) => standingOf(told(more), now);
  expect(of({ validTo: '2026-11-22T01:59:59Z' })).to.deep.equal({ state: 'expired', days: 0, at: '2026-11-22T01:59:59Z' });
  expect(of({ state: 'unknown', validTo: '2026-11-20T01:00:00Z' }).state).to.equal('expired');
  expect(of({ isRevocationKnown: false }).state).to.equal('unknown');
  expect(of({ state: 'revoked', validTo: '2026-11-20T01:00:00Z' }).state).to.equal('revoked');
  // 00:30 in Vietnam is the next day there, whatever day it is where the page was made.
  expect(of({ validTo: '2026-11-22T17:30:00Z' }).days).to.equal(1);
  expect(of({ validTo: '2026-11-22T16:30:00Z' }).days).to.equal(0);
});

it('asks again at a press, and keeps the card while it waits', async () => {
  const { open, press, says, root } = await status();
  await open();
  await press('Hỏi lại');
  expect(root.querySelector('.card'), 'the card blinked away').not.to.equal(null);
  await says('Đã xem xong: 1 chữ ký số.');
});

it('reads a certificate file on the device, and says what a file cannot know', async () => {
  const { choose, says, read, tags, figure } = await status({ client: deviceClient() });
  expect(read()).not.to.contain('Xem chữ ký của tôi');
  for (const [content, name] of [
    [der, 'chung-thu.cer'],
    [pem, 'chung-thu.pem'],
  ] as const) {
    choose(content, name);
    await says('Trần Thị Bình');
    await says('Theo tệp, chưa ai xác nhận');
    await says('Chưa kiểm tra được thu hồi: tệp không cho biết');
    await says(/Đọc từ tệp bạn mở, trên máy này, lúc/);
    expect(tags()).to.deep.equal(['Chưa rõ dùng được không']);
    expect(figure()).to.match(/^Còn [\d.]+ ngày$/);
    expect(read()).not.to.contain('Đang dùng được');
  }
});

it('refuses a file with a private key without reading it', async () => {
  const { choose, says, root } = await status({ client: deviceClient() });
  const real = Blob.prototype.arrayBuffer;
  let reads = 0;
  Blob.prototype.arrayBuffer = function (this: Blob) {
    if (this.size === 1) reads += 1; // Of this file, or a part of it; another test's may still be under way.
    return real.call(this);
  };
  try {
    choose('x', 'chu-ky.P12');
    await says('Tệp này có khóa riêng. Đừng đưa cho ai, cũng không cần mở ở đây.');
    expect(reads).to.equal(0);
    expect(root.querySelector('input[type=password]')).to.equal(null);
    choose('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n', 'chung-thu.pem');
    await says('Tệp này có khóa riêng.');
  } finally {
    Blob.prototype.arrayBuffer = real;
  }
});

it('says what to choose instead of a file that is no certificate', async () => {
  const { choose, says } = await status();
  choose('hello', 'thu.txt');
  await says('Tệp này không phải chứng thư chữ ký số.');
  await says('Chọn tệp khác');
  choose(new Uint8Array(6_000_000), 'phim.pem');
  await says('Tệp này lớn quá');
});

it('says what to do where nobody is signed in', async () => {
  const { press, says } = await status({ person: undefined, client: clientOf({ person: undefined }) });
  await press('Xem chữ ký của tôi');
  await says('Bạn cần đăng nhập để xem chữ ký số của mình.');
});

for (const [code, sentence] of [
  ['STEP_UP', 'Xem chữ ký số cần đăng nhập ở mức cao hơn.'],
  ['CONSENT', 'Cần bạn đồng ý trước khi trang này hỏi nơi cấp'],
  ['FORBIDDEN', 'Nơi giữ chữ ký số không cho trang này hỏi.'],
  ['OFFLINE', 'Không có mạng nên chưa hỏi được. Chữ ký số của bạn không bị ảnh hưởng.'],
] as const) {
  it(`has words of its own for ${code}`, async () => {
    const client = clientOf({});
    const certificates = () => Promise.reject(new MotcuaError(code, 'no'));
    const { press, says } = await status({ client: { ...client, signing: { ...client.signing, certificates } } });
    await press('Xem chữ ký của tôi');
    await says(sentence);
  });
}

it('is closed at once when the page is left, since "back" may show the page as it was to somebody else', async () => {
  const { open, read } = await status();
  await open();
  dispatchEvent(new Event('pagehide'));
  expect(read()).not.to.match(/Còn \d+ ngày|Trần Giả Định|Phạm Thị/);
  expect(read()).to.contain('Xem chữ ký của tôi');
});

it('says that the signature is not affected when its keeper is silent, tells the host, and tries again', async () => {
  const { el, press, says } = await status({ ports: { signing: failingPort('UNAVAILABLE') } });
  const failed = oneEvent(el, 'motcua-error') as unknown as Promise<MotcuaErrorEvent>;
  await press('Xem chữ ký của tôi');
  await says('Nơi giữ chữ ký số đang không trả lời. Chữ ký số của bạn không bị ảnh hưởng.');
  expect((await failed).code).to.equal('UNAVAILABLE');
  const again = oneEvent(el, 'motcua-error');
  await press('Thử lại');
  await again;
});

it('keeps the last answer on screen when asking again fails', async () => {
  const client = clientOf({ person: pensioner });
  let isSilent = false;
  const certificates: Client['signing']['certificates'] = async (options) => {
    if (isSilent) throw new MotcuaError('UNAVAILABLE', 'silent');
    return client.signing.certificates(options);
  };
  const { open, press, says, figure } = await status({ client: { ...client, signing: { ...client.signing, certificates } } });
  await open();
  isSilent = true;
  await press('Hỏi lại');
  await says('Nơi giữ chữ ký số đang không trả lời.');
  expect(figure()).to.equal('Còn 165 ngày');
});

it('gives up waiting for a keeper that never answers', async () => {
  const { press, says } = await status({ ports: { signing: silentAgency() }, timeLimitMs: 50 });
  await press('Xem chữ ký của tôi');
  await says('Đợi lâu quá mà chưa có trả lời.');
});

it('closes: nothing of the certificate is left', async () => {
  const { open, press, says, read } = await status();
  await open();
  await press('Đóng');
  await says('Đã đóng.');
  expect(read()).not.to.contain('Trần Giả Định');
});

it('is closed when the visit on a shared device ends', async () => {
  const app = await fixture<MotcuaApp>(html`<motcua-app shared-device .client=${clientOf({ person: pensioner })}><motcua-signature-status></motcua-signature-status></motcua-app>`);
  const el = app.querySelector<MotcuaSignatureStatus>('motcua-signature-status')!;
  await waitUntil(() => el.shadowRoot!.querySelector('button'), 'the element never stood there');
  const { open, read } = handsOn(el);
  await open();
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await waitUntil(() => !read().includes('Trần Giả Định'), 'the card stayed');
});

it('leads on where a sign-in or a consent is missing, and goes on by itself', async () => {
  const browser = browserOf({ isSignedIn: false });
  const el = await fixture<MotcuaSignatureStatus>(html`<motcua-signature-status lang="vi" .client=${browser.tab()}></motcua-signature-status>`);
  const { press, says, root } = handsOn(el);
  await press('Xem chữ ký của tôi');
  await waitUntil(() => signInHands(el).link('Đăng nhập'), 'there is no way to a sign-in', { timeout: 5000 });
  browser.identity.signIn();
  await browser.tab().identity!.session();
  await says('Cần bạn đồng ý trước');
  await waitUntil(() => root.querySelector('motcua-consent')?.shadowRoot?.querySelector('.question'), 'it never asked', { timeout: 5000 });
  await signInHands(root.querySelector('motcua-consent')!).press('Đồng ý');
  await waitUntil(() => root.querySelector('.card'), 'no card came', { timeout: 5000 });
  await browser.tab().identity!.end();
  await waitUntil(() => !root.querySelector('.card'), 'the card stayed');
});

it('never promises and never accuses', () => {
  for (const words of [strings.vi, strings.en]) expect(JSON.stringify(words)).not.to.match(/an toàn|chắc chắn|giả mạo|\bsafe\b|certain|forged/i);
});

/** Puts an element into a page, opened as far as the state says. */
async function placed(root: HTMLElement, situation: Situation, then: (hands: ReturnType<typeof handsOn>) => Promise<void> = async () => {}) {
  const el = document.createElement('motcua-signature-status');
  el.lang = 'vi';
  el.client = clientOf({ person: pensioner, ...situation });
  root.append(el);
  await el.updateComplete;
  await then(handsOn(el));
  return el;
}

widgetManners({
  tag: 'motcua-signature-status',
  wording: strings,
  client: () => clientOf({ person: pensioner }),
  isReady: (element) => element.shadowRoot!.querySelector('.title') !== null,
  states: {
    closed: (root) => placed(root, {}),
    expiring: (root) => placed(root, { person: renter }, ({ open }) => open()),
    none: (root) => placed(root, { person: child }, ({ open }) => open()),
    file: (root) =>
      placed(root, {}, async ({ choose, says }) => {
        choose(der, 'chung-thu.cer');
        await says('Trần Thị Bình');
      }),
    failed: (root) =>
      placed(root, { ports: { signing: failingPort('UNAVAILABLE') } }, async ({ press, says }) => {
        await press('Xem chữ ký của tôi');
        await says('Chưa xem được chữ ký số của bạn');
      }),
    refused: (root) =>
      placed(root, {}, async ({ choose, says }) => {
        choose('x', 'x.p12');
        await says('Chọn tệp khác');
      }),
  },
});
