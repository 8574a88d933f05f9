import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { signedInTown } from './signed-in-town.ts';

/** Does everything that a person can do, and gathers whatever of it could be seen by somebody else. */
async function everythingDone(context: TestContext) {
  const secrets = new Set<string>();
  const town = await signedInTown(context, {
    async between(address, init, question) {
      const response = await question();
      if (address.endsWith('/token')) for (const [name, value] of Object.entries((await response.clone().json()) as object)) if (name.endsWith('token')) secrets.add(String(value));
      const sent = new URLSearchParams(String(init.body ?? ''));
      for (const name of ['code', 'code_verifier', 'refresh_token']) if (sent.has(name)) secrets.add(sent.get(name) ?? '');
      return response;
    },
  });
  const { newBrowser, signIn, ask, clock, gateway, person, clientSecret } = town;
  const browser = newBrowser();
  const seen: string[] = [];
  const addresses: string[] = [];
  const look = async (path: string, method = 'GET') => {
    const { body, headers } = await ask(browser, path, { method });
    seen.push(JSON.stringify(body), JSON.stringify([...headers].filter(([name]) => name !== 'set-cookie')));
  };
  for (const level of [1, 2, 3]) {
    const { way, html } = await signIn(browser, { level });
    addresses.push(...way);
    seen.push(html);
    secrets.add(browser.cookie('127.0.0.1', 'motcua-session') ?? '');
    await look('/session');
  }
  const weaker = await signIn(browser, { level: 3, proof: 'loa:1' });
  const lost = await browser.open(`${gateway}/sign-in/callback?code=ma-bi-mat-cua-ai-do&state=trang-thai-bi-mat&iss=x`);
  for (const page of [weaker, lost]) seen.push(page.html);
  for (const path of ['/consents', '/access-log', '/health/book', '/signing/certificates']) await look(path);
  clock.aheadMs = 10 * 60_000;
  await look('/session');
  await look('/consents/health', 'PUT');
  await look('/consents/health', 'DELETE');
  const stored = readdirSync(town.folder).map((file) => readFileSync(join(town.folder, file)).toString('latin1'));
  await look('/session', 'DELETE');
  secrets.add(clientSecret);
  secrets.delete('');
  return { secrets: [...secrets, 'ma-bi-mat-cua-ai-do', 'trang-thai-bi-mat'], person, log: town.log.map((record) => JSON.stringify(record)), addresses, seen, stored };
}

const holding = (lines: readonly string[], needles: readonly string[]) => lines.filter((line) => needles.some((needle) => line.includes(needle)));

it('writes no token, number or name into a log, an address, an answer or the store', async (context) => {
  const { secrets, person, log, addresses, seen, stored } = await everythingDone(context);
  assert.ok(secrets.length > 10, 'there is something to find');
  assert.deepEqual(holding(log, [...secrets, person.id, person.name]), []);
  assert.deepEqual(holding(seen, [...secrets, person.id]), []);
  assert.deepEqual(holding(stored, [...secrets, person.id, Buffer.from(person.name).toString('latin1')]), []);
  const codeOnly = addresses.filter((address) => !address.includes('/sign-in/callback?'));
  assert.deepEqual(holding(codeOnly, [...secrets, person.id]), [], 'a code, once, to the callback; nothing else');
  assert.deepEqual(holding(addresses, [person.id, encodeURIComponent(person.name)]), []);
});

it('would find what is planted', async (context) => {
  const { secrets, log } = await everythingDone(context);
  const [secret = ''] = secrets;
  assert.equal(holding([...log, `x${secret}y`], secrets).length, 1);
});
