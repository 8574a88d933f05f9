import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { secretHashOf, sweep, type RegisteredHost, type SignInSettings } from '@motcua/gateway/node';
import { Embed } from './embed.ts';
import { signedInTown } from './signed-in-town.ts';

const minuteMs = 60_000;
const secret = `sk_${'b'.repeat(43)}`;
const ward: RegisteredHost = {
  key: 'pk_phuong_mau_0123456789',
  name: 'Phường Mẫu "Số 1" <b>',
  origins: ['https://phuong.example.gov.vn', 'https://www.phuong.example.gov.vn'],
  elements: ['motcua-health-book', 'motcua-sign-in'],
  purposes: ['health'],
  backend: { secretHash: secretHashOf(secret), vouchesUpTo: 2 },
};
const other: RegisteredHost = {
  key: 'pk_phuong_khac_0123456789',
  name: 'Phường Khác',
  origins: ['https://khac.example.gov.vn'],
  elements: ['motcua-health-book', 'motcua-signature-status', 'motcua-consent'],
  purposes: ['health', 'signing', 'own-account'],
  backend: { secretHash: secretHashOf(`sk_${'c'.repeat(43)}`) },
};

/** A town in which two wards' sites are registered, and a person on a page of the first. */
async function town(context: TestContext, { gateways = 1, frames }: Pick<SignInSettings, 'frames'> & { gateways?: number } = {}) {
  const hosts = [ward, other].map((each) => structuredClone(each) as { -readonly [Name in keyof RegisteredHost]: RegisteredHost[Name] });
  const made = await signedInTown(context, { settings: { hosts, frames }, gateways });
  const browser = made.newBrowser();
  await made.signIn(browser);
  const embed = await Embed.open(made.gateway, ward);
  /** Agrees in the window, and gives the code. */
  const agree = async (page = embed, changed: Parameters<Embed['address']>[0] = {}) => {
    const { handover } = await page.press(browser, await browser.open(page.address(changed)), 'yes');
    return handover?.code;
  };
  const begin = async (page = embed) => assert.equal((await page.exchange(await agree(page))).status, 200);
  return { ...made, hosts, browser, embed, agree, begin };
}

it('signs in on another site by a window of the gateway, reads what was agreed to there, and renews', async (context) => {
  const { newBrowser, embed, gateway, gateways, clock, person, log } = await town(context, { gateways: 2 });
  const browser = newBrowser(); // Nobody is signed in here yet.
  const login = await browser.open(embed.address());
  const asking = await browser.submit(login, { person: `nguoi-mau-${person.id.slice(-3)}`, level: 'loa:2' });
  assert.equal(asking.url.href.split('?')[0], `${gateway}/client-sessions/authorize`);
  for (const words of ['Phường Mẫu &quot;Số 1&quot; &lt;b>', 'https://phuong.example.gov.vn', person.name, 'Xem sổ sức khỏe của bạn', 'Bệnh, dị ứng', 'Đồng ý', 'Không'])
    assert.ok(asking.html.includes(words), words);
  assert.ok(!/<script|Xem chữ ký số/.test(asking.html));
  const { to, handover } = await embed.press(browser, asking, 'yes');
  assert.deepEqual([to, handover?.state], ['https://phuong.example.gov.vn', embed.state]);

  const begun = await embed.exchange(handover?.code);
  assert.deepEqual([begun.status, begun.body['expiresInSeconds'], begun.body['purposes'], begun.headers.get('cache-control')], [200, 300, ['health'], 'no-store']);
  for (const at of [gateway, gateways[1] ?? '']) {
    const book = await embed.ask('/health/book', { at });
    assert.deepEqual([book.status, (book.body['patient'] as { name: string }).name], [200, person.name]);
    assert.equal(book.headers.get('access-control-allow-origin'), 'https://phuong.example.gov.vn');
    assert.equal(book.headers.get('access-control-allow-credentials'), null);
  }
  assert.equal((await embed.ask('/session')).body['displayName'], person.name);

  const first = embed.token;
  clock.aheadMs = 6 * minuteMs;
  embed.clockMs = clock.aheadMs;
  assert.deepEqual([(await embed.ask('/health/book')).code, (await embed.renew()).status, (await embed.ask('/health/book')).status], ['SIGN_IN', 200, 200]);
  assert.notEqual(embed.token, first);
  assert.deepEqual([(await embed.renew({ token: first })).code, (await embed.ask('/health/book', { token: first })).code], ['SIGN_IN', 'SIGN_IN'], 'the one before is over');
  assert.ok(log.some(({ route }) => route === 'authorizeClient'));
});

it('keeps what was agreed to on one site to that site, and names it in the receipt', async (context) => {
  const { browser, embed, begin, ask } = await town(context);
  await begin();
  const read = async () => [(await embed.ask('/health/book')).code, String((await ask(browser, '/health/book')).body['code'] ?? '')];
  assert.deepEqual(await read(), ['', 'CONSENT'], 'the portal was not agreed to');
  await ask(browser, '/consents/health', { method: 'PUT' });
  const { consents } = (await ask(browser, '/consents')).body as { consents: { purpose: { recipient: { vi: string } } }[] };
  assert.deepEqual(consents.map(({ purpose }) => purpose.recipient.vi).sort(), ['Bạn, trên thiết bị này, và người nhà mà bạn nhờ xem giúp', `Bạn, và trang của ${ward.name}`]);
  await ask(browser, '/consents/health', { method: 'DELETE' });
  await ask(browser, '/consents/health', { method: 'PUT' });
  assert.deepEqual(await read(), ['CONSENT', ''], 'what is agreed to on the portal opens nothing on the ward’s page');
});

it('lets a site see and take back what was agreed to for it, and nothing that was agreed to elsewhere', async (context) => {
  const { gateway, browser, agree, ask, store } = await town(context);
  await ask(browser, '/consents/health', { method: 'PUT' });
  await agree(); // On the ward's site.
  const page = await Embed.open(gateway, other);
  await page.exchange(await agree(page));
  const recipients = (body: object) =>
    (body as { consents: { purpose: { recipient: { vi: string } }; withdrawnAt?: string }[] }).consents
      .filter((each) => !each.withdrawnAt)
      .map(({ purpose }) => purpose.recipient.vi);
  const own = `Bạn, và trang của ${other.name}`;
  assert.deepEqual(recipients((await page.ask('/consents')).body), [own, own], 'the book and the signature');
  const withdrawn = await page.ask('/consents/health', { method: 'DELETE', body: {} });
  assert.deepEqual([withdrawn.status, recipients(withdrawn.body)], [200, [own]]);
  assert.equal((await page.ask('/health/book')).code, 'CONSENT');
  assert.equal((await ask(browser, '/health/book')).status, 200, 'what the portal was agreed to stands');
  assert.equal(recipients((await ask(browser, '/consents')).body).filter((each) => each !== own).length, 2);
  assert.equal((await page.ask('/consents/health', { method: 'DELETE', body: {} })).status, 200, 'again, nothing');
  const rows = await store().read((tables) => tables.selectFrom('consent').selectAll().where('withdrawn_at', 'is not', null).execute());
  assert.equal(rows.length, 1);
});

it('asks for a fresh proof in the window where the page needs one, also of who takes long to answer', async (context) => {
  const { embed, browser, gateway, clock } = await town(context);
  const asking = await browser.open(embed.address({ fresh: '1' }));
  assert.equal(asking.url.href.split('?')[0], `${gateway}/client-sessions/authorize`, 'proved just now');
  assert.equal((await browser.open(embed.address({ fresh: 'x' }))).status, 400);
  clock.aheadMs = 6 * minuteMs;
  const late = await embed.press(browser, asking, 'yes');
  assert.deepEqual([late.handover, late.headers.get('location')?.includes('/sign-in?level=2&fresh=1&return=')], [undefined, true]);
  const away = await browser.open(embed.address({ fresh: '1' }));
  assert.ok(away.way.some((each) => each.startsWith(`${gateway}/sign-in?level=2&fresh=1`)));
  assert.equal((await browser.open(embed.address())).url.href.split('?')[0], `${gateway}/client-sessions/authorize`, 'where none is needed none is asked for');
});

it('is of no use to who has stolen the token: from another origin, key or element, without its proof, or with any but its own', async (context) => {
  const { embed, gateway, begin, log } = await town(context);
  await begin();
  const thief = await Embed.open(gateway, ward);
  const { token } = embed;
  const book = '/health/book';
  const used = await embed.proof('GET', book);
  const refused = async (what: string, code: string, asked: Promise<{ code: unknown }>) => assert.equal((await asked).code, code, what);
  assert.equal((await embed.ask(book, { proof: used })).status, 200);
  await refused('replayed', 'SIGN_IN', embed.ask(book, { proof: used }));
  await refused('no proof', 'SIGN_IN', embed.ask(book, { proof: undefined }));
  await refused('as a bearer', 'SIGN_IN', embed.ask(book, { token: '', proof: undefined, headers: { authorization: `Bearer ${token}` } }));
  await refused('proof alone', 'SIGN_IN', embed.ask(book, { token: '' }));
  await refused("another key's proof", 'SIGN_IN', thief.ask(book, { token }));
  await refused(
    'signed by another key than it names',
    'SIGN_IN',
    thief.ask(book, { token, proof: `${used.split('.').slice(0, 2).join('.')}.${(await thief.proof('GET', book)).split('.')[2]}` }),
  );
  await refused('for another method', 'SIGN_IN', embed.ask(book, { claims: { htm: 'POST' } }));
  await refused('for another address', 'SIGN_IN', embed.ask(book, { claims: { htu: `${gateway}/session` } }));
  await refused('for another gateway', 'SIGN_IN', embed.ask(book, { claims: { htu: `https://khac.example${book}` } }));
  await refused('for another token', 'SIGN_IN', embed.ask(book, { claims: { ath: 'x'.repeat(43) } }));
  await refused('for no token', 'SIGN_IN', embed.ask(book, { claims: { ath: undefined } }));
  await refused('without a name', 'SIGN_IN', embed.ask(book, { claims: { jti: undefined } }));
  await refused('of another kind', 'SIGN_IN', embed.ask(book, { header: { typ: 'JWT' } }));
  await refused('of no algorithm', 'SIGN_IN', embed.ask(book, { header: { alg: 'none' } }));
  await refused('twice', 'SIGN_IN', embed.ask(book, { proof: `${await embed.proof('GET', book)}, ${await embed.proof('GET', book)}` }));
  await refused('old', 'SIGN_IN', embed.ask(book, { claims: { iat: Math.floor(Date.now() / 1000) - 90 } }));
  await refused('of tomorrow', 'SIGN_IN', embed.ask(book, { claims: { iat: Math.floor(Date.now() / 1000) + 90 } }));
  await refused("another of the site's own origins", 'FORBIDDEN', embed.ask(book, { origin: 'https://www.phuong.example.gov.vn' }));
  await refused('another origin', 'FORBIDDEN', embed.ask(book, { origin: 'https://khac.example.gov.vn' }));
  await refused('no origin', 'FORBIDDEN', embed.ask(book, { origin: undefined }));
  await refused('another key', 'FORBIDDEN', embed.ask(book, { key: other.key, origin: 'https://khac.example.gov.vn' }));
  await refused('no key', 'FORBIDDEN', embed.ask(book, { key: undefined }));
  await refused('no element', 'FORBIDDEN', embed.ask(book, { element: undefined }));
  await refused('an element that was not let in', 'FORBIDDEN', embed.ask(book, { element: 'motcua-signature-status' }));
  await refused('an element that has no use for it', 'FORBIDDEN', embed.ask(book, { element: 'motcua-sign-in' }));
  await refused('another purpose', 'FORBIDDEN', embed.ask('/signing/certificates', { element: 'motcua-health-book' }));
  await refused('its own account', 'FORBIDDEN', embed.ask('/consents', { element: 'motcua-sign-in' }));
  await refused('a renewal by another key', 'SIGN_IN', thief.renew({ token }));
  assert.equal((await embed.ask(book)).status, 200, 'it was good all the time');
  assert.deepEqual(
    log.filter(({ level }) => level === 'error'),
    [],
  );
});

it('ends with the sign-in it came from, with the agreement, and with the registration', async (context) => {
  const { embed, browser, begin, ask, hosts, signIn, newBrowser, clock } = await town(context);
  await begin();
  assert.equal((await ask(browser, '/consents/health', { method: 'DELETE' })).status, 200);
  assert.equal((await embed.ask('/health/book')).code, 'CONSENT');
  await begin();
  assert.equal((await embed.ask('/health/book')).status, 200, 'agreed to anew in the window');
  const [registered] = hosts;
  if (registered) registered.purposes = [];
  assert.equal((await embed.ask('/health/book')).code, 'FORBIDDEN');
  if (registered) Object.assign(registered, { purposes: ['health'], origins: ['https://www.phuong.example.gov.vn'] });
  assert.equal((await embed.ask('/health/book')).code, 'FORBIDDEN');
  if (registered) registered.origins = ward.origins;
  assert.equal((await ask(browser, '/session', { method: 'DELETE' })).status, 200);
  assert.deepEqual([(await embed.ask('/health/book')).code, (await embed.renew()).code], ['SIGN_IN', 'SIGN_IN']);

  const again = newBrowser();
  await signIn(again);
  const { handover } = await embed.press(again, await again.open(embed.address()), 'yes');
  await embed.exchange(handover?.code);
  assert.equal((await embed.ask('/session', { method: 'DELETE', body: {} })).status, 200, 'signs out from there');
  assert.deepEqual([(await embed.ask('/health/book')).code, (await ask(again, '/session')).body['kind']], ['SIGN_IN', 'signedOut']);

  await signIn(again);
  await embed.exchange((await embed.press(again, await again.open(embed.address()), 'yes')).handover?.code);
  clock.aheadMs = 31 * minuteMs;
  embed.clockMs = clock.aheadMs;
  assert.equal((await embed.renew()).code, 'SIGN_IN', 'half an hour in which nobody asked anything');
});

it('ends when the person signs out at the provider', async (context) => {
  const { embed, begin, provider, browser } = await town(context);
  await begin();
  assert.equal((await embed.ask('/health/book')).status, 200);
  const asked = await browser.open(`${provider.url}/session/end`);
  await browser.submit(asked, { logout: 'yes' });
  assert.equal((await embed.ask('/health/book')).code, 'SIGN_IN');
});

it('takes a code once, within its minute, from the page that asked, with its verifier and its key', async (context) => {
  const { embed, agree, gateway, clock } = await town(context);
  const thief = await Embed.open(gateway, ward);
  const code = await agree();
  assert.equal((await embed.exchange(code)).status, 200);
  assert.equal((await embed.exchange(code)).code, 'SIGN_IN', 'twice');
  const lies: [string, string, (code: string | undefined) => Promise<{ code: unknown }>][] = [
    ['verifier', 'SIGN_IN', (fresh) => embed.exchange(fresh, { verifier: thief.verifier })],
    ['key', 'SIGN_IN', (fresh) => thief.exchange(fresh, { verifier: embed.verifier })],
    ['proof', 'SIGN_IN', (fresh) => embed.exchange(fresh, { proof: undefined })],
    ['origin', 'FORBIDDEN', (fresh) => embed.exchange(fresh, { origin: 'https://www.phuong.example.gov.vn' })],
    ['site', 'FORBIDDEN', (fresh) => embed.exchange(fresh, { key: other.key, origin: 'https://khac.example.gov.vn' })],
  ];
  for (const [what, expected, exchange] of lies) assert.equal((await exchange(await agree())).code, expected, what);
  const late = await agree();
  clock.aheadMs = 61_000;
  embed.clockMs = clock.aheadMs;
  assert.equal((await embed.exchange(late)).code, 'SIGN_IN', 'after a minute');
});

it('asks for a stronger sign-in where the one at the gateway is too weak, and for no weaker one', async (context) => {
  const { embed, newBrowser, signIn, provider, gateway } = await town(context);
  const browser = newBrowser();
  await signIn(browser, { level: 1 });
  assert.equal((await browser.open(embed.address())).url.origin, provider.url);
  assert.equal((await browser.open(embed.address({ level: '1' }))).url.origin, gateway);
  const asking = await browser.open(embed.address({ level: '1' }));
  const { handover } = await embed.press(browser, asking, 'yes', { level: '2' });
  assert.equal(handover, undefined);
  await embed.exchange((await embed.press(browser, asking, 'yes')).handover?.code);
  assert.equal((await embed.ask('/health/book')).code, 'STEP_UP');
});

it('asks for no page that is not registered, tells it nothing, and leads nobody there', async (context) => {
  const { embed, browser, gateway, newBrowser } = await town(context);
  const wrong: Parameters<Embed['address']>[0][] = [
    { origin: 'https://evil.example' },
    { origin: 'https://phuong.example.gov.vn.evil.example' },
    { origin: 'https://phuong.example.gov.vn/' },
    { origin: 'https://khac.example.gov.vn' },
    { origin: '*' },
    { origin: undefined },
    { key: 'pk_khong_ai_biet_0123456789' },
    { elements: 'motcua-signature-status' },
    { elements: 'motcua-health-book motcua-health-book' },
    { elements: '' },
    { code_challenge: 'ngan' },
    { dpop_jkt: undefined },
    { state: 'x' },
    { level: '4' },
  ];
  for (const changed of wrong) {
    const { status, html, url } = await browser.open(embed.address(changed));
    assert.deepEqual([status, url.origin, /<script|data-|evil/.test(html)], [400, gateway, false], JSON.stringify(changed));
  }
  const { html, headers, status } = await browser.open(embed.address());
  assert.equal(status, 200);
  assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'/);
  assert.deepEqual([headers.get('cross-origin-opener-policy'), headers.get('referrer-policy')], ['unsafe-none', 'same-origin']);

  const asking = { html } as Parameters<Embed['press']>[1];
  for (const changed of [{ origin: 'https://www.phuong.example.gov.vn' }, { level: '1' }, { dpop_jkt: 'y'.repeat(43) }, { ticket: 'z'.repeat(43) }]) {
    const { to, handover } = await embed.press(browser, asking, 'yes', changed);
    assert.deepEqual([to, handover], [undefined, undefined], `agreed to something else than was shown: ${JSON.stringify(changed)}`);
  }
  const stranger = await embed.press(newBrowser(), asking, 'yes');
  assert.equal(stranger.handover, undefined, 'nobody is signed in there');
  const foreign = await browser.fetch(`${gateway}/client-sessions/authorize`, {
    method: 'POST',
    headers: { origin: embed.origin, 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams(),
  });
  assert.equal(foreign.status, 403, 'pressed by another site');
  const no = await embed.press(browser, asking, 'no');
  assert.deepEqual([no.to, no.handover], [embed.origin, { type: 'motcua-client-session', state: embed.state, refused: true }]);
  assert.match(no.headers.get('content-security-policy') ?? '', /script-src 'sha256-[^']+'; form-action/);
  assert.ok(no.html.includes('opener.postMessage(JSON.parse(handover), origin)') && !no.html.includes("'*'"));
});

it("shows an element in a frame of the gateway's own, to pages of that site alone, and lets it ask from there", async (context) => {
  const script = (name: string) => ({ src: `https://cdn.example/motcua/1.0.0/${name}.js`, integrity: `sha256-${'A'.repeat(43)}=` });
  const { embed, begin, gateway, hosts, browser } = await town(context, { frames: { loader: script('motcua'), framed: script('motcua-framed') } });
  const frameOf = async (element: string, key = ward.key) => {
    const response = await fetch(`${gateway}/embed/${element}?key=${key}`);
    return { status: response.status, html: await response.text(), policy: response.headers.get('content-security-policy') ?? '' };
  };
  const { status, html, policy } = await frameOf('motcua-health-book');
  assert.deepEqual([status, html.includes(`<motcua-app session="client" host-key="${ward.key}" gateway="/">\n<motcua-health-book>`)], [200, true]);
  assert.match(
    policy,
    /; script-src https:\/\/cdn\.example; .*; frame-ancestors https:\/\/phuong\.example\.gov\.vn https:\/\/www\.phuong\.example\.gov\.vn; form-action 'none'; base-uri 'none'; require/,
  );
  for (const [element, key] of [['motcua-signature-status'], ['motcua-health-book', 'pk_khong_ai_biet_0123456789'], ['motcua-health-book%22%3E']] as const) {
    const refused = await frameOf(element, key);
    assert.deepEqual([refused.status, /frame-ancestors 'none'/.test(refused.policy)], [400, true], element);
  }
  embed.isFramed = true;
  assert.ok((await browser.open(embed.address())).html.includes('không đọc được tên bạn'));
  await begin();
  assert.equal((await embed.ask('/health/book', { origin: undefined })).status, 200, 'a page names no origin where it reads from its own');
  assert.equal((await embed.ask('/health/book', { origin: ward.origins[0] })).code, 'FORBIDDEN');
  const [registered] = hosts;
  if (registered) registered.framedOnly = true;
  assert.equal((await embed.ask('/health/book', { origin: undefined })).status, 200);
  embed.isFramed = false;
  assert.equal((await browser.open(embed.address())).status, 400, 'not on the page itself');
});

it('takes a proof by the number that the gateway gave where the clock of the device is wrong', async (context) => {
  const { embed, agree, gateway, clock } = await town(context);
  embed.clockMs = -3 * 365 * 86_400_000;
  const refused = await embed.exchange(await agree());
  const nonce = refused.headers.get('dpop-nonce') ?? '';
  assert.deepEqual([refused.code, refused.headers.get('access-control-expose-headers')?.includes('DPoP-Nonce')], ['SIGN_IN', true]);
  assert.equal((await embed.exchange(await agree(), { claims: { nonce } })).status, 200);
  assert.equal((await embed.ask('/health/book', { claims: { nonce } })).status, 200);
  for (const wrong of [`${Math.floor(Date.now() / 1000)}.${'a'.repeat(43)}`, nonce.replace(/^\d+/, (seconds) => String(Number(seconds) + 1)), '', 5])
    assert.equal((await embed.ask('/health/book', { claims: { nonce: wrong } })).code, 'SIGN_IN', String(wrong));
  clock.aheadMs = 6 * minuteMs;
  assert.equal((await embed.renew({ claims: { nonce } })).code, 'SIGN_IN', 'an old one');
  assert.equal((await embed.renew({ claims: { nonce: (await fetch(`${gateway}/session`, { headers: { dpop: 'x' } })).headers.get('dpop-nonce') } })).status, 200);
});

it("lets a site's own server vouch for somebody only where the city says so, and only with its secret", async (context) => {
  const { embed, gateway, hosts, person, newBrowser, ask, signIn } = await town(context);
  const vouch = async (changed: object = {}, headers: Record<string, string> = {}) => {
    const body = { person: person.id, displayName: person.name, assuranceLevel: 2, origin: embed.origin, thumbprint: embed.thumbprint, codeChallenge: embed.challenge, ...changed };
    const usual = { 'content-type': 'application/json', 'motcua-key': ward.key, authorization: `Bearer ${secret}` };
    const response = await fetch(`${gateway}/client-sessions/codes`, { method: 'POST', headers: { ...usual, ...headers }, body: JSON.stringify(body) });
    return (await response.json()) as { code: string };
  };
  const { code } = await vouch();
  assert.equal((await embed.exchange(code)).status, 200);
  assert.equal((await embed.ask('/health/book')).code, 'CONSENT', "a site's word is not the person's");
  assert.equal((await embed.ask('/consents/health', { method: 'PUT', body: {} })).code, 'FORBIDDEN', 'nor does the site get it by asking for it');
  const browser = newBrowser();
  await signIn(browser);
  await ask(browser, '/consents/health', { method: 'PUT' });
  assert.equal((await embed.ask('/health/book')).code, 'CONSENT', 'nor by what the person agreed to elsewhere');
  await embed.press(browser, await browser.open(embed.address()), 'yes');
  assert.equal((await embed.ask('/health/book')).status, 200);
  const codes = [
    await vouch({}, { authorization: `Bearer sk_${'x'.repeat(43)}` }),
    await vouch({}, { authorization: '' }),
    await vouch({}, { 'motcua-key': other.key, authorization: `Bearer sk_${'c'.repeat(43)}` }),
    await vouch({ origin: 'https://khac.example.gov.vn' }, { 'motcua-key': other.key, authorization: `Bearer sk_${'c'.repeat(43)}` }),
    await vouch({ assuranceLevel: 3 }),
    await vouch({ origin: 'https://evil.example' }),
    await vouch({ elements: ['motcua-signature-status'] }),
    await vouch({}, { origin: embed.origin }),
  ];
  assert.deepEqual(
    codes.map((each) => each.code),
    ['SIGN_IN', 'SIGN_IN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
  );
  const [registered] = hosts;
  if (registered) registered.backend = undefined;
  assert.equal((await vouch()).code, 'SIGN_IN');
});

it('lets no cookie count where a page of another site sends it along', async (context) => {
  const { browser, gateway, embed } = await town(context);
  const from = async (origin: string | undefined) =>
    (await (await browser.fetch(`${gateway}/session`, { headers: { ...(origin && { origin }), 'sec-fetch-site': 'same-site', 'motcua-key': ward.key } })).json()) as {
      kind: string;
    };
  assert.deepEqual([(await from(embed.origin)).kind, (await from(undefined)).kind], ['signedOut', 'signedIn']);
});

it('writes no token, code or name into the store, the log or an address, and forgets what is over', async (context) => {
  const { embed, agree, folder, log, heard, person, clock, store } = await town(context);
  const code = (await agree()) ?? '';
  await embed.exchange(code);
  await embed.ask('/health/book');
  const kept = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
  const told = [...kept, JSON.stringify(log), heard.join('\n')];
  for (const hidden of [embed.token, code, embed.verifier, person.name, person.id, embed.thumbprint]) assert.ok(!told.some((text) => text.includes(hidden)), hidden);
  assert.ok(
    kept.some((text) => text.includes('identity.clientSession')),
    'the store was looked through',
  );
  const rows = () =>
    store().read(async (tables) =>
      Promise.all((['client_code', 'client_session', 'used_proof'] as const).map(async (table) => (await tables.selectFrom(table).selectAll().execute()).length)),
    );
  await agree();
  assert.deepEqual(await rows(), [1, 1, 2]);
  clock.aheadMs = 31 * minuteMs; // The sign-in is over, sooner than at its end in any case.
  await sweep(store());
  assert.deepEqual(await rows(), [0, 0, 0]);
});
