import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Guide, PublicService } from '@motcua/contract/services';
import { entryFile } from '../../catalogue-source.ts';
import { openCatalogue } from '../../catalogue.ts';
import { findTableIn } from '../../find-file.ts';
import { folderSource } from '../folder-source.ts';
import { hanoiName } from '../hanoi.ts';
import { completed } from '../overlay/completed.ts';
import { allOverlaid } from '../overlay/overlay.ts';
import { entryIn } from '../published.ts';
import type { PageElements } from '../pages/pages-site.ts';
import { writePages } from '../pages/write-pages.ts';
import { guidesIn, overlaysIn, recordsWith } from './build.ts';
import { isWebAddress, needed, UsageError, webFolder, wordsIn, type Command } from './command.ts';

export const pagesCommand: Command = {
  usage: `motcua-catalogue pages [<source>] --out <folder> --base-url <address> [options]
  <source>           What to write pages of: a catalogue that "build" or "update" wrote, a folder that "import" wrote, a folder of JSON files
                     with one record each, or a file of JSON Lines (.jsonl, .jsonl.gz). The Hanoi starter catalogue ("hanoi") by default.
  --out <folder>     Where the pages go, to be served by any web server.
  --base-url <address>  Where that folder is on the web, such as https://phuong.example.gov.vn/thu-tuc/.
  --overlay <folder> Words of your own to lay over the records; may be given several times. "hanoi" is those of the starter catalogue.
  --guides <folder>  Guides for life events, a JSON file each. Those of a built catalogue by default, or of the starter catalogue ("hanoi").
  --name <text>      What the pages say they are from, such as the name of the ward.
  --helpline <number>   Whom to call for help; 1022 by default.
  --finder <address> The page on which people search.
  --elements <address>  The loader (motcua.js): where scripts run, the element takes the place of the text.
  --catalogue <address> Needed beside it: the catalogue.json that the element reads.
  --integrity <hash> The loader's integrity, as release.json has it.

  Writes a page for each procedure, one for each guide through a moment of a life, lists of both, and sitemap.xml: plain HTML with one
  stylesheet, to be read without JavaScript. Tell search engines in robots.txt: "Sitemap: <address>sitemap.xml".
`,
  async run(words) {
    const { values, positionals } = wordsIn(
      words,
      {
        out: { type: 'string' },
        'base-url': { type: 'string' },
        overlay: { type: 'string', multiple: true },
        guides: { type: 'string' },
        name: { type: 'string' },
        helpline: { type: 'string' },
        finder: { type: 'string' },
        elements: { type: 'string' },
        catalogue: { type: 'string' },
        integrity: { type: 'string' },
      },
      true,
    );
    const [from = 'hanoi', ...more] = positionals;
    if (more.length > 0) throw new UsageError('one source only');
    const out = needed(values.out, 'out', 'which folder to write to');
    const base = webFolder(needed(values['base-url'], 'base-url', 'where the folder is on the web'), 'base-url');
    const { finder, helpline = '1022' } = values;
    if (finder !== undefined && !isWebAddress(finder) && !/^[./]/.test(finder)) throw new UsageError('--finder must be an address such as https://phuong.example.gov.vn/ or ../');
    if (!/\d/.test(helpline)) throw new UsageError('--helpline must be a telephone number');
    const built = existsSync(join(from, entryFile)) ? await catalogueIn(from) : undefined;
    const { records } = built ? completed(allOverlaid(built.records, (values.overlay ?? []).flatMap(overlaysIn))) : recordsWith(from, values.overlay ?? []);
    const guides = built && values.guides === undefined ? built.guides : guidesIn(values.guides ?? (from === 'hanoi' ? 'hanoi' : undefined));
    const name = values.name ?? entryIn(from)?.name ?? (from === 'hanoi' ? hanoiName : 'Danh mục thủ tục hành chính');
    const written = writePages(records, guides, { base, name, helpline, finder, elements: elementsIn(values), today: new Date() }, out);
    process.stdout.write(
      `${written.procedures} procedures written to ${out}, each a page\n  ${written.superseded} superseded codes lead to their successors\n  ${written.indexes} lists, by sector and by the moments of a life\n  ${written.guides} guides through the moments of a life\n  sitemap.xml, to be named in robots.txt: Sitemap: ${base}sitemap.xml\n${written.removed > 0 ? `  ${written.removed} pages of an earlier build removed\n` : ''}`,
    );
  },
};

function elementsIn({ elements, catalogue, integrity }: { readonly elements?: string; readonly catalogue?: string; readonly integrity?: string }): PageElements | undefined {
  if (elements === undefined) {
    if (catalogue !== undefined || integrity !== undefined) throw new UsageError('--catalogue and --integrity go with --elements');
    return undefined;
  }
  return { loader: elements, catalogue: needed(catalogue, 'catalogue', 'which catalogue the elements read'), integrity };
}

/** All records of a built catalogue, each verified as a page would verify it, and its guides. */
async function catalogueIn(folder: string): Promise<{ records: PublicService[]; guides: readonly Guide[] }> {
  const source = folderSource(folder);
  const catalogue = await openCatalogue(source);
  const entry = entryIn(folder);
  if (!entry) throw new Error(`${folder} holds no catalogue that can be read`);
  const table = findTableIn(await source.read(entry.find.file));
  const records: PublicService[] = [];
  for (let place = 0; place < table.size; place += 1) {
    const record = await catalogue.get(table.code(place));
    if (!record) throw new Error(`${folder} lacks the record of ${table.code(place)}`);
    records.push(record);
  }
  return { records, guides: await catalogue.guides() };
}
