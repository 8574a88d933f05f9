// A release as files: put together, packed, read again and verified. Every file but the signature stands in the manifest
// `release.json` with hash and size.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { scriptTag } from '@motcua/ward-site/script-tag';
import { channelScript } from './channel-script.mjs';
import { keyId, signerOf } from './release-signature.mjs';

export const manifestFile = 'release.json';
export const signatureFile = `${manifestFile}.sig`;
const catalogueFolder = 'danh-muc';
const channelFile = 'motcua-channel.js';

/** Every file of a folder by its path inside, with `/`. */
export function readFolder(folder) {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => !lstatSync(join(folder, path)).isDirectory());
  return new Map(entries.sort().map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]));
}

/** Every file of a self-hosting zip, without the folder around them. */
export function readZip(path) {
  const names = [];
  const content = unzipSync(readFileSync(path), { filter: ({ name }) => names.push(name) > 0 });
  // Two entries of one name: which one counts depends on who unpacks.
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`${basename(path)} holds ${twice} twice`);
  const folder = `${names[0]?.split('/')[0]}/`;
  return new Map(Object.entries(content).map(([name, bytes]) => [name.startsWith(folder) ? name.slice(folder.length) : name, Buffer.from(bytes)]));
}

/** Packs files for a host's own server: the same files give the same bytes, on every machine. */
export function zipOf(version, files) {
  const mtime = new Date(1980, 0, 1); // Local time on purpose: a zip holds local time, so this is the same everywhere.
  const content = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [`motcua-${version}/${path}`, bytes]));
  return Buffer.from(zipSync(content, { level: 9, mtime }));
}

/** Value of an `integrity` attribute. */
export function integrityOf(bytes) {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

/**
 * Puts a release together, all but its signature.
 *
 * @param {object} options
 * @param {string} options.elements - Folder of the built elements (packages/widgets/cdn).
 * @param {string} [options.catalogue] - Folder of a built catalogue that goes with it.
 * @param {readonly string[]} options.legal - Files that go with every copy: licence, notice.
 * @param {{ catalogueFormats: readonly number[], gatewayContracts: readonly string[] }} options.reads - What the elements of this release understand.
 * @param {readonly string[]} options.keys - Public keys that its channel script believes.
 * @param {string} options.date - Day of the release, such as 2026-11-28.
 */
export async function gatherRelease({ elements, catalogue, legal, reads, keys, date }) {
  const files = readFolder(elements);
  const built = JSON.parse(String(files.get(manifestFile)));
  files.delete(manifestFile);
  const { version, loader } = built;
  files.set(channelFile, Buffer.from(await channelScript({ keys, release: { version, integrity: loader.integrity } })));
  if (catalogue) for (const [path, bytes] of readFolder(catalogue)) files.set(`${catalogueFolder}/${path}`, bytes);
  for (const path of legal) files.set(basename(path), readFileSync(path));
  const named = (file) => files.has(file) && { file, integrity: integrityOf(files.get(file)) };
  const parts = { ...built, channel: named(channelFile), catalogue: named(`${catalogueFolder}/catalogue.json`) || undefined };
  files.set('README.md', Buffer.from(readmeOf({ ...parts, date })));
  const listed = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, { integrity: integrityOf(bytes), bytes: bytes.length }]);
  files.set(manifestFile, Buffer.from(`${JSON.stringify({ name: 'motcua', date, license: 'Apache-2.0', reads, ...parts, files: Object.fromEntries(listed) }, null, 2)}\n`));
  return { version, files };
}

/**
 * What is wrong with the files of a release: signature, hashes, missing, extra. Nothing where all is as it was signed.
 *
 * @param {ReadonlyMap<string, Buffer>} files
 * @param {readonly string[]} keys - Public keys of which one must have signed.
 * @returns {{ problems: readonly string[], version?: string, signer?: string }}
 */
export function verifyFiles(files, keys) {
  const bytes = files.get(manifestFile);
  const signature = files.get(signatureFile);
  if (!bytes || !signature) return { problems: [`no ${bytes ? signatureFile : manifestFile}`] };
  const signer = signerOf(bytes, String(signature), keys);
  // What nobody signed says nothing about the other files.
  if (!signer) return { problems: [`${manifestFile}: not signed by ${keys.map(keyId).join(' or ') || 'anybody, since no key is known'}`] };
  const { version, files: listed, loader, frame, framed, channel, catalogue, chunks } = JSON.parse(String(bytes));
  const problems = [];
  for (const [path, { integrity, bytes: size }] of Object.entries(listed)) {
    const found = files.get(path);
    if (!found) problems.push(`${path}: missing`);
    else if (found.length !== size || integrityOf(found) !== integrity) problems.push(`${path}: not the original`);
  }
  for (const path of files.keys()) if (!Object.hasOwn(listed, path) && path !== manifestFile && path !== signatureFile) problems.push(`${path}: not part of the release`);
  for (const { file, integrity } of [loader, frame, framed, channel, catalogue, ...Object.values(chunks)].filter(Boolean))
    if (listed[file]?.integrity !== integrity) problems.push(`${file}: the manifest contradicts itself`);
  return { problems, version, signer };
}

/**
 * What a host puts into its page, for each of the three ways.
 *
 * @param {object} manifest - Of the release.
 * @param {string} [base] - Where the releases lie, as an absolute address; without it only the tag of a host that serves the files itself is given.
 */
export function snippetsOf({ version, loader, channel }, base) {
  const cdn = (file, { integrity }, more = {}) => scriptTag({ src: new URL(`${version}/${file}`, base).href, integrity, crossorigin: 'anonymous', ...more });
  return {
    selfHosted: scriptTag({ src: `motcua/${loader.file}`, integrity: loader.integrity }),
    pinned: base && cdn(loader.file, loader),
    channel: base && cdn(channel.file, channel, { 'data-channel': version.split('.').slice(0, 2).join('.') }),
  };
}

function readmeOf({ version, date, loader, channel, catalogue }) {
  const address = catalogue ? ` catalogue="motcua/${catalogue.file}" catalogue-integrity="${catalogue.integrity}"` : ' catalogue="danh-muc/catalogue.json"';
  return `# motcua ${version} (${date})

**Tự đặt trên máy chủ của bạn.** Chép cả thư mục này lên trang, đổi tên thành \`motcua\`, rồi dán:

**On your own server.** Copy this folder to your site as \`motcua\`, then paste:

\`\`\`html
${snippetsOf({ version, loader, channel }).selfHosted}
<motcua-service-finder${address}>
  <p>Hoặc gọi <a href="tel:1022">1022</a>.</p>
</motcua-service-finder>
\`\`\`

\`integrity\` là dấu của đúng bản ${version}: khi nâng cấp, hãy đổi cả thư mục lẫn đoạn mã. Danh mục thủ tục đi kèm là bản của ngày phát hành.

\`integrity\` belongs to ${version} alone: to upgrade, replace folder and snippet together. The catalogue beside it is as old as the release.

## Kiểm tra / Verify

\`\`\`sh
openssl base64 -d -A -in ${signatureFile} -out ${signatureFile}.der
openssl dgst -sha256 -verify <public key>.pem -signature ${signatureFile}.der ${manifestFile}
\`\`\`

Khóa công khai lấy ở nơi khác, đừng lấy cùng chỗ với thư mục này. Sau đó so từng tệp với \`files\` trong \`${manifestFile}\`.

Take the public key from another place than this folder. Then compare each file with \`files\` in \`${manifestFile}\`:
\`openssl dgst -sha256 -binary <file> | openssl base64\`.

Qua http thường, không có gì ở đây bảo vệ được trang: ai ở giữa đường truyền cũng sửa được. Hãy dùng https.

Over plain http nothing here protects the page: whoever is on the line can change it. Use https.
`;
}
