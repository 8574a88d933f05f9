#!/usr/bin/env node
// Prints the Content-Security-Policy that a page with motcua's elements needs, as a server's configuration wants it.
// Where it cannot be known what to allow it prints no policy, says why, and ends with 2.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { contentSecurityPolicy, knownElements } from '@motcua/widgets/csp';

const quoted = (policy) => policy.replaceAll('"', '\\"');
const escaped = (policy) => policy.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
/** How each kind of server is told. */
const lines = {
  header: (policy) => `Content-Security-Policy: ${policy}`,
  nginx: (policy) => `add_header Content-Security-Policy "${quoted(policy)}" always;`,
  apache: (policy) => `Header always set Content-Security-Policy "${quoted(policy)}"`,
  iis: (policy) => `<add name="Content-Security-Policy" value="${escaped(policy)}" />`,
  // A page cannot say in its own markup who may hold it in a frame.
  meta: (policy) => `<meta http-equiv="Content-Security-Policy" content="${escaped(policy.replace(/ ?frame-ancestors[^;]*(;|$)/, ''))}">`,
};

const usage = `motcua-csp: the Content-Security-Policy that a page with motcua's elements needs.

  motcua-csp --page https://phuong.example.gov.vn/ --element service-finder \\
    --script https://phuong.example.gov.vn/motcua/motcua.js --catalogue https://phuong.example.gov.vn/danh-muc/catalogue.json

  --page         address of the page
  --element      an element in it; several times where several: ${knownElements.map((tag) => tag.replace('motcua-', '')).join(' ')}
  --script       address of motcua.js; leave out where a bundler put the elements into the page's own script
  --catalogue    address of catalogue.json
  --gateway      address of the gateway
  --site         address of the place's motcua.json
  --worker       address of the worker file, where the page's own server has a copy (data-worker)
  --nonce        for the page's own scripts: the placeholder for which your server writes a nonce, such as $csp_nonce
  --embedder     an origin whose pages may show this one in a frame; several times where several
  --form-action  an origin that forms of the page may be sent to; several times where several
  --existing     the policy that the page has already: it is kept, and what is missing is added
  --as           ${Object.keys(lines).join(', ')}; header by default
`;

const text = { type: 'string' };
const several = { type: 'string', multiple: true };

try {
  const { values } = parseArgs({
    options: {
      ...Object.fromEntries(['page', 'script', 'catalogue', 'gateway', 'site', 'worker', 'nonce', 'existing', 'as'].map((name) => [name, text])),
      ...Object.fromEntries(['element', 'embedder', 'form-action'].map((name) => [name, several])),
      help: { type: 'boolean', short: 'h' },
    },
  });
  const { element = [], embedder, 'form-action': formActions, as = 'header', help, page, ...addresses } = values;
  if (help) process.stdout.write(usage);
  else {
    if (page === undefined) throw new TypeError('say with --page where the page is');
    const line = Object.hasOwn(lines, as) ? lines[as] : undefined;
    if (!line) throw new TypeError(`--as must be one of ${Object.keys(lines).join(', ')}, got ${as}`);
    const policy = contentSecurityPolicy({ ...addresses, page, elements: element.map((name) => name.replace(/^(motcua-)?/, 'motcua-')), embedders: embedder, formActions });
    process.stdout.write(`${line(policy)}\n`);
  }
} catch (error) {
  process.stderr.write(`motcua-csp: ${error instanceof Error ? error.message : String(error)}\nNo policy was written. motcua-csp --help says what it takes.\n`);
  process.exitCode = 2;
}
