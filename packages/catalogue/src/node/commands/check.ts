import process from 'node:process';
import { contradictions, type Contradiction } from '../overlay/contradictions.ts';
import { plainWordsFaults } from '../overlay/plain-words.ts';
import { readRecords } from '../records.ts';
import { overlaysIn } from './build.ts';
import { needed, UsageError, wordsIn, type Command } from './command.ts';

export const checkCommand: Command = {
  usage: `motcua-catalogue check --from <folder> --overlay <folder> [options]
  --from <folder>    The official records, as "import" wrote them.
  --overlay <folder> Words of your own, or "hanoi"; may be given several times.

  Says which words the official records contradict since they were written (until somebody has looked, the official ones are shown),
  which procedures are gone, and which words are not plain: copied, abbreviated, of an authority that no longer exists.
  Ends with code 1 where there is something to look at.
`,
  run(words) {
    const { values } = wordsIn(words, { from: { type: 'string' }, overlay: { type: 'string', multiple: true } });
    const records = readRecords(needed(values.from, 'from', 'where the official records are'));
    const folders = values.overlay ?? [];
    const overlays = folders.flatMap(overlaysIn);
    if (overlays.length === 0) throw new UsageError('--overlay must say which words to check');
    const official = new Map(records.map((record) => [record.code, record]));
    const found = contradictions(records, overlays);
    // The starter catalogue's words are looked through by its own tests.
    const own = folders.filter((folder) => folder !== 'hanoi').flatMap(overlaysIn);
    const faults = own
      .filter(({ code, plainName }) => official.has(code) && plainName !== undefined)
      .flatMap((overlay) => plainWordsFaults(overlay, official.get(overlay.code)).map((fault) => ({ code: overlay.code, ...fault })));
    for (const each of found) process.stdout.write(`${lineOf(each)}\n`);
    for (const { code, field, vi } of faults) process.stdout.write(`${code}  ${field}: ${vi}\n`);
    const count = (kind: Contradiction['kind']): number => found.filter((each) => each.kind === kind).length;
    process.stdout.write(
      `${overlays.length} overlays: ${count('outdated')} outdated, ${count('gone')} gone, ${count('superseded')} superseded, ${count('unseen')} never compared, ${faults.length} words to put right\n`,
    );
    if (count('outdated') + count('gone') + count('superseded') + faults.length > 0) process.exitCode = 1;
  },
};

function lineOf({ code, kind, fields, by }: Contradiction): string {
  switch (kind) {
    case 'gone':
      return `${code}  gone: không còn thủ tục này trong bản chính thức`;
    case 'superseded':
      return `${code}  superseded: đã thay bằng mã ${by}; hãy chuyển lời sang mã mới`;
    case 'outdated':
      return `${code}  outdated: bản chính thức đã đổi (${fields.join(', ')}); đang hiện bản chính thức cho đến khi có người xem lại`;
    case 'unseen':
      return `${code}  never compared: chưa ghi lời viết theo bản chính thức nào (${fields.join(', ')}); lưu lại một lần trong trang sửa`;
  }
}
