import assert from 'node:assert/strict';
import { it } from 'node:test';
import { signedInTown as town } from './signed-in-town.ts';

it('leads to the provider and back to the page, and knows who it is from then on', async (context) => {
  const { newBrowser, signIn, ask, portal, person, heard } = await town(context);
  const browser = newBrowser();
  assert.deepEqual((await ask(browser, '/session')).body, { kind: 'signedOut' });
  const arrived = await signIn(browser, { back: '/ho-so?buoc=2#cuoi' });
  assert.equal(arrived.url.href, `${portal}/ho-so?buoc=2#cuoi`);
  const { body } = await ask(browser, '/session');
  assert.deepEqual([body['kind'], body['displayName'], body['assuranceLevel'], body['canExtend']], ['signedIn', person.name, 2, true]);
  assert.ok(heard.includes('POST /request'), 'what is asked for goes to the provider directly');
});
