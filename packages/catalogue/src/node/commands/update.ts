import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { entryFile, fetchSource, type CatalogueSource } from '../../catalogue-source.ts';
import { readEntry } from '../../entry.ts';
import { ageInDays, dayOf } from '../days.ts';
import { folderSource } from '../folder-source.ts';
import { mirrored } from '../mirror.ts';
import { entryIn, takeBack, writeCatalogue } from '../published.ts';
import { staleDays } from '../report-page.ts';
import { channelIn, needed, progressBar, wordsIn, type Command } from './command.ts';

export const updateCommand: Command = {
  usage: `motcua-catalogue update --from <catalogue> --out <folder> [options]
  --from <catalogue> A published catalogue: its address, such as https://danh-muc.example.gov.vn/, or a folder.
  --channel <name>   Which of its channels: a folder below that address, such as "thu-nghiem".
  --out <folder>     Where it goes. Each file is verified; a page never sees half of an update, and the build before stays.
  --accept-older     Takes it also where its facts are older than those that are there.
  --back             Takes the last update back, and nothing else.

  A ward that links to its city's catalogue needs none of this: that is always up to date.
`,
  async run(words) {
    const { values } = wordsIn(words, {
      from: { type: 'string' },
      channel: { type: 'string' },
      out: { type: 'string' },
      'accept-older': { type: 'boolean' },
      back: { type: 'boolean' },
    });
    const out = needed(values.out, 'out', 'which folder to write to');
    if (values.back) {
      takeBack(out);
      return void process.stdout.write(`${out} is as it was before, as of ${entryIn(out)?.source.asOf}\n`);
    }
    const source = sourceAt(needed(values.from, 'from', 'where the catalogue is published'), channelIn(values.channel));
    const bar = progressBar('{bar} {percentage} %');
    try {
      const present = entryIn(out);
      const offered = readEntry(await source.read(entryFile), entryFile);
      const isSame = present?.find.sha256 === offered.find.sha256 && present.details === offered.details && present.more?.sha256 === offered.more?.sha256;
      if (isSame) return void process.stdout.write(`${out} is up to date: ${described(offered)}\n`);
      const { files, entry } = await mirrored(source, (share) => bar.update(Math.round(share * 100)));
      bar.stop();
      if (present && present.source.asOf > entry.source.asOf && !values['accept-older'])
        throw new Error(`the catalogue is as of ${entry.source.asOf}, older than what is there (${present.source.asOf}); --accept-older takes it all the same`);
      writeCatalogue(files, out);
      process.stdout.write(`${described(entry)} ${entry.count === 1 ? 'is' : 'are'} in ${out}\n`);
      const age = ageInDays(entry.source.asOf, new Date());
      if (age > staleDays) process.stderr.write(`Its facts are ${age} days old; pages say so. Ask whoever publishes it for a newer one.\n`);
    } finally {
      bar.stop();
    }
  },
};

function sourceAt(from: string, channel: string): CatalogueSource {
  // Pages are given the address of the entry; its folder is what is meant.
  const place = from.endsWith(`/${entryFile}`) ? from.slice(0, -entryFile.length) : from;
  if (/^https?:\/\//i.test(place)) return fetchSource(new URL(channel === '' ? '' : `${channel}/`, place.endsWith('/') ? place : `${place}/`).href);
  const folder = join(place, channel);
  if (!existsSync(join(folder, entryFile))) throw new Error(`${folder} holds no ${entryFile}`);
  return folderSource(folder);
}

function described({ name, count, source }: { readonly name: string; readonly count: number; readonly source: { readonly asOf: string } }): string {
  return `${count} services of "${name}", as of ${source.asOf} (${ageInDays(source.asOf, new Date())} days before ${dayOf(new Date())})`;
}
