import process from 'node:process';
import { contradictions, type Contradiction } from '../overlay/contradictions.ts';
import { guideFaults } from '../guides.ts';
import { nameOf } from '../names.ts';
import { plainWordsFaults } from '../overlay/plain-words.ts';
import { readRecords } from '../records.ts';
import { guidesIn, overlaysIn } from './build.ts';
import { needed, UsageError, wordsIn, type Command } from './command.ts';

export const checkCommand: Command = {
  usage: `motcua-catalogue check --from <folder> --overlay <folder> [options]
  --from <folder>    The official records, as "import" wrote them.
  --overlay <folder> Words of your own, or "hanoi"; may be given several times.
  --guides <folder>  Guides for life events of your own, or "hanoi".

  Says which words the official records contradict since they were written (until somebody has looked, the official ones are shown),
  which procedures are gone, and which words are not plain: copied, abbreviated, of an authority that no longer exists.
  Of guides: steps that lead to no procedure, life events that no procedure has or that have two guides.
  Ends with code 1 where there is something to look at.
`,
  run(words) {
    const { values } = wordsIn(words, { from: { type: 'string' }, overlay: { type: 'string', multiple: true }, guides: { type: 'string' } });
    const records = readRecords(needed(values.from, 'from', 'where the official records are'));
    const read = (values.overlay ?? []).map((folder) => ({ folder, overlays: overlaysIn(folder) }));
    const overlays = read.flatMap((each) => each.overlays);
    const guides = guidesIn(values.guides);
    if (overlays.length === 0 && guides.length === 0) throw new UsageError('--overlay must say which words to check, or --guides which guides');
    const astray = guideFaults(guides, records);
    const official = new Map(records.map((record) => [record.code, record]));
    const found = contradictions(records, overlays);
    // The starter catalogue's words are looked through by its own tests.
    const own = read.flatMap((each) => (each.folder === 'hanoi' ? [] : each.overlays));
    const faults = own
      .filter(({ code, plainName }) => official.has(code) && plainName !== undefined)
      .flatMap((overlay) => plainWordsFaults(overlay, official.get(overlay.code)).map((fault) => ({ code: overlay.code, ...fault })));
    for (const each of found) process.stdout.write(`${lineOf(each)}\n`);
    for (const { code, field, vi } of faults) process.stdout.write(`${code}  ${nameOf(field)}: ${vi}\n`);
    for (const { event, vi, en } of astray) process.stdout.write(`${event}  ${vi} (${en})\n`);
    const count = (kind: Contradiction['kind']): number => found.filter((each) => each.kind === kind).length;
    process.stdout.write(
      `Đã xem ${overlays.length} phần hướng dẫn: ${count('outdated')} có bản chính thức đã đổi, ${count('gone')} không còn thủ tục, ${count('superseded')} đã có mã khác thay, ${count('unseen')} chưa rõ viết theo bản nào; ${faults.length} chỗ nên viết lại. Đã xem ${guides.length} chỉ dẫn: ${astray.length} chỗ cần sửa.\n${overlays.length} overlays: ${count('outdated')} outdated, ${count('gone')} gone, ${count('superseded')} superseded, ${count('unseen')} never compared, ${faults.length} words to put right; ${guides.length} guides: ${astray.length} faults\n`,
    );
    if (count('outdated') + count('gone') + count('superseded') + faults.length + astray.length > 0) process.exitCode = 1;
  },
};

function lineOf({ code, kind, fields, by }: Contradiction): string {
  switch (kind) {
    case 'gone':
      return `${code}  Bản chính thức không còn thủ tục này. Hãy xem thủ tục còn áp dụng không.`;
    case 'superseded':
      return `${code}  Đã có mã ${by} thay thế. Hãy chuyển phần hướng dẫn sang mã mới.`;
    case 'outdated':
      return `${code}  Bản chính thức đã đổi (${namesOf(fields)}); đang hiện theo bản chính thức. Hãy mở trang sửa, đọc lại rồi lưu.`;
    case 'unseen':
      return `${code}  Chưa rõ viết theo bản chính thức nào (${namesOf(fields)}). Hãy mở trang sửa, đọc lại rồi lưu.`;
  }
}

function namesOf(fields: Contradiction['fields']): string {
  return fields.map(nameOf).join(', ');
}
