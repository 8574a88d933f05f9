// `npm run release`: releases that a host can trust. docs/releases.md says how it is used.
//   -- --dry-run                          builds and puts everything together with a throw-away key, and publishes nothing
//   -- (nothing)                          the same with the key that MOTCUA_RELEASE_KEY names
//   -- rollback --channel 1.4 --to 1.4.1  lets a channel name an older version
//   -- channel --channel 1.4 --to 1.4.2   lets it name a newer one, or the same for another 30 days
//   -- channels <folder or address>       says how long each channel still holds; fails where one has fewer days than --due
//   -- verify <folder or zip>             checks signature, every hash, nothing missing, nothing extra
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { local, root } from './pnpm.mjs';
import { channelsHeld, compareVersions, isServed, minorOf, pointChannel, readChannel, verifyPath, writeRelease } from './release-channel.mjs';
import { gatherRelease, manifestFile, snippetsOf } from './release-files.mjs';
import { keyId, pemOf, publicPartOf, readPublicKey, readSigningKey, throwAwayKey } from './release-signature.mjs';

/** Channels that a new patch of a minor version goes into. */
const channelsOf = ({ minor, isLts }) => [minor, ...(isLts ? ['lts'] : [])];

/** Left in a folder that a dry run wrote, so that nobody takes it for a release. */
const dryRunMark = 'DRY-RUN.txt';

const options = {
  'dry-run': { type: 'boolean', default: false },
  out: { type: 'string', default: join(root, '.cache/release') },
  base: { type: 'string', default: 'https://cdn.example/motcua/' }, // Where `out` will lie, for the snippets.
  elements: { type: 'string' }, // Built folders to take instead of building.
  catalogue: { type: 'string' },
  list: { type: 'string', default: join(root, 'docs/releases.json') },
  date: { type: 'string' },
  channel: { type: 'string' },
  to: { type: 'string' },
  days: { type: 'string', default: '30' },
  due: { type: 'string', default: '10' }, // A channel that holds for fewer days is to be signed anew.
  'no-channels': { type: 'boolean', default: false },
  key: { type: 'string', multiple: true, default: [] },
};

/**
 * Does what `npm run release -- <words>` does.
 *
 * @param {readonly string[]} words
 * @param {object} [surroundings]
 * @param {Record<string, string | undefined>} [surroundings.environment]
 * @param {(line: string) => void} [surroundings.say]
 * @throws where something is refused or found wrong; the message says what.
 */
export async function releaseCommand(words, { environment = process.env, say = console.log } = {}) {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  const out = resolve(values.out);
  const validDays = Number(values.days);
  const isDryRun = values['dry-run'];
  const list = JSON.parse(readFileSync(values.list, 'utf8'));

  /** Keys that may sign, and those that pages believe. */
  function signing() {
    if (isDryRun) {
      const key = throwAwayKey();
      return { key, keys: [publicPartOf(key)] };
    }
    const path = environment['MOTCUA_RELEASE_KEY'];
    if (!path) throw new Error('MOTCUA_RELEASE_KEY must name a file with a PKCS#8 key on P-256. To see what would be released, add --dry-run.');
    if (existsSync(join(out, dryRunMark))) throw new Error(`${out} was written by a dry run; choose another folder with --out`);
    const key = readSigningKey(path);
    const { keys } = list;
    if (keys.length > 2) throw new Error(`${values.list} names ${keys.length} keys; pages believe the current one and the next`);
    if (!keys.includes(publicPartOf(key))) throw new Error(`${values.list} does not name this key, so no page would believe it. Its public part: ${publicPartOf(key)}`);
    return { key, keys };
  }

  async function release() {
    const { key, keys } = signing();
    if (!values.elements && (await local('node', ['tools/build.mjs'])) !== 0) throw new Error('the build failed');
    const elements = values.elements ?? join(root, 'packages/widgets/cdn');
    const catalogue = values.catalogue ?? (values.elements ? undefined : join(root, 'packages/catalogue/public/hanoi'));
    const date = values.date ?? execFileSync('git', ['log', '-1', '--format=%cs'], { cwd: root, encoding: 'utf8' }).trim();
    const { version } = JSON.parse(readFileSync(join(elements, manifestFile), 'utf8'));
    const row = list.releases.find(({ minor }) => minor === minorOf(version));
    if (!row) throw new Error(`${values.list} says nothing of ${minorOf(version)}: what it reads, and until when it is supported`);
    if (!isDryRun && !row.released) throw new Error(`${values.list} says that ${row.minor} is not released; write the day`);
    if (isDryRun) emptyAfterDryRun();
    const { catalogueFormats, gatewayContracts } = row;
    const legal = ['LICENSE', 'NOTICE'].map((file) => join(root, file));
    const { files } = await gatherRelease({ elements, catalogue, legal, reads: { catalogueFormats, gatewayContracts }, keys, date });
    const isNew = writeRelease({ out, version, files, key, keys });
    const publicKey = join(out, 'keys', `${keyId(publicPartOf(key)).slice(0, 16)}.pem`);
    mkdirSync(join(out, 'keys'), { recursive: true });
    writeFileSync(publicKey, pemOf(publicPartOf(key)));
    say(isNew ? `${version}: ${files.size + 1} files, and motcua-${version}.zip` : `${version} stands already, the same byte for byte`);
    for (const channel of isNew && !values['no-channels'] ? channelsOf(row) : []) {
      const before = readChannel(out, channel, keys);
      if (before && compareVersions(version, before.version) < 0) say(`channel ${channel} stays at ${before.version}, which is newer`);
      else told(pointChannel({ out, channel, to: version, key, keys, validDays }));
    }
    verified(out, keys);
    const { pinned, channel, selfHosted } = snippetsOf(JSON.parse(String(files.get(manifestFile))), values.base);
    say(`\nPinned (recommended):\n${pinned}\n\nChannel:\n${channel}\n\nOn the host's own server, from the zip:\n${selfHosted}\n`);
    say(`Signed by ${keyId(publicPartOf(key))} (${publicKey})`);
    say(
      isDryRun
        ? `Dry run with a throw-away key: nothing was published, and no page may use ${out}.`
        : `Publish ${out} as ${values.base}: first the folder of the version, then channels.`,
    );
  }

  /** A dry run begins anew; what is not its own it leaves alone. */
  function emptyAfterDryRun() {
    if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, dryRunMark)))
      throw new Error(`${out} holds something else than a dry run; choose another folder with --out`);
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, dryRunMark), 'Signed with a key that was thrown away. Never publish this folder.\n');
  }

  /** Lets a channel name another version. */
  function point({ isRollback }) {
    const { channel, to } = values;
    if (!channel || !to) throw new TypeError('--channel and --to are needed, such as --channel 1.4 --to 1.4.1');
    if (isDryRun) throw new TypeError('a dry run keeps no key that could sign for what stands');
    const { key, keys } = signing();
    const before = readChannel(out, channel, keys);
    if (isRollback && !before) throw new Error(`there is no channel ${channel} in ${out}`);
    if (isRollback && compareVersions(to, before.version) >= 0) throw new Error(`${to} is not older than ${before.version}; to go forward say "channel" instead of "rollback"`);
    told(pointChannel({ out, channel, to, key, keys, validDays }));
    say(`Publish ${join(out, 'channels', `${channel}.json`)}; pages follow with their next load.`);
  }

  function told({ before, statement: { channel, sequence, version, expires } }) {
    say(`channel ${channel}: ${before ? `${before.version} → ` : ''}${version}, statement ${sequence}, until ${expires.slice(0, 10)}`);
  }

  /** Says what was looked at, and fails where anything is wrong. */
  function verified(path, keys) {
    const seen = verifyPath(path, keys);
    const problems = [...seen].flatMap(([what, wrong]) => wrong.map((problem) => `${what}: ${problem}`));
    if (problems.length > 0) throw new Error(problems.join('\n'));
    say(`verified: ${[...seen.keys()].join(', ')}`);
  }

  const believedKeys = () => (values.key.length > 0 ? values.key.map(readPublicKey) : list.keys);

  /** For a scheduled job: says how long each channel holds, and fails where one is to be signed anew. */
  async function channels() {
    const dueDays = Number(values.due);
    if (!(dueDays >= 0)) throw new TypeError(`--due must be a number of days, got "${values.due}"`);
    const where = positionals[1] ?? out;
    const released = list.releases.filter((row) => row.released).flatMap(channelsOf);
    const named = values.channel ? [values.channel] : isServed(where) ? [...new Set(released)] : undefined;
    const held = await channelsHeld({ where, channels: named, keys: believedKeys() });
    if (held.length === 0) throw new Error(`there is no channel in ${where}`);
    const daysIn = (count) => `${count} ${count === 1 ? 'day' : 'days'}`;
    for (const { channel, version, expires, daysLeft, problem } of held)
      say(`channel ${channel}: ${problem ?? `${version}, ${daysLeft < 0 ? 'expired' : `holds for ${daysIn(daysLeft)}, until`} ${expires.slice(0, 10)}`}`);
    const due = held.filter(({ daysLeft }) => daysLeft < dueDays);
    if (due.length === 0) return;
    const orders = due.map(({ channel, version = '<version>', problem }) =>
      problem ? `look into ${channel} first` : `npm run release -- channel --channel ${channel} --to ${version}`,
    );
    throw new Error(`${due.map(({ channel }) => channel).join(', ')}: fewer than ${daysIn(dueDays)} left, or not to be believed. Sign anew and publish:\n  ${orders.join('\n  ')}`);
  }

  const commands = {
    release,
    channels,
    rollback: () => point({ isRollback: true }),
    channel: () => point({ isRollback: false }),
    verify() {
      const [, path] = positionals;
      if (!path) throw new TypeError('verify what? Name a folder or a zip');
      verified(resolve(path), believedKeys());
    },
  };

  const [name = 'release'] = positionals;
  if (!Object.hasOwn(commands, name)) throw new TypeError(`there is no "${name}"; there are ${Object.keys(commands).join(', ')}`);
  await commands[name]();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await releaseCommand(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
