import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fhirGuardianship, fhirHealth, type FhirHealthOptions } from '@motcua/gateway/node';
import { inventedPeople } from '@motcua/gateway/testing';
import { startFhirServer } from './fhir-server.ts';

const [child, pensioner] = inventedPeople;
assert.ok(child && pensioner);
const token = 'trinh-dien';

/** The gateway's adapter and a running server, with the network between them written down. */
async function hospital(test: (port: ReturnType<typeof reader>, server: { url: string; close(): Promise<void> }) => Promise<void>) {
  const server = await startFhirServer({ port: 0, token });
  try {
    await test(reader(server.url), server);
  } finally {
    await server.close();
  }
}

function reader(baseUrl: string, options: Partial<FhirHealthOptions> = {}) {
  const sent: { readonly url: string; readonly body: string }[] = [];
  const adapter = fhirHealth({
    baseUrl,
    identifierSystem: 'http://fhir.ehealth.gov.vn/core/sid/citizen_id',
    name: 'Bệnh viện trình diễn',
    authorization: `Bearer ${token}`,
    now: () => new Date('2026-11-24T01:00:00Z'),
    fetch: (input, init) => {
      sent.push({ url: String(input), body: String(init?.body ?? '') });
      return fetch(input, init);
    },
    ...options,
  });
  const book = (id: string, signal = new AbortController().signal) => adapter.book({}, { id, assuranceLevel: 2 }, signal);
  return { book, sent };
}

it('gives the document that the server makes of a person', async () => {
  await hospital(async ({ book, sent }) => {
    const given = await book(child.id);
    assert.ok(given);
    assert.equal(given.patient.name, child.name);
    assert.equal(given.title, 'Sổ sức khỏe điện tử (người không có thật)');
    assert.deepEqual(
      given.sections.map(({ kind, items }) => [kind, items.length]),
      [
        ['immunizations', 8],
        ['allergies', 1],
        ['medications', 0],
        ['problems', 0],
        ['vitalSigns', 2],
      ],
    );
    assert.match(sent.at(-1)?.url ?? '', /\/Patient\/nguoi-mau-1\/\$summary$/);
  });
});

it('searches kind by kind where the server makes no document', async () => {
  await hospital(async ({ book }) => {
    const given = await book(pensioner.id);
    assert.ok(given);
    assert.equal(given.patient.name, pensioner.name);
    assert.deepEqual(given.source, { name: 'Bệnh viện trình diễn', asOf: '2026-11-24T01:00:00.000Z' });
    const counts = Object.fromEntries(given.sections.map(({ kind, items }) => [kind, items.length]));
    // The blood group is no vital sign to a search, which goes by category.
    assert.deepEqual(counts, { allergies: 1, problems: 3, medications: 11, immunizations: 1, results: 5, vitalSigns: 3 });
  });
});

it('reads every page of a server that gives no link to the next one', async () => {
  await hospital(async (_, { url }) => {
    const { book, sent } = reader(url, { pageSize: 4 });
    const medicines = (await book(pensioner.id))?.sections.find(({ kind }) => kind === 'medications')?.items.map(({ label }) => label) ?? [];
    assert.equal(new Set(medicines).size, 11);
    const pages = sent.filter((each) => each.url.endsWith('/MedicationStatement/_search')).map(({ body }) => new URLSearchParams(body).get('_offset'));
    assert.deepEqual(pages, [null, '4', '8']);
  });
});

it('never writes the number of a person into an address', async () => {
  await hospital(async ({ book, sent }) => {
    for (const { id } of inventedPeople) await book(id);
    assert.ok(
      sent.some(({ body }) => body.includes(child.id)),
      'the number is sent',
    );
    assert.deepEqual(
      sent.filter(({ url }) => inventedPeople.some(({ id }) => url.includes(id))),
      [],
    );
  });
});

it('knows nobody by a number that nobody has', async () => {
  await hospital(async ({ book }) => assert.equal(await book('000000000000'), undefined));
});

it('fails with FORBIDDEN where the token is wrong', async () => {
  await hospital(async (_, { url }) => {
    const refused = reader(url, { authorization: async () => 'Bearer cu' });
    await assert.rejects(refused.book(child.id), { name: 'MotcuaPortError', code: 'FORBIDDEN', message: 'FORBIDDEN' });
  });
});

it('fails with UNAVAILABLE where the server is gone, and says nothing about whom it was asked for', async () => {
  await hospital(async ({ book }, server) => {
    await server.close();
    await assert.rejects(book(child.id), (error: Error) => {
      assert.equal((error as Error & { code?: string }).code, 'UNAVAILABLE');
      assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}${String(error.cause)}`, new RegExp(child.id));
      return true;
    });
  });
});

it('gives the same lines by both ways', async () => {
  await hospital(async ({ book }) => {
    const labels = (given: Awaited<ReturnType<typeof book>>) => given?.sections.flatMap(({ items }) => items.map(({ label, status }) => `${label} ${status}`)).sort();
    const summarising = await startFhirServer({ port: 0, token, withoutSummary: [] });
    try {
      const found = labels(await book(pensioner.id));
      assert.ok((found?.length ?? 0) > 20);
      assert.deepEqual(labels(await reader(summarising.url).book(pensioner.id)), found);
    } finally {
      await summarising.close();
    }
  });
});

it('says who is whose guardian, by number in a body, and not what has ended, is another’s, or of another role', async () => {
  const [guardian, stranger] = ['000195000003', '000160000002'];
  const other = { id: '000325000009', name: 'Trẻ Của Người Khác', birthDate: '2020-02-29' };
  const server = await startFhirServer({
    port: 0,
    token,
    families: [
      { guardian, child: { id: child.id, name: child.name, birthDate: '2025-03-14' } },
      { guardian, child: { ...other, id: '000325000008' }, endedOn: '2024-01-01' },
      { guardian: stranger, child: other },
    ],
  });
  const asked: string[] = [];
  const port = (change: (text: string) => string = (text) => text) =>
    fhirGuardianship({
      baseUrl: server.url,
      identifierSystem: 'http://fhir.ehealth.gov.vn/core/sid/citizen_id',
      authorization: `Bearer ${token}`,
      fetch: async (input, init) => {
        asked.push(`${String(input)} ${String(init?.body ?? '')}`);
        const { status, headers, text } = await fetch(input, init).then(async (response) => ({
          ...response,
          status: response.status,
          headers: response.headers,
          text: await response.text(),
        }));
        return new Response(change(text), { status, headers });
      },
    });
  const childrenOf = async (id: string, change?: (text: string) => string) => port(change).childrenOf({ id, assuranceLevel: 2 }, new AbortController().signal);
  try {
    assert.deepEqual(await childrenOf(guardian), [{ id: child.id, name: child.name, birthDate: '2025-03-14' }]);
    assert.deepEqual(await childrenOf(pensioner.id), []);
    assert.ok(
      asked.every((line) => !/^\S*\d{12}/.test(line)),
      'in the body, never in the address',
    );
    assert.deepEqual(await childrenOf(guardian, (text) => text.replaceAll('"GUARD"', '"NBOR"')), [], 'a neighbour');
    assert.deepEqual(await childrenOf(guardian, (text) => text.replaceAll('"active":true', '"active":false')), [], 'no longer');
    assert.deepEqual(await childrenOf(guardian, (text) => text.replaceAll(guardian, stranger)), [], 'a server that answers with somebody else’s');
    await assert.rejects(
      childrenOf(guardian, () => '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"RelatedPerson"}}]}'),
      { code: 'BAD_ANSWER' },
    );
  } finally {
    await server.close();
  }
  await assert.rejects(childrenOf(guardian), { code: 'UNAVAILABLE' });
});
