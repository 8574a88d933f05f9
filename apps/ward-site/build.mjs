// Writes the ward's site in both forms as static folders: dist/second-origin needs nothing but the page, its style and
// its picture, dist/self-hosted holds the elements and the catalogue too. Beside each lies the policy to send with it.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { integrityOfCatalogue, readRelease, secondOriginSite, selfHostedSite, siteFolder } from './site.mjs';

const folderOf = (path) => fileURLToPath(new URL(path, import.meta.url));

const { values } = parseArgs({
  options: {
    cdn: { type: 'string', default: 'http://localhost:4300' },
    elements: { type: 'string', default: folderOf('../../packages/widgets/cdn') },
    catalogue: { type: 'string', default: folderOf('../../packages/catalogue/public/hanoi') },
    out: { type: 'string', default: folderOf('dist') },
  },
});
const release = readRelease(values.elements);
const catalogueIntegrity = integrityOfCatalogue(values.catalogue);
const sites = { 'second-origin': secondOriginSite({ cdn: values.cdn, release, catalogueIntegrity }), 'self-hosted': selfHostedSite({ release, catalogueIntegrity }) };
rmSync(values.out, { recursive: true, force: true });
for (const [name, { page, policy }] of Object.entries(sites)) {
  const folder = join(values.out, name);
  mkdirSync(folder, { recursive: true });
  cpSync(siteFolder, folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(values.out, `${name}.policy.txt`), `Content-Security-Policy: ${policy}\n`);
}
cpSync(values.elements, join(values.out, 'self-hosted/motcua'), { recursive: true });
cpSync(values.catalogue, join(values.out, 'self-hosted/danh-muc'), { recursive: true });
