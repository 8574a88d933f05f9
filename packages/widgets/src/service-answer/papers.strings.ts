import type { PaperOrigin } from '@motcua/contract/services';
import type { Wording } from '../core/language.ts';
import { others } from './easy-choices.strings.ts';

const vi = {
  papers: 'Giấy tờ cần chuẩn bị',
  papersUnknown: 'Chưa có thông tin giấy tờ. Hãy hỏi quầy một cửa trước khi đi.',
  papersReady: (ready: number, all: number) => `Đã có ${ready} trong ${all} giấy tờ.`,
  ticksKept: 'Dấu tích chỉ lưu trên máy này.',
  everyone: 'Ai cũng cần',
  situations: 'Bạn có thuộc trường hợp nào dưới đây không?',
  situationsHint: 'Bấm chọn để xem giấy tờ cần thêm.',
  otherSituations: others.vi('trường hợp'),
  copiesOf: (originals: number, copies: number) =>
    [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : ''].filter(Boolean).join(', ') || 'Chỉ cho xem, không nộp',
  origin: ({ name }: PaperOrigin) => `Lấy ở đâu: ${name}`,
  forgetTicks: 'Xóa hết dấu tích',
  printNow: 'In ra giấy',
};

export type PapersStrings = typeof vi;

const en: PapersStrings = {
  papers: 'Papers to prepare',
  papersUnknown: 'The papers are not known. Ask the one-stop counter before you go.',
  papersReady: (ready, all) => `${ready} of ${all} papers ready.`,
  ticksKept: 'Ticks are kept on this device only.',
  everyone: 'Everybody brings',
  situations: 'Is any of these your situation?',
  situationsHint: 'Choose it to see the papers it needs.',
  otherSituations: others.en,
  copiesOf: (originals, copies) =>
    [originals > 0 ? `${originals} ${originals === 1 ? 'original' : 'originals'}` : '', copies > 0 ? `${copies} ${copies === 1 ? 'copy' : 'copies'}` : '']
      .filter(Boolean)
      .join(', ') || 'Only to be shown, not handed in',
  origin: ({ name, nameEn = name }) => `Where to get it: ${nameEn}`,
  forgetTicks: 'Remove all ticks',
  printNow: 'Print',
};

/** Words of the checklist of papers. */
export const papers: Wording<PapersStrings> = { vi, en };
