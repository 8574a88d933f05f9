import type { Paper, PublicService } from '@motcua/contract/services';
import { bits, headBytes, lengthBytes } from '../details-file.ts';
import { format } from '../entry.ts';
import { piecesOf } from '../piecing.ts';
import { factOrders, placed } from '../placed.ts';
import { createTexts } from '../texts.ts';
import { hashBytes } from '../tree.ts';
import { WritingModel } from '../writing-model.ts';

/** Orders of the fields of a record, see `placed`. */
const orders = {
  record:
    'code name plainName nameEn summary caveat distinction aliases sector governmentLevels authority jurisdiction audiences onlineLevel channels timeLimits fees exemptions papers steps applicants results legalBasis related replaces source lifeEvents answers standIn replacedBy'.split(
      ' ',
    ),
  channel: ['kind', 'url', 'note'],
  group: ['situation', 'papers'],
  paper: ['name', 'originals', 'copies', 'note', 'obtainedFrom'],
  origin: ['name', 'nameEn', 'rule', 'code'],
  step: ['title', 'text'],
  source: ['name', 'url', 'asOf'],
  answer: ['question', 'answer'],
  standIn: ['kind', 'proof', 'rule'],
  successor: ['code', 'rule'],
} as const;

/** The bytes of a record, as they are hashed. The same record gives the same bytes. */
export function packedRecord(service: PublicService): Uint8Array {
  return packedTexts([JSON.stringify(placedRecord(service))]);
}

/** The bytes that `textsIn` reads again. */
export function packedTexts(known: readonly string[]): Uint8Array {
  const model = new WritingModel();
  const texts = createTexts(model, bits, piecesOf);
  for (const text of known) texts.code(0, text);
  return model.finish();
}

/** The bytes of a file with some records. */
export function detailsFile(records: readonly Uint8Array[], path: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headBytes + path.length + records.reduce((sum, { length }) => sum + lengthBytes + length, 0));
  bytes.set([format.major, path.length / hashBytes]);
  bytes.set(path, headBytes);
  let at = headBytes + path.length;
  for (const record of records) {
    bytes.set([record.length >> 16, record.length >> 8, record.length], at);
    bytes.set(record, at + lengthBytes);
    at += lengthBytes + record.length;
  }
  return bytes;
}

function placedRecord(record: PublicService): unknown[] {
  return placed(
    {
      ...record,
      channels: record.channels.map((channel) => placed(channel, orders.channel)),
      timeLimits: record.timeLimits.map((limit) => placed(limit, factOrders[limit.kind])),
      fees: record.fees.map((fee) => placed(fee, factOrders[fee.kind])),
      papers: record.papers.map((group) => placed({ ...group, papers: group.papers.map(placedPaper) }, orders.group)),
      steps: record.steps.map((step) => placed(step, orders.step)),
      source: placed(record.source, orders.source),
      answers: record.answers.map((answer) => placed(answer, orders.answer)),
      standIn: record.standIn && placed(record.standIn, orders.standIn),
      replacedBy: record.replacedBy && placed(record.replacedBy, orders.successor),
    },
    orders.record,
  );
}

function placedPaper(paper: Paper): unknown[] {
  return placed({ ...paper, obtainedFrom: paper.obtainedFrom && placed(paper.obtainedFrom, orders.origin) }, orders.paper);
}
