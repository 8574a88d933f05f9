import type { Wording } from '../core/language.ts';

const vi = {
  onlyIf: 'Chỉ mang nếu:',
  originsUnknown: 'Giấy nào không có dòng “Lấy ở đâu” thì chưa có thông tin. Hãy hỏi quầy một cửa trước khi đi.',
};

export type PapersBelowStrings = typeof vi;

const en: PapersBelowStrings = {
  onlyIf: 'Bring only if:',
  originsUnknown: 'Where a paper has no line “Where to get it”, that is not known. Ask the one-stop counter before you go.',
};

/** Words of what stands below the checklist of papers. */
export const papersBelow: Wording<PapersBelowStrings> = { vi, en };
