import { readFileSync } from 'node:fs';
import process from 'node:process';
import * as z from 'zod/mini';
import { replaceFile } from '../import/collection.ts';
import { ImportRefusal } from '../import/refusal.ts';
import { acceptProposals, proposalSheet, proposalsFor } from '../overlay/proposals.ts';
import { needed, UsageError, wordsIn, type Command } from './command.ts';
import { correctionOptions, correctionsIn } from './sheet.ts';

/** What a gateway that counts questions writes. */
const Counted = z.object({
  questions: z.array(z.object({ question: z.string(), count: z.int() })),
  services: z._default(z.array(z.object({ code: z.string(), helpful: z.int(), unhelpful: z.int() })), []),
});

function jsonIn(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const learnCommand: Command = {
  usage: `motcua-catalogue learn --from <records> --into <folder> (--counts <file.json> --out <file.xlsx> | --read <file.xlsx>) [options]
  --counts <file.json> Questions that found nothing, and pages that did not help, as a gateway counted them ("ratings" in its configuration).
  --out <file.xlsx>    Writes each with what may have been meant; a person writes the right code beside it, or nothing.
  --read <file.xlsx>   Takes what the person decided into the folder of your own words, as further ways of asking.
  --from <records>     The official records, as "import" wrote them, or "hanoi".
  --overlay <folder>   Words of others below yours, such as "hanoi"; may be given several times.
  --into <folder>      Your own words.
`,
  async run(words) {
    const { values } = wordsIn(words, { ...correctionOptions, counts: { type: 'string' }, out: { type: 'string' }, read: { type: 'string' } });
    if ((values.counts === undefined) === (values.read === undefined)) throw new UsageError('say either --counts or --read');
    const corrections = correctionsIn(values);
    if (values.read !== undefined) {
      const count = await acceptProposals(readFileSync(values.read), corrections);
      return void process.stdout.write(`${count} ways of asking were taken\n`);
    }
    const out = needed(values.out, 'out', 'which file to write');
    const read = z.safeParse(Counted, jsonIn(values.counts ?? ''));
    if (!read.success)
      throw new ImportRefusal(
        'Tệp này không phải tệp đếm của cổng kết nối. Hãy dùng tệp ghi ở mục "ratings" của motcua-gateway.json.',
        `${values.counts} holds no counted questions`,
      );
    const proposals = await proposalsFor(read.data.questions, corrections);
    const names = new Map(corrections.records().map(({ code, name, plainName }) => [code, plainName ?? name]));
    replaceFile(out, await proposalSheet(proposals, read.data.services, names));
    process.stdout.write(`${proposals.length} questions and ${read.data.services.length} rated services are in ${out}\n`);
  },
};
