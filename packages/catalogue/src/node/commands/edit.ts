import process from 'node:process';
import { buildCatalogue } from '../build-catalogue.ts';
import { serveEditor } from '../edit/editor-server.ts';
import { entryIn, findFilesIn, writeCatalogue } from '../published.ts';
import { UsageError, wordsIn, type Command } from './command.ts';
import { correctionOptions, correctionsIn } from './sheet.ts';

export const editCommand: Command = {
  usage: `motcua-catalogue edit --from <records> --into <folder> [options]
  --from <records>   The official records, as "import" wrote them, or "hanoi".
  --overlay <folder> Words of others below yours, such as "hanoi"; may be given several times.
  --into <folder>    Your own words: a file for each procedure that you correct.
  --out <folder>     Files that pages read; a button brings your words into them.
  --port <number>    On which port of this computer the page is; a free one by default.

  Opens a page for this computer alone. Stop it with Ctrl-C.
`,
  async run(words) {
    const { values } = wordsIn(words, { ...correctionOptions, out: { type: 'string' }, port: { type: 'string' } });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port must be a number from 0 to 65535');
    const corrections = correctionsIn(values);
    corrections.prepareFolder();
    const { out } = values;
    const build = out === undefined ? undefined : () => writeCatalogue(buildCatalogue(corrections.records(), { name: entryIn(out)?.name, older: findFilesIn(out) }), out);
    const { address, close } = await serveEditor(corrections, port, build);
    process.stdout.write(`Mở trang này trên máy này để sửa (Ctrl-C để dừng):\n  ${address}\n`);
    process.once('SIGINT', () => void close());
    process.once('SIGTERM', () => void close());
  },
};
