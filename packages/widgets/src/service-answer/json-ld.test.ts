import { createGateway } from '@motcua/gateway';
import { samplePorts } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { expect, fixture, html } from '@open-wc/testing';
import { trustedJson } from '../core/trusted-types.ts';
import { describeInPage } from './json-ld.ts';

// As a strict host has it, for the whole of this file.
const policy = document.createElement('meta');
policy.httpEquiv = 'Content-Security-Policy';
policy.content = "require-trusted-types-for 'script'; trusted-types motcua-1";
document.head.append(policy);

const pageUrl = 'https://phuong.example/?ma=9.000001#thu-tuc';

/** An element on a page of its own, and two services of an invented agency to show in it. */
async function page() {
  document.head.querySelectorAll('script[type="application/ld+json"]').forEach((script) => script.remove());
  const client = createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts({ today: '2026-11-27' })).fetch });
  const [birth, other] = await Promise.all(['9.000001', '9.000002'].map((code) => client.services.get(code)));
  const element = await fixture(html`<div><p>Gọi 1022</p></div>`);
  const scripts = () => [...element.querySelectorAll<HTMLScriptElement>('script')];
  const described = () => scripts().map(({ textContent }) => JSON.parse(textContent!));
  return { element, birth: birth!, other: other!, scripts, described };
}

/** Breaches of the policy while something is done. */
async function breachesIn(act: () => void): Promise<string[]> {
  const breaches: string[] = [];
  const note = (event: SecurityPolicyViolationEvent) => breaches.push(event.violatedDirective);
  document.addEventListener('securitypolicyviolation', note);
  act();
  await new Promise((resolve) => setTimeout(resolve, 50));
  document.removeEventListener('securitypolicyviolation', note);
  return breaches;
}

it('describes the service that is shown as a GovernmentService, beside what the host put there', async () => {
  const { element, birth, scripts, described } = await page();
  describeInPage(element, birth, pageUrl);
  expect(scripts().map(({ type, parentElement }) => [type, parentElement === element])).to.deep.equal([['application/ld+json', true]]);
  expect(described()[0]).to.include({
    '@type': 'GovernmentService',
    '@id': 'https://phuong.example/?ma=9.000001#service-9.000001',
    identifier: '9.000001',
    name: birth.name,
    termsOfService: birth.source.url,
  });
  expect(element.textContent).to.contain('Gọi 1022');
});

it('leads to related services by the same page with their code', async () => {
  const { element, birth, described } = await page();
  describeInPage(element, { ...birth, related: ['9.000002'] }, pageUrl);
  expect(described()[0].isRelatedTo).to.deep.equal([{ '@id': 'https://phuong.example/?ma=9.000002#service-9.000002' }]);
});

it('replaces what it said when another service is shown, and removes it when none is', async () => {
  const { element, birth, other, scripts, described } = await page();
  describeInPage(element, birth, pageUrl);
  describeInPage(element, other, pageUrl);
  expect(described().map(({ identifier }) => identifier)).to.deep.equal(['9.000002']);
  describeInPage(element, undefined, pageUrl);
  expect(scripts()).to.deep.equal([]);
});

it('says nothing where the page describes the same service itself', async () => {
  const { element, birth, other, scripts, described } = await page();
  const own = document.createElement('script');
  own.type = 'application/ld+json';
  own.append(JSON.stringify({ '@graph': [{ '@type': 'WebPage', mainEntity: { '@type': 'GovernmentService', identifier: birth.code } }] }));
  const damaged = document.createElement('script');
  damaged.type = 'application/ld+json';
  damaged.append('{');
  document.head.append(damaged, own);
  describeInPage(element, birth, pageUrl);
  expect(scripts()).to.deep.equal([]);
  describeInPage(element, other, pageUrl);
  expect(described().map(({ identifier }) => identifier)).to.deep.equal(['9.000002']);
});

it('lets no text of a record end the script', async () => {
  const { element, birth, scripts, described } = await page();
  const name = '</script><script>alert(1)</script><!--';
  describeInPage(element, { ...birth, name }, pageUrl);
  expect(scripts()).to.have.length(1);
  expect(scripts()[0]!.textContent).not.to.contain('<');
  expect(described()[0].name).to.equal(name);
});

it('breaks no policy that demands Trusted Types', async () => {
  const { element, birth, described } = await page();
  expect(await breachesIn(() => describeInPage(element, birth, pageUrl))).to.deep.equal([]);
  expect(described()[0].identifier).to.equal('9.000001');
  // The control: the same script is a breach where it comes into the page with its text.
  const planted = await breachesIn(() => element.append(element.querySelector('script')!.cloneNode(true)));
  expect(planted).to.deep.equal(['require-trusted-types-for']);
});

it('lets its policy make no script of what is not data', () => {
  expect(() => trustedJson('alert(1)')).to.throw(SyntaxError);
});
