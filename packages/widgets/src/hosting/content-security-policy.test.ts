import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { contentSecurityPolicy, knownElements, type EmbeddedPage } from './content-security-policy.ts';

const ward: EmbeddedPage = {
  page: 'https://phuong.example.gov.vn/',
  elements: ['motcua-service-finder'],
  script: 'https://phuong.example.gov.vn/motcua/motcua.js',
  catalogue: 'https://phuong.example.gov.vn/danh-muc/catalogue.json',
};

/** What a policy says of one directive. */
function said(policy: string, directive: string): string | undefined {
  return policy
    .split('; ')
    .find((each) => each.split(' ')[0] === directive)
    ?.slice(directive.length + 1);
}

/** Why a page gets no policy. */
function refusal(changed: Partial<EmbeddedPage>): string {
  try {
    return `none: ${contentSecurityPolicy({ ...ward, ...changed })}`;
  } catch (error) {
    assert.ok(error instanceof TypeError);
    return error.message;
  }
}

it('allows a page that serves everything itself nothing from elsewhere', () => {
  assert.equal(
    contentSecurityPolicy(ward),
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types motcua-1 motcua-lit-1",
  );
});

it('names each other origin once, where it is needed and nowhere else', () => {
  const policy = contentSecurityPolicy({
    ...ward,
    script: 'https://cdn.example.vn/motcua/1.4.2/motcua.js',
    catalogue: 'https://cdn.example.vn/danh-muc/catalogue.json',
    gateway: 'https://cong.example.gov.vn/v1/',
    site: 'https://phuong.example.gov.vn/motcua.json',
    embedders: ['https://cms.example.gov.vn'],
    formActions: ['https://dichvucong.gov.vn'],
    nonce: '$csp_nonce',
  });
  assert.equal(said(policy, 'script-src'), "'nonce-$csp_nonce' https://cdn.example.vn");
  assert.equal(said(policy, 'connect-src'), "https://cdn.example.vn https://cong.example.gov.vn 'self'");
  assert.equal(said(policy, 'worker-src'), "'none'", 'no browser starts a worker from another origin');
  assert.equal(said(policy, 'frame-ancestors'), 'https://cms.example.gov.vn');
  assert.equal(said(policy, 'form-action'), 'https://dichvucong.gov.vn');
});

it('lets the script of a channel ask which version is meant', () => {
  const from = (file: string) => said(contentSecurityPolicy({ ...ward, script: `https://cdn.example.vn/1.4.2/${file}` }), 'connect-src');
  assert.equal(from('motcua-channel.js'), "https://cdn.example.vn 'self'");
  assert.equal(from('motcua.js'), "'self'");
});

it("adds to a host's own policy what is missing, where browsers look for it, and changes nothing else", () => {
  const from = (existing: string) => contentSecurityPolicy({ ...ward, script: 'https://cdn.example.vn/motcua.js', catalogue: 'https://cdn.example.vn/catalogue.json', existing });
  assert.equal(
    from("Content-Security-Policy: default-src 'self'; img-src * data:; frame-ancestors 'self'"),
    "default-src 'self'; img-src * data:; frame-ancestors 'self'; script-src 'self' https://cdn.example.vn; connect-src 'self' https://cdn.example.vn",
  );
  assert.equal(
    from("script-src 'self' 'nonce-x'; script-src-elem 'none'; trusted-types jquery"),
    "script-src 'self' 'nonce-x'; script-src-elem https://cdn.example.vn; trusted-types jquery motcua-1 motcua-lit-1",
  );
  assert.equal(from('trusted-types *'), 'trusted-types *');
  assert.equal(from("script-src 'self'; script-src *"), "script-src 'self' https://cdn.example.vn", 'of two with one name browsers heed the first');
  assert.equal(from("img-src 'self'"), "img-src 'self'", 'what is not restricted stays so');
  assert.equal(said(contentSecurityPolicy({ ...ward, existing: "default-src 'none'; script-src https://a.example.vn" }), 'worker-src'), "https://a.example.vn 'self'");
});

it('gives no policy rather than one that is too wide or under which an element would fail', () => {
  assert.match(refusal({ elements: [] }), /at least one element/);
  assert.match(refusal({ elements: ['motcua-finder'] }), /"motcua-finder" is not an element of ours/);
  assert.match(refusal({ elements: ['toString'] }), /is not an element/);
  assert.match(refusal({ catalogue: undefined }), /asks a "catalogue" or a "gateway"/);
  assert.match(refusal({ elements: ['motcua-signature-status'] }), /asks a "gateway"/);
  assert.match(refusal({ page: 'phuong.example.gov.vn' }), /"page" must be a whole address/);
  assert.match(refusal({ catalogue: 'danh-muc/catalogue.json' }), /"catalogue" must be a whole address/);
  for (const catalogue of ['https://*.example.vn/a.json', 'data:application/json,{}', 'https://a.vn/x; script-src *', 'https://ten:khoa@a.vn/', "https://a.vn/'unsafe-inline'"])
    assert.match(refusal({ catalogue }), /"catalogue" must be/, catalogue);
  assert.match(refusal({ script: 'http://cdn.example.vn/motcua.js' }), /must be https/);
  assert.match(refusal({ worker: 'https://cdn.example.vn/motcua-worker.js' }), /own origin/);
  assert.match(refusal({ embedders: ['https://cms.example.gov.vn/'] }), /"embedders" must hold origins/);
  assert.match(refusal({ embedders: ['*'] }), /"embedders" must be/);
  assert.match(refusal({ formActions: ['https:'] }), /"formActions" must be/);
  assert.match(refusal({ nonce: 'abc' }), /"nonce"/);
  assert.match(refusal({ nonce: "x' 'unsafe-inline" }), /"nonce"/);
  for (const existing of ['', "default-src 'self', default-src *", "default-src 'self'\nX-A: b", '<script>']) assert.match(refusal({ existing }), /"existing"/, existing);
  assert.match(refusal({ existing: 'sandbox allow-scripts' }), /sandbox/);
  assert.match(refusal({ existing: "default-src 'self'", nonce: '$csp_nonce' }), /into that policy itself/);
});

it('knows every element', () => {
  const folders = readdirSync(new URL('..', import.meta.url)).filter(
    (folder) => !folder.includes('.') && readdirSync(new URL(`../${folder}`, import.meta.url)).includes('index.ts'),
  );
  assert.deepEqual(
    knownElements,
    folders.map((folder) => `motcua-${folder}`),
  );
});

it('prints a line for a server, or nothing at all', () => {
  const command = fileURLToPath(new URL('../../bin/motcua-csp.mjs', import.meta.url));
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [...process.execArgv.filter((word) => word.startsWith('--conditions')), command, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const page = ['--page', 'https://phuong.example.gov.vn/', '--script', 'https://phuong.example.gov.vn/motcua/motcua.js', '--catalogue', 'https://phuong.example.gov.vn/c.json'];
  assert.match(run(...page, '--element', 'service-finder', '--element', 'motcua-app', '--as', 'nginx'), /^add_header Content-Security-Policy "default-src 'none'; .*" always;\n$/);
  assert.doesNotMatch(run(...page, '--element', 'service-finder', '--as', 'meta'), /frame-ancestors/);
  for (const wrong of [[], page, [...page, '--element', 'x'], [...page, '--element', 'app', '--as', 'caddy'], ['--sript', 'x']])
    assert.throws(
      () => run(...wrong),
      ({ status, stdout, stderr }: { status: number; stdout: string; stderr: string }) => status === 2 && stdout === '' && stderr.includes('No policy was written'),
    );
});
