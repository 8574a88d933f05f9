import type { Defect } from './defect.ts';

const tests = ['tools/release.test.mjs'];

/** What makes a release worth a host's trust. What the channel's script must refuse, the journey `releases` shows in a browser. */
export const releases: readonly Defect[] = [
  {
    what: 'The reminder is content with a channel that has expired.',
    file: 'tools/release.mjs',
    find: 'daysLeft < dueDays',
    replace: 'Math.abs(daysLeft) < dueDays - 30',
    tests,
  },
  {
    what: 'A list of files that nobody signed counts as signed.',
    file: 'tools/release-files.mjs',
    find: '  if (!signer) return',
    replace: '  if (signer === null) return',
    tests,
  },
  {
    what: 'A file in which one byte differs passes, if it is as long as the original.',
    file: 'tools/release-files.mjs',
    find: 'found.length !== size || integrityOf(found) !== integrity',
    replace: 'found.length !== size',
    tests,
  },
  {
    what: 'A script that somebody put beside the release is taken for a part of it.',
    file: 'tools/release-files.mjs',
    find: '  for (const path of files.keys()) if (!Object.hasOwn(listed, path)',
    replace: '  for (const path of files.keys()) if (path in {}',
    tests,
  },
  {
    what: 'A zip with two files of one name is judged by the one, and unpacked by the other.',
    file: 'tools/release-files.mjs',
    find: 'names.indexOf(name) !== index',
    replace: 'names.indexOf(name) > index',
    tests,
  },
  {
    what: 'A zip made in Hanoi differs from the same made elsewhere, so nobody can make it again.',
    file: 'tools/release-files.mjs',
    find: 'new Date(1980, 0, 1)',
    replace: "new Date('1980-01-02T00:00:00Z')",
    tests,
  },
  {
    what: 'A version that pages have named is changed under them.',
    file: 'tools/release-channel.mjs',
    find: '    if (different.length > 0)',
    replace: '    if (different.length > 99)',
    tests,
  },
  {
    what: 'A channel is pointed to a version that was damaged since.',
    file: 'tools/release-channel.mjs',
    find: '  const { problems, version } = verifyFiles(files, keys);\n',
    replace: '  const { problems, version } = { problems: [], version: to };\n',
    tests,
  },
  {
    what: 'The way back is told with an older number, so no page that saw the bad release takes it.',
    file: 'tools/release-channel.mjs',
    find: 'Math.max((before?.sequence ?? 0) + 1, Math.floor(now.getTime() / 1000))',
    replace: '(before?.sequence ?? 1) - 1',
    tests,
  },
  {
    what: 'A channel that a stranger wrote is gone on with.',
    file: 'tools/release-channel.mjs',
    find: '  if (!signerOf(Buffer.from(signed), signature, keys)) throw',
    replace: '  if (!signature) throw',
    tests,
  },
  {
    what: 'A channel that has expired for every page looks fine to its publisher.',
    file: 'tools/release-channel.mjs',
    find: '[!(Date.parse(expires) > now.getTime()), ',
    replace: '[!expires, ',
    tests,
  },
  {
    what: 'A late patch of an old kind takes every page of a channel back.',
    file: 'tools/release.mjs',
    find: 'compareVersions(version, before.version) < 0',
    replace: 'compareVersions(before.version, version) < 0',
    tests,
  },
  {
    what: 'A release is signed with a key that no page believes.',
    file: 'tools/release.mjs',
    find: '  if (!keys.includes(publicPartOf(key))) throw',
    replace: '  if (keys.includes(key)) throw',
    tests,
  },
  {
    what: 'A dry run wipes a folder of real releases.',
    file: 'tools/release.mjs',
    find: 'existsSync(out) && readdirSync(out).length > 0 && !existsSync',
    replace: 'readdirSync(out).length < 0 && !existsSync',
    tests,
  },
];
