// Releases and channels in the folder that is published: `<version>/`, `motcua-<version>.zip`, `channels/<channel>.json`.
// A version's files are written once; a channel's file is the only thing that changes, each time newly signed.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { integrityOf, manifestFile, readFolder, readZip, signatureFile, verifyFiles, zipOf } from './release-files.mjs';
import { signatureOf, signerOf } from './release-signature.mjs';

const versionPattern = /^\d+\.\d+\.\d+$/;
const dayMs = 24 * 60 * 60 * 1000;

/** The channel of a version's patches: `1.4` of `1.4.2`. */
export function minorOf(version) {
  return version.split('.').slice(0, 2).join('.');
}

/** Below zero where `a` is the older version. */
export function compareVersions(a, b) {
  const [first, second] = [a, b].map((version) => version.split('.').map(Number));
  return first.map((number, index) => number - second[index]).find((difference) => difference !== 0) ?? 0;
}

/**
 * Writes a release that was put together. A version that stands already must be the same, byte for byte, and stays as it is.
 *
 * @returns {boolean} whether it is new.
 */
export function writeRelease({ out, version, files, key, keys }) {
  if (!versionPattern.test(version)) throw new TypeError(`"${version}" is no version that can be released; it must be like 1.4.2`);
  const folder = join(out, version);
  const zip = join(out, `motcua-${version}.zip`);
  const standing = existsSync(folder) ? readFolder(folder) : undefined;
  const signature = standing?.get(signatureFile);
  if (standing) {
    const wanted = new Map([...files, [signatureFile, signature]]);
    const different = [...new Set([...wanted.keys(), ...standing.keys()])].filter((path) => !(wanted.get(path) && standing.get(path)?.equals(wanted.get(path))));
    if (different.length > 0)
      throw new Error(
        `${version} stands already with other bytes: ${different.slice(0, 5).join(', ')}${different.length > 5 ? ` and ${different.length - 5} more` : ''}. A version is never changed; release a new one.`,
      );
    const { problems } = verifyFiles(standing, keys);
    if (problems.length > 0) throw new Error(`${version} stands already, and is damaged: ${problems.join('; ')}`);
  }
  const signed = standing ?? new Map([...files, [signatureFile, Buffer.from(`${signatureOf(files.get(manifestFile), key)}\n`)]]);
  const packed = zipOf(version, signed);
  if (existsSync(zip) && !readFileSync(zip).equals(packed)) throw new Error(`${basename(zip)} stands already with other bytes; a version is never changed`);
  if (!standing) {
    // Under another name until it is whole, so that nobody is served half a release.
    const unfinished = join(out, `.${version}.unfinished`);
    rmSync(unfinished, { recursive: true, force: true });
    for (const [path, bytes] of signed) writeInto(join(unfinished, path), bytes);
    renameSync(unfinished, folder);
  }
  writeWhole(zip, packed);
  return !standing;
}

/**
 * Signs that a channel names a version from now on; the version must stand in the folder, undamaged.
 *
 * @param {object} options
 * @param {string} options.out - The folder that is published.
 * @param {string} options.channel - `1.4` or `lts`.
 * @param {string} options.to - The version.
 * @param {import('node:crypto').KeyObject} options.key
 * @param {readonly string[]} options.keys - Public keys by which what stands is verified.
 * @param {number} [options.validDays] - How long pages believe it; sign again before that.
 * @param {Date} [options.now]
 */
export function pointChannel({ out, channel, to, key, keys, validDays = 30, now = new Date() }) {
  if (!/^(\d+\.\d+|lts)$/.test(channel)) throw new TypeError(`"${channel}" is no channel; it must be like 1.4, or lts`);
  if (!versionPattern.test(to)) throw new TypeError(`"${to}" is no version`);
  if (channel !== 'lts' && minorOf(to) !== channel) throw new Error(`${to} does not belong to the channel ${channel}`);
  const folder = join(out, to);
  if (!existsSync(folder)) throw new Error(`${to} does not stand in ${out}`);
  const files = readFolder(folder);
  const { problems, version } = verifyFiles(files, keys);
  if (problems.length === 0 && version !== to) problems.push(`it is ${version}`);
  if (problems.length > 0) throw new Error(`${to} is not what was released: ${problems.join('; ')}`);
  const manifest = files.get(manifestFile);
  const before = readChannel(out, channel, keys);
  const statement = {
    channel,
    // The time, so that it grows even where the folder that knew the last number was lost.
    sequence: Math.max((before?.sequence ?? 0) + 1, Math.floor(now.getTime() / 1000)),
    version: to,
    integrity: JSON.parse(String(manifest)).loader.integrity,
    manifest: integrityOf(manifest),
    issued: now.toISOString(),
    expires: new Date(now.getTime() + validDays * dayMs).toISOString(),
  };
  const signed = JSON.stringify(statement);
  writeWhole(channelPath(out, channel), `${JSON.stringify({ signed, signature: signatureOf(Buffer.from(signed), key) }, null, 2)}\n`);
  return { before, statement };
}

/** What a channel says now; `undefined` where there is none. */
export function readChannel(out, channel, keys) {
  const path = channelPath(out, channel);
  return existsSync(path) ? statementIn(readFileSync(path, 'utf8'), channel, keys) : undefined;
}

function statementIn(text, channel, keys) {
  const { signed, signature } = JSON.parse(text);
  if (!signerOf(Buffer.from(signed), signature, keys)) throw new Error(`channels/${channel}.json is not signed by a key of ours; find out who wrote it`);
  return JSON.parse(signed);
}

/**
 * How long pages will still believe what each channel says.
 *
 * @param {object} options
 * @param {string} options.where - The folder that is published, or the address that it is served at: what pages are given counts.
 * @param {readonly string[]} [options.channels] - All that a folder holds, where none are named; an address shows none by itself.
 * @param {readonly string[]} options.keys
 * @param {Date} [options.now]
 * @returns {Promise<readonly { channel: string, version?: string, expires?: string, daysLeft: number, problem?: string }[]>} whole days, below zero where it has expired.
 *   `problem`: why pages believe nothing of it.
 */
export async function channelsHeld({ where, channels, keys, now = new Date() }) {
  return Promise.all(
    (channels ?? channelsIn(where)).map(async (channel) => {
      try {
        const text = isServed(where) ? await servedText(new URL(`channels/${channel}.json`, where.replace(/\/*$/, '/'))) : readFileSync(channelPath(where, channel), 'utf8');
        const { channel: named, version, expires } = statementIn(text, channel, keys);
        if (named !== channel) throw new Error(`channels/${channel}.json is about ${named}`);
        const leftMs = Date.parse(expires) - now.getTime();
        if (Number.isNaN(leftMs)) throw new Error(`channels/${channel}.json does not say when it expires`);
        return { channel, version, expires, daysLeft: Math.floor(leftMs / dayMs) };
      } catch (error) {
        return { channel, daysLeft: -1, problem: error.cause ? `${error.message}: ${error.cause.message}` : error.message };
      }
    }),
  );
}

/** Whether something is an address, and no folder. */
export function isServed(where) {
  return /^https?:/.test(where);
}

function channelsIn(out) {
  const folder = join(out, 'channels');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files.filter((file) => file.endsWith('.json')).map((file) => basename(file, '.json'));
}

async function servedText(address) {
  const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(20_000) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/**
 * What is wrong with a release's folder, its zip, or everything that is published, channels included.
 *
 * @returns {Map<string, readonly string[]>} what was looked at, with its problems.
 */
export function verifyPath(path, keys, now = new Date()) {
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  if (path.endsWith('.zip')) return new Map([[basename(path), attempted(() => verifyFiles(readZip(path), keys).problems)]]);
  if (existsSync(join(path, manifestFile))) return new Map([[basename(path), attempted(() => verifyFiles(readFolder(path), keys).problems)]]);
  const entries = readdirSync(path).sort();
  const seen = new Map();
  for (const name of entries.filter((each) => versionPattern.test(each) || each.endsWith('.zip')))
    for (const [what, problems] of verifyPath(join(path, name), keys)) seen.set(what, problems);
  for (const name of entries.includes('channels') ? readdirSync(join(path, 'channels')).sort() : []) {
    seen.set(
      `channels/${name}`,
      attempted(() => channelProblems(path, basename(name, '.json'), keys, now)),
    );
  }
  if (seen.size === 0) throw new Error(`${path} holds no release`);
  return seen;
}

function channelProblems(out, channel, keys, now) {
  const { channel: named, version, integrity, expires, manifest } = readChannel(out, channel, keys);
  const bytes = existsSync(join(out, version, manifestFile)) ? readFileSync(join(out, version, manifestFile)) : undefined;
  const wrong = [
    [named !== channel, `is about ${named}`],
    [!(Date.parse(expires) > now.getTime()), `expired ${expires}`],
    [!bytes, `names ${version}, which is not here`],
    [bytes && (integrityOf(bytes) !== manifest || JSON.parse(String(bytes)).loader.integrity !== integrity), `names another ${version} than the one that is here`],
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}

/** Something that cannot even be read is a finding, not the end of the search. */
function attempted(find) {
  try {
    return find();
  } catch (error) {
    return [error.message];
  }
}

const channelPath = (out, channel) => join(out, 'channels', `${channel}.json`);

function writeInto(path, bytes) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** Whole or not at all: a page may ask at this very moment. */
function writeWhole(path, bytes) {
  const unfinished = `${path}.${process.pid}`;
  writeInto(unfinished, bytes);
  renameSync(unfinished, path);
}
