// Writes the ward's site in both forms as static folders: dist/second-origin needs nothing but the page, its style and
// its picture, dist/self-hosted holds the elements and the catalogue too. Beside each lies the policy to send with it.
// Both hold plain pages of all procedures and guides (thu-tuc/), which name the address that the site will have: `--site`. With `--embedder https://cms.example.gov.vn` (several times
// where several) khung.html, the finder alone for frames on those sites, which has a policy of its own.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { phone } from './page.mjs';
import { integrityOfCatalogue, readRelease, secondOriginSite, selfHostedSite, siteFolder } from './site.mjs';

/** Where `npm start` serves the two. */
const usualAddresses = { 'second-origin': 'http://127.0.0.1:4310/', 'self-hosted': 'http://127.0.0.1:4311/' };

const folderOf = (path) => fileURLToPath(new URL(path, import.meta.url));

const { values } = parseArgs({
  options: {
    cdn: { type: 'string', default: 'http://127.0.0.1:4300' },
    elements: { type: 'string', default: folderOf('../../packages/widgets/cdn') },
    catalogue: { type: 'string', default: folderOf('../../packages/catalogue/public/hanoi') },
    site: { type: 'string' },
    embedder: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: folderOf('dist') },
  },
});
const release = readRelease(values.elements);
const catalogueIntegrity = integrityOfCatalogue(values.catalogue);
const parts = { release, catalogueIntegrity, embedders: values.embedder };
const sites = { 'second-origin': secondOriginSite({ cdn: values.cdn, ...parts }), 'self-hosted': selfHostedSite(parts) };
rmSync(values.out, { recursive: true, force: true });
for (const [name, { page, policy, frame }] of Object.entries(sites)) {
  const folder = join(values.out, name);
  mkdirSync(folder, { recursive: true });
  cpSync(siteFolder, folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(values.out, `${name}.policy.txt`), `Content-Security-Policy: ${policy}\n`);
  if (frame) {
    writeFileSync(join(folder, 'khung.html'), frame.page);
    writeFileSync(join(values.out, `${name}.khung.policy.txt`), `Content-Security-Policy: ${frame.policy}\n`);
  }
  const pages = ['pages', values.catalogue, '--out', join(folder, 'thu-tuc'), '--base-url', new URL('thu-tuc/', values.site ?? usualAddresses[name]).href];
  const words = ['--name', 'Phường Bến Sen', '--helpline', phone.text, '--finder', '../'];
  execFileSync(process.execPath, [folderOf('../../packages/catalogue/dist/node/cli.js'), ...pages, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
}
cpSync(values.elements, join(values.out, 'self-hosted/motcua'), { recursive: true });
cpSync(values.catalogue, join(values.out, 'self-hosted/danh-muc'), { recursive: true });
