import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { secondOriginSite } from '@motcua/ward-site/site';
import { integrityOf, readZip, snippetsOf, zipOf } from './release-files.mjs';
import { releaseCommand } from './release.mjs';
import { compareVersions, verifyPath } from './release-channel.mjs';
import { serveFolder } from './static-site.mjs';
import { pemOf, publicPartOf, signerOf, signatureOf } from './release-signature.mjs';

const day = '2026-11-28';

/** A publisher with two keys and a folder, who can release small stand-ins for the elements under any version. */
function publisher() {
  const place = mkdtempSync(join(tmpdir(), 'motcua-release-'));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  const [current, next, strangers] = ['current', 'next', 'strangers'].map((name) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(join(place, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(place, `${name}.public.pem`), pemOf(publicPartOf(privateKey)));
    return privateKey;
  });
  const list = join(place, 'releases.json');
  const rows = [
    { minor: '1.4', released: day, catalogueFormats: [2], gatewayContracts: ['1'], isLts: true },
    { minor: '2.0', released: null, catalogueFormats: [3], gatewayContracts: ['1', '2'], isLts: false },
  ];
  writeFileSync(list, JSON.stringify({ keys: [current, next].map(publicPartOf), releases: rows }));
  const out = join(place, 'out');
  const run = async (words, { key = 'current', date = day } = {}) => {
    const said = [];
    const environment = { MOTCUA_RELEASE_KEY: key && join(place, `${key}.pem`) };
    await releaseCommand([...words, '--list', list, '--out', out, '--date', date], { environment, say: (line) => said.push(line) });
    return said.join('\n');
  };
  const elements = (version, code = `/* ${version} */`) => {
    const folder = mkdtempSync(join(place, 'elements-'));
    const written = (file, text) => {
      writeFileSync(join(folder, file), text);
      return { file, integrity: integrityOf(text) };
    };
    const chunks = { core: written('motcua-core.0123456789abcdef.js', 'core();'), worker: written('motcua-worker.0123456789abcdef.js', 'work();') };
    const single = { loader: written('motcua.js', code), frame: written('motcua-frame.js', 'frame();'), framed: written('motcua-framed.js', 'framed();') };
    writeFileSync(join(folder, 'release.json'), JSON.stringify({ version, ...single, chunks }));
    return folder;
  };
  const channelNow = (channel) => JSON.parse(JSON.parse(readFileSync(join(out, `channels/${channel}.json`), 'utf8')).signed);
  return {
    place,
    out,
    list,
    run,
    elements,
    channelNow,
    keys: { current, next, strangers },
    release: (version, options) => run(['--elements', elements(version, options?.code)], options),
  };
}

it('refuses to release without a key, with one that no page believes, and before the day is written', async () => {
  const { out, run, elements, release } = publisher();
  await assert.rejects(release('1.4.2', { key: '' }), /MOTCUA_RELEASE_KEY/);
  await assert.rejects(release('1.4.2', { key: 'strangers' }), /does not name this key/);
  await assert.rejects(release('1.4.2', { key: 'current.public' }), /PRIVATE|private|DECODER/i);
  await assert.rejects(release('2.0.0'), /2\.0 is not released/);
  await assert.rejects(release('1.5.0'), /says nothing of 1\.5/);
  await assert.rejects(release('1.4.2-beta'), /no version that can be released/);
  assert.equal(existsSync(out), false);
  assert.match(await run(['--elements', elements('1.4.2')]), /1\.4\.2: \d+ files/);
});

it('puts all of it together in a dry run, with a key that is thrown away, and says that nothing was published', async () => {
  const { out, run, elements } = publisher();
  const said = await run(['--dry-run', '--elements', elements('2.0.0'), '--base', 'https://cdn.example.gov.vn/motcua/'], { key: '' });
  assert.match(said, /nothing was published/);
  assert.match(said, /verified: 2\.0\.0, motcua-2\.0\.0\.zip, channels\/2\.0\.json/);
  assert.match(said, /<script async src="https:\/\/cdn\.example\.gov\.vn\/motcua\/2\.0\.0\/motcua\.js" integrity="sha256-/);
  assert.deepEqual(readdirSync(out).sort(), ['2.0.0', 'DRY-RUN.txt', 'channels', 'keys', 'motcua-2.0.0.zip']);
  assert.deepEqual(JSON.parse(readFileSync(join(out, '2.0.0/release.json'), 'utf8')).reads, { catalogueFormats: [3], gatewayContracts: ['1', '2'] });
  // Neither takes the other's folder for its own.
  await assert.rejects(run(['--elements', elements('1.4.2')]), /written by a dry run/);
  await run(['--dry-run', '--elements', elements('1.4.2')]);
  assert.equal(existsSync(join(out, '2.0.0')), false);
  rmSync(join(out, 'DRY-RUN.txt'));
  await assert.rejects(run(['--dry-run', '--elements', elements('1.4.2')]), /holds something else/);
});

it('never changes a version that stands, and writes the same again without a difference', async () => {
  const { out, release } = publisher();
  await release('1.4.2');
  const before = readFileSync(join(out, 'motcua-1.4.2.zip'));
  assert.match(await release('1.4.2'), /the same byte for byte/);
  assert.deepEqual(readFileSync(join(out, 'motcua-1.4.2.zip')), before);
  await assert.rejects(release('1.4.2', { code: 'changed();' }), /1\.4\.2 stands already with other bytes: .*motcua\.js/);
  await assert.rejects(release('1.4.2', { date: '2026-11-29' }), /stands already with other bytes/);
  assert.deepEqual(readFileSync(join(out, 'motcua-1.4.2.zip')), before);
  writeFileSync(join(out, '1.4.2/more.js'), '');
  await assert.rejects(release('1.4.2'), /more\.js/);
});

it('packs the same files into the same bytes, wherever and whenever', async () => {
  const files = [
    ['b.js', Buffer.from('b')],
    ['a/ầ.js', Buffer.from('a'.repeat(1000))],
  ];
  const packed = zipOf('1.4.2', new Map(files));
  const elsewhere =
    "import { zipOf } from './release-files.mjs'; process.stdout.write(zipOf('1.4.2', new Map([['a/ầ.js', Buffer.from('a'.repeat(1000))], ['b.js', Buffer.from('b')]])))";
  const bytes = execFileSync(process.execPath, ['--input-type=module', '--eval', elsewhere], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, TZ: 'Pacific/Kiritimati' },
  });
  assert.ok(bytes.equals(packed));
  assert.ok(!zipOf('1.4.2', new Map([files[0]])).equals(packed));
});

it('finds in a folder and in a zip what was changed, what is missing and what was added', async () => {
  const { place, out, run, release, keys } = publisher();
  await release('1.4.2');
  const believed = [publicPartOf(keys.current)];
  const verify = (change) => {
    const folder = join(place, 'copy/1.4.2');
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(out, '1.4.2'), folder, { recursive: true });
    change(folder);
    const zip = join(place, 'copy/motcua-1.4.2.zip');
    const files = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
    writeFileSync(zip, zipOf('1.4.2', files));
    const [[, inFolder], [, inZip]] = verifyPath(join(place, 'copy'), believed);
    assert.deepEqual(inFolder, inZip);
    return inFolder;
  };
  const edit = (file, change) => (folder) => writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  assert.deepEqual(
    verify(() => {}),
    [],
  );
  assert.deepEqual(verify(edit('motcua-core.0123456789abcdef.js', (text) => text.replace('c', 'C'))), ['motcua-core.0123456789abcdef.js: not the original']);
  assert.deepEqual(verify(edit('LICENSE', (text) => `${text}\n`)), ['LICENSE: not the original']);
  assert.deepEqual(
    verify((folder) => rmSync(join(folder, 'motcua-frame.js'))),
    ['motcua-frame.js: missing'],
  );
  assert.deepEqual(
    verify((folder) => writeFileSync(join(folder, 'more.js'), '')),
    ['more.js: not part of the release'],
  );
  assert.match(verify(edit('release.json', (text) => text.replace(day, '2026-11-27'))).join(), /release\.json: not signed by/);
  assert.match(verify(edit('release.json.sig', (text) => text.replace(/^.{20}/, 'A'.repeat(20)))).join(), /release\.json: not signed by/);
  assert.deepEqual(
    verify((folder) => rmSync(join(folder, 'release.json.sig'))),
    ['no release.json.sig'],
  );
  // By the command, with the key in a file and with those of the list.
  assert.match(await run(['verify', out]), /verified: 1\.4\.2, motcua-1\.4\.2\.zip, channels\/1\.4\.json, channels\/lts\.json/);
  assert.match(await run(['verify', join(out, 'motcua-1.4.2.zip'), '--key', join(place, 'current.public.pem')]), /verified/);
  await assert.rejects(run(['verify', join(out, '1.4.2'), '--key', join(place, 'strangers.public.pem')]), /not signed by/);
  await assert.rejects(run(['verify', place]), /holds no release/);
});

it('finds a file that lies in a zip twice', async () => {
  const { place } = publisher();
  const packed = zipOf(
    '1.4.2',
    new Map([
      ['a.js', Buffer.from('1')],
      ['b.js', Buffer.from('2')],
    ]),
  );
  const path = join(place, 'x.zip');
  writeFileSync(path, packed);
  assert.equal(readZip(path).size, 2);
  writeFileSync(path, Buffer.from(packed.toString('latin1').replaceAll('b.js', 'a.js'), 'latin1'));
  assert.throws(() => readZip(path), /holds motcua-1\.4\.2\/a\.js twice/);
});

it('lets a channel follow new versions, go back by a newer statement, and never to what is not there or damaged', async () => {
  const { out, run, release, channelNow } = publisher();
  await release('1.4.1');
  const first = channelNow('1.4');
  assert.deepEqual([first.channel, first.version], ['1.4', '1.4.1']);
  assert.equal(Math.round((Date.parse(first.expires) - Date.now()) / 86_400_000), 30);
  await release('1.4.2');
  assert.deepEqual([channelNow('1.4').version, channelNow('lts').version], ['1.4.2', '1.4.2']);
  assert.ok(channelNow('1.4').sequence > first.sequence);
  const rollback = (to, channel = '1.4') => run(['rollback', '--channel', channel, '--to', to]);
  await assert.rejects(rollback('1.4.2'), /not older/);
  await assert.rejects(rollback('1.4.0'), /does not stand/);
  await assert.rejects(rollback('1.4.1', '1.5'), /no channel 1\.5/);
  assert.match(await rollback('1.4.1'), /1\.4\.2 → 1\.4\.1/);
  assert.equal(channelNow('1.4').version, '1.4.1');
  assert.equal(channelNow('1.4').integrity, integrityOf(readFileSync(join(out, '1.4.1/motcua.js'))));
  // What is written again moves no channel, an older patch neither.
  await release('1.4.2');
  assert.equal(channelNow('1.4').version, '1.4.1');
  await release('1.4.0');
  assert.equal(channelNow('1.4').version, '1.4.1');
  await run(['channel', '--channel', '1.4', '--to', '1.4.2', '--days', '7'], { key: 'next' });
  assert.equal(channelNow('1.4').version, '1.4.2');
  writeFileSync(join(out, '1.4.1/motcua.js'), 'changed();');
  await assert.rejects(rollback('1.4.1'), /1\.4\.1 is not what was released: motcua\.js: not the original/);
});

it('notices a channel that somebody else wrote, that has expired, or that names another file than is there', async () => {
  const { out, run, release, keys, channelNow } = publisher();
  await release('1.4.1');
  const path = join(out, 'channels/1.4.json');
  const write = (statement, key = keys.current) => {
    const signed = JSON.stringify(statement);
    writeFileSync(path, JSON.stringify({ signed, signature: signatureOf(Buffer.from(signed), key) }));
  };
  const statement = channelNow('1.4');
  const verify = () => run(['verify', out]);
  write(statement);
  assert.match(await verify(), /channels\/1\.4\.json/);
  write(statement, keys.strangers);
  await assert.rejects(verify, /channels\/1\.4\.json is not signed by a key of ours/);
  await assert.rejects(release('1.4.2'), /find out who wrote it/);
  write({ ...statement, expires: '2026-01-01T00:00:00.000Z' });
  await assert.rejects(verify, /expired/);
  write({ ...statement, version: '1.4.9' });
  await assert.rejects(verify, /names 1\.4\.9, which is not here/);
  write({ ...statement, integrity: integrityOf('') });
  await assert.rejects(verify, /names another 1\.4\.1/);
  write({ ...statement, channel: 'lts' });
  await assert.rejects(verify, /is about lts/);
});

/** Until the clock shows another millisecond: in the one it was signed in, a statement for 30 days still holds for 30. */
async function aMoment() {
  for (const before = Date.now(); Date.now() === before;) await new Promise((resolve) => setImmediate(resolve));
}

it('reminds of each channel that is soon to expire or has, also as it is served, and fails then', async () => {
  const { place, out, run, release, channelNow } = publisher();
  await assert.rejects(run(['channels']), /no channel/);
  await release('1.4.1');
  await aMoment();
  const lasting = (channel) => `channel ${channel}: 1.4.1, holds for 29 days, until ${channelNow(channel).expires.slice(0, 10)}`;
  assert.equal(await run(['channels']), `${lasting('1.4')}\n${lasting('lts')}`);
  const signAnew = async (days) => {
    await run(['channel', '--channel', '1.4', '--to', '1.4.1', `--days=${days}`]);
    await aMoment();
  };
  const reminded = async (...words) => {
    const said = [];
    const list = join(place, 'releases.json');
    const error = await releaseCommand(['channels', ...words, '--list', list, '--out', out], { environment: {}, say: (line) => said.push(line) }).then(
      () => '',
      ({ message }) => message,
    );
    return { said: said.join('\n'), error };
  };
  await signAnew('10.5');
  assert.equal((await reminded()).error, '');
  await signAnew('10');
  const soon = await reminded();
  assert.match(soon.said, /channel 1\.4: 1\.4\.1, holds for 9 days/);
  assert.match(soon.error, /^1\.4: fewer than 10 days left.*\n  npm run release -- channel --channel 1\.4 --to 1\.4\.1$/);
  assert.equal((await reminded('--due', '9')).error, '');
  assert.deepEqual(await reminded('--channel', 'lts'), { said: lasting('lts'), error: '' });
  await signAnew('-2');
  assert.match((await reminded()).said, /channel 1\.4: 1\.4\.1, expired \d{4}-/);
  assert.match((await reminded('--due', '0')).error, /^1\.4: fewer than 0 days/);
  await assert.rejects(run(['channels', '--due', 'soon']), /--due must be a number of days/);

  // What pages are given counts, not what lies on the publisher's disk.
  const site = await serveFolder({ folder: out });
  try {
    await signAnew('30');
    assert.deepEqual(await reminded(site.url), { said: `${lasting('1.4')}\n${lasting('lts')}`, error: '' });
    writeFileSync(join(out, 'channels/1.4.json'), JSON.stringify({ signed: JSON.stringify(channelNow('1.4')), signature: 'AAAA' }));
    rmSync(join(out, 'channels/lts.json'));
    const spoilt = await reminded(`${site.url}/`);
    assert.match(spoilt.said, /1\.4\.json is not signed by a key of ours/);
    assert.match(spoilt.said, /channel lts: .*404/);
    assert.match(spoilt.error, /look into 1\.4 first/);
  } finally {
    await site.close();
  }
  // A port that no system gives away: another test may already listen where this one did.
  assert.match((await reminded('http://127.0.0.1:2')).said, /channel 1\.4: fetch failed/);
});

it("prints the same tag that the ward's page holds", async () => {
  const { out, release } = publisher();
  await release('1.4.2');
  const manifest = JSON.parse(readFileSync(join(out, '1.4.2/release.json'), 'utf8'));
  const { pinned, channel } = snippetsOf(manifest, 'https://cdn.example.gov.vn/motcua/');
  const { page } = secondOriginSite({ cdn: 'https://cdn.example.gov.vn', release: manifest, catalogueIntegrity: integrityOf('') });
  assert.ok(page.includes(`\n${pinned}\n`));
  assert.ok(!page.includes(channel), 'a channel must be chosen');
  assert.match(channel, /src="https:\/\/cdn\.example\.gov\.vn\/motcua\/1\.4\.2\/motcua-channel\.js" integrity="sha256-[^"]+" crossorigin="anonymous" data-channel="1\.4"/);
});

it('signs what openssl verifies', { skip: hasOpenssl() ? false : 'openssl is not here' }, async () => {
  const { place, out, release, keys } = publisher();
  await release('1.4.2');
  const openssl = (...words) => execFileSync('openssl', words, { cwd: join(out, '1.4.2'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const der = join(place, 'signature.der');
  openssl('base64', '-d', '-A', '-in', 'release.json.sig', '-out', der);
  const verify = (key) => openssl('dgst', '-sha256', '-verify', join(place, `${key}.public.pem`), '-signature', der, 'release.json');
  assert.match(verify('current'), /Verified OK/);
  assert.throws(() => verify('strangers'));
  const bytes = readFileSync(join(out, '1.4.2/release.json'));
  assert.equal(signerOf(bytes, readFileSync(join(out, '1.4.2/release.json.sig'), 'utf8'), [keys.next, keys.current].map(publicPartOf)), publicPartOf(keys.current));
});

it('orders versions by number', async () => {
  assert.deepEqual(['1.10.0', '1.4.10', '1.4.2', '0.9.9'].sort(compareVersions), ['0.9.9', '1.4.2', '1.4.10', '1.10.0']);
});

function hasOpenssl() {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
