import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FeedbackCategory, PublicFeedback } from '@motcua/contract/feedback';
import { XMLParser } from 'fast-xml-parser';
import { createGateway, MotcuaPortError, type FeedbackPort, type GatewayOptions, type LogRecord } from '../index.ts';
import { failingPort, samplePorts } from '../testing/index.ts';

const key = 'pk_ung-dung-thu-nghiem';
const categories: readonly FeedbackCategory[] = [
  {
    code: 'den-duong',
    name: { vi: 'Đèn đường không sáng', en: 'Street light is out' },
    hint: { vi: 'Đèn hỏng, nhấp nháy & chập chờn', en: 'Broken lights' },
    place: 'required',
    answeredBy: 'Đội chiếu sáng',
    answerWithinWorkingDays: 5,
  },
  { code: 'rac-thai', name: { vi: 'Rác thải', en: 'Rubbish' }, place: 'optional' },
];
const day = (date: string) => `${date}T03:00:00Z`;
const lamp: PublicFeedback = {
  id: '638344',
  category: 'den-duong',
  text: 'Đèn trước số 12 <tắt> & "nháy"\u0001',
  address: '12 phố Mẫu',
  status: 'answered',
  receivedAt: day('2026-11-20'),
  changedAt: day('2026-11-22'),
  answer: 'Đã thay bóng.',
};
const unread: PublicFeedback = { id: '638349', category: 'rac-thai', status: 'received', receivedAt: day('2026-11-26'), changedAt: day('2026-11-26') };
const old: PublicFeedback = { ...lamp, id: '1', receivedAt: day('2026-01-05'), changedAt: day('2026-01-06') };

/** A city over an invented back office; `sent` is what reached it. */
function city(changes: Partial<FeedbackPort> = {}, options: GatewayOptions = {}) {
  const sent: Parameters<FeedbackPort['send']>[0][] = [];
  const log: LogRecord[] = [];
  const pages: readonly (readonly PublicFeedback[])[] = [[unread, lamp], [old]];
  const feedback: FeedbackPort = {
    ...failingPort('UNAVAILABLE'),
    categories: async () => ({ categories: [...categories] }),
    getPublic: async ({ id }) => pages.flat().find((item) => item.id === id),
    listPublic: async ({ cursor = '0' }) => ({ items: [...(pages[Number(cursor)] ?? [])], ...(Number(cursor) + 1 < pages.length && { nextCursor: String(Number(cursor) + 1) }) }),
    async send(input) {
      sent.push(input);
      return { id: '293944', trackingCode: '4F7K-2M9Q-XBH3', receivedAt: day('2026-11-27') };
    },
    ...changes,
  };
  const host = { key, name: 'Ứng dụng thử', origins: ['https://ung-dung.example'], rateLimit: { requests: 20, perSeconds: 60 } };
  const gateway = createGateway({ ...samplePorts(), feedback }, { keys: [host], log: (record) => log.push(record), ...options });
  const get = async (path: string) => {
    const response = await gateway.fetch(`https://gateway.test/open311${path}`);
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };
  const post = async (form: Record<string, string>, headers: Record<string, string> = {}, format = 'json') => {
    const response = await gateway.fetch(`https://gateway.test/open311/v2/requests.${format}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
      body: new URLSearchParams(form).toString(),
    });
    return { status: response.status, kept: response.headers.get('cache-control'), text: await response.text() };
  };
  return { gateway, get, post, sent, log };
}

/** Reads XML by a program that is not ours. */
const readXml = (text: string): unknown => new XMLParser({ parseTagValue: false, ignoreDeclaration: true }).parse(text, true);

it('lists services in both formats, as GeoReport v2 has them', async () => {
  const { get } = city();
  const xml = await get('/v2/services.xml');
  assert.deepEqual([xml.status, xml.type], [200, 'text/xml; charset=utf-8']);
  assert.match(xml.text, /^<\?xml version="1\.0" encoding="utf-8"\?>\n<services><service><service_code>den-duong<\/service_code>/);
  const service = {
    service_code: 'den-duong',
    service_name: 'Đèn đường không sáng',
    description: 'Đèn hỏng, nhấp nháy & chập chờn',
    metadata: 'false',
    type: 'realtime',
    keywords: 'Street light is out',
    group: 'Đội chiếu sáng',
  };
  assert.deepEqual((readXml(xml.text) as { services: { service: unknown[] } }).services.service[0], service);
  const json = await get('/v2/services.json');
  assert.equal(json.type, 'application/json; charset=utf-8');
  const [first, second] = JSON.parse(json.text) as Record<string, unknown>[];
  assert.deepEqual(first, { ...service, metadata: false });
  assert.deepEqual([second?.['description'], second?.['group']], [null, null]);
});

it('gives a definition to who asks for one', async () => {
  const { get } = city();
  assert.deepEqual(readXml((await get('/v2/services/den-duong.xml')).text), { service_definition: { service_code: 'den-duong', attributes: '' } });
  assert.deepEqual(JSON.parse((await get('/v2/services/den-duong.json')).text), { service_code: 'den-duong', attributes: [] });
  assert.equal((await get('/v2/services/nothing.json')).status, 404);
});

it('gives a request with the fields of the standard, whatever stands in its text', async () => {
  const { get } = city();
  const xml = readXml((await get('/v2/requests/638344.xml')).text) as { service_requests: { request: Record<string, string> } };
  const { request } = xml.service_requests;
  assert.deepEqual(Object.keys(request), [
    'service_request_id',
    'status',
    'status_notes',
    'service_name',
    'service_code',
    'description',
    'agency_responsible',
    'service_notice',
    'requested_datetime',
    'updated_datetime',
    'expected_datetime',
    'address',
    'address_id',
    'zipcode',
    'lat',
    'long',
    'media_url',
  ]);
  assert.deepEqual([request['service_request_id'], request['status'], request['status_notes']], ['638344', 'closed', 'Đã thay bóng.']);
  assert.equal(request['description'], 'Đèn trước số 12 <tắt> & "nháy"');
  const [json] = JSON.parse((await get('/v2/requests/638344.json')).text) as Record<string, unknown>[];
  assert.deepEqual([json?.['service_request_id'], json?.['zipcode'], json?.['requested_datetime']], ['638344', null, '2026-11-20T03:00:00Z']);
});

it('shows that a report is there before its text may be read', async () => {
  const [json] = JSON.parse((await city().get('/v2/requests/638349.json')).text) as Record<string, unknown>[];
  assert.deepEqual([json?.['status'], json?.['description'], json?.['address']], ['open', null, null]);
});

it('narrows a list by status, service, dates and ids, across pages', async () => {
  const { get } = city();
  const ids = async (query: string) => (JSON.parse((await get(`/v2/requests.json?${query}`)).text) as { service_request_id: string }[]).map((item) => item.service_request_id);
  assert.deepEqual(await ids('start_date=2026-10-01T00:00:00Z'), ['638349', '638344']);
  assert.deepEqual(await ids('start_date=2026-10-01T00:00:00Z&status=closed'), ['638344']);
  assert.deepEqual(await ids('start_date=2026-11-01T00:00:00Z&service_code=rac-thai,cay-xanh'), ['638349']);
  assert.deepEqual(await ids('start_date=2026-01-01T00:00:00Z&end_date=2026-02-01T00:00:00Z'), ['1']);
  assert.deepEqual(await ids('end_date=2026-02-01T00:00:00Z'), ['1']);
  assert.deepEqual(await ids('service_request_id=1,638344&status=open'), ['1', '638344']);
  for (const wrong of ['status=maybe', 'start_date=yesterday', `service_request_id=${Array(101).fill('1').join(',')}`]) {
    assert.equal((await get(`/v2/requests.json?${wrong}`)).status, 400);
  }
});

it('takes a request, and says by what number it is found', async () => {
  const { post, sent } = city();
  const example = {
    api_key: key,
    service_code: 'den-duong',
    lat: '21.0285',
    long: '105.8542',
    address_string: '12 phố Mẫu',
    email: 'ban.doc@example.vn',
    first_name: 'An',
    last_name: 'Nguyễn Văn',
    phone: '0900 000 000',
    description: 'Đèn không sáng.\nĐã ba ngày.',
    media_url: 'https://anh.example/1.jpg',
    device_id: 'tt222111',
  };
  const { status, text } = await post(example);
  assert.deepEqual([status, JSON.parse(text)], [200, [{ service_request_id: '293944', service_notice: 'Trả lời trong 5 ngày làm việc.', account_id: null }]]);
  assert.deepEqual(sent, [
    {
      category: 'den-duong',
      text: 'Đèn không sáng.\nĐã ba ngày.\nhttps://anh.example/1.jpg',
      place: { address: '12 phố Mẫu', latitude: 21.0285, longitude: 105.8542 },
      isPublic: true,
      contact: { name: 'Nguyễn Văn An', phone: '0900 000 000', email: 'ban.doc@example.vn' },
    },
  ]);
  const xml = await post({ api_key: key, service_code: 'rac-thai', address_string: '12 phố Mẫu' }, {}, 'xml');
  assert.deepEqual(readXml(xml.text), { service_requests: { request: { service_request_id: '293944', service_notice: '', account_id: '' } } });
  assert.equal(sent[1]?.text, 'Rác thải');
});

it('refuses in the standard’s own shape, in the format that was asked for', async () => {
  const { post, get, sent } = city();
  const without = ({ [1]: name }: readonly [number, keyof typeof sound]) => Object.fromEntries(Object.entries(sound).filter(([field]) => field !== name));
  for (const [status, form] of [
    [403, without([403, 'api_key'])],
    [403, { ...sound, api_key: 'pk_somebody-else-s-key' }],
    [400, without([400, 'service_code'])],
    [404, { ...sound, service_code: 'nothing' }],
    [400, without([400, 'address_string'])],
    [400, { ...without([400, 'address_string']), lat: '21' }],
    [400, { ...sound, lat: 'north', long: 'east' }],
    [400, { ...sound, email: 'nobody' }],
    [400, { ...sound, description: 'x'.repeat(2001) }],
    [413, { ...sound, description: 'x'.repeat(20_000) }],
  ] as const) {
    const refused = await post(form);
    assert.equal(refused.status, status, JSON.stringify(form).slice(0, 100));
    const [error] = JSON.parse(refused.text) as { code: number; description: string }[];
    assert.deepEqual([error?.code, typeof error?.description], [status, 'string']);
  }
  assert.equal((await post(sound, { 'content-type': 'application/json' })).status, 415);
  assert.deepEqual(readXml((await get('/v2/requests/404404.xml')).text), {
    errors: { error: { code: '404', description: 'service_code, service_request_id or format was not found.' } },
  });
  for (const path of ['/v2/requests', '/v2/requests.html', '/v2/nothing.json', '/v3/requests.json', '/v2/requests/..%2F..%2Fx.json']) assert.equal((await get(path)).status, 404);
  assert.equal(sent.length, 0);
});

const sound = { api_key: key, service_code: 'den-duong', address_string: '12 phố Mẫu' };

it('counts what comes with a key for its allowance, and lets no page of another site use it', async () => {
  const { post, sent } = city();
  assert.equal((await post(sound, { origin: 'https://lua-dao.example' })).status, 403);
  assert.equal((await post(sound, { origin: 'https://ung-dung.example' })).status, 200);
  for (let count = 1; count < 20; count += 1) assert.equal((await post(sound)).status, 200);
  const refused = await post(sound);
  assert.deepEqual([refused.status, sent.length], [429, 20]);
});

it('takes a key for repeating as every write does, and says where it was used for something else', async () => {
  const keys: string[] = [];
  const { post } = city({
    async send(_input, write) {
      keys.push(write.key);
      if (keys.length > 2) throw new MotcuaPortError('CONFLICT');
      return { id: '293944', trackingCode: '4F7K-2M9Q-XBH3', receivedAt: day('2026-11-27') };
    },
  });
  const first = await post(sound, { 'idempotency-key': '"0123456789"' });
  assert.deepEqual([first.status, first.kept], [200, 'no-store']);
  await post(sound, { 'idempotency-key': '0123456789' });
  assert.deepEqual(keys, ['open311:0123456789', 'open311:0123456789']);
  assert.equal((await post({ ...sound, lat: '21', long: '105' }, { 'idempotency-key': '0123456789' })).status, 409);
});

it('says in the standard’s own shape that an address has asked too often', async () => {
  const { get } = city({}, { clientOf: () => 'a', rateLimit: { requests: 1, perSeconds: 60 } });
  await get('/v2/services.json');
  const refused = await get('/v2/services.json');
  assert.deepEqual([refused.status, refused.type], [429, 'application/json; charset=utf-8']);
  assert.deepEqual(JSON.parse(refused.text), [{ code: 429, description: 'Too many requests. Try again later.' }]);
});

it('names the methods that an address has', async () => {
  const { gateway } = city();
  const ask = async (path: string, method: string) => (await gateway.fetch(`https://gateway.test/open311${path}`, { method })).headers.get('allow');
  assert.equal(await ask('/v2/services.json', 'DELETE'), 'GET, HEAD, OPTIONS');
  assert.equal(await ask('/v2/requests.json', 'DELETE'), 'GET, HEAD, POST, OPTIONS');
});

it('answers as many at once as there is room for, and no more', async () => {
  let asked = 0;
  const categoriesOf = () => new Promise<never>(() => (asked += 1));
  const { get } = city({ categories: categoriesOf }, { concurrencyLimit: 1, timeLimitMs: 200 });
  const both = await Promise.all([get('/v2/services.json'), get('/v2/services.json')]);
  assert.deepEqual([both.map(({ status }) => status), asked], [[503, 503], 1]);
  assert.equal((await get('/discovery.json')).status, 200);
});

it('lists at most ninety days, whatever is asked for', async () => {
  let pages = 0;
  const { get } = city({
    listPublic: async ({ cursor = '0' }) => {
      pages += 1;
      const page = Number(cursor);
      return {
        items: [{ ...lamp, id: String(page + 1), receivedAt: new Date(Date.parse('2026-11-20T00:00:00Z') - page * 30 * 86_400_000).toISOString() }],
        nextCursor: String(page + 1),
      };
    },
  });
  const { text } = await get('/v2/requests.json?start_date=1970-01-01T00:00:00Z&end_date=2026-11-27T00:00:00Z');
  assert.deepEqual([(JSON.parse(text) as unknown[]).length, pages], [3, 4]);
});

it('says that the back office is silent, and writes nothing of the request into the log', async () => {
  const { post, log } = city({ send: () => Promise.reject(new MotcuaPortError('UNAVAILABLE', { retryAfterSeconds: 7 })) });
  const { status, text } = await post({ api_key: key, service_code: 'den-duong', address_string: '12 phố Bí Mật', description: 'Bí mật' });
  assert.deepEqual([status, (JSON.parse(text) as { code: number }[])[0]?.code], [503, 503]);
  assert.deepEqual([log[0]?.route, log[0]?.code, log[0]?.level], ['open311', 'UNAVAILABLE', 'warn']);
  assert.doesNotMatch(JSON.stringify(log), /Bí|mật/i);
});

it('says where it is and which formats it speaks', async () => {
  const { text } = await city().get('/discovery.json');
  const { endpoints } = JSON.parse(text) as { endpoints: { url: string; formats: string[]; specification: string }[] };
  assert.deepEqual(endpoints[0]?.formats, ['text/xml', 'application/json']);
  assert.equal(endpoints[0]?.url, 'https://gateway.test/open311/v2');
  const { gateway } = city();
  const proxied = await gateway.fetch('http://gateway.test/open311/discovery.xml', { headers: { 'x-forwarded-proto': 'https' } });
  assert.match(await proxied.text(), /<url>https:\/\/gateway\.test\/open311\/v2<\/url>/);
  assert.equal(proxied.headers.get('cache-control'), 'no-store');
});

it('is not there where nobody takes reports', async () => {
  const { feedback: _feedback, ...ports } = samplePorts();
  assert.equal((await createGateway(ports).fetch('https://gateway.test/open311/v2/services.json')).status, 404);
});
