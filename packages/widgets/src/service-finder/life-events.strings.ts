import { vietnameseDate } from '../core/dates.ts';
import type { Wording } from '../core/language.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';
import { others } from '../service-answer/easy-choices.strings.ts';

const vi = {
  eventsTitle: 'Bạn đang có việc lớn gì?',
  eventsHint: 'Chọn một việc để xem cần làm gì trước, gì sau.',
  moreEvents: others.vi('việc'),
  otherEvents: 'Xem việc khác',
  progress: (done: number, total: number) => `Đã làm ${done} trong ${total} việc.`,
  doneKept: 'Dấu “Đã làm” chỉ lưu trên máy này.',
  situations: 'Bạn có thuộc trường hợp nào?',
  situationsHint: 'Bấm vào mọi câu đúng với bạn, việc cần làm sẽ hiện ra bên dưới.',
  moreSituations: others.vi('trường hợp'),
  chooseFirst: 'Hãy chọn trường hợp của bạn ở trên để thấy việc cần làm.',
  onlyIf: 'Chỉ khi:',
  optional: 'Không bắt buộc',
  isDone: 'Đã làm',
  forgetDone: 'Xóa hết dấu “Đã làm”',
  print: 'In ra giấy',
  writtenFrom: 'Viết theo:',
  asOf: (date: string, isOld: boolean) => `Dữ liệu ${isOld ? 'cũ, từ ' : ''}ngày ${vietnameseDate(date)}.`,
  isOld: (date: string) => `Dữ liệu cũ, từ ngày ${vietnameseDate(date)}, có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi.`,
  noEvents: 'Chưa có hướng dẫn nào. Hãy tìm bằng tên việc bạn cần làm, hoặc gọi người giúp.',
  eventsFailed: 'Chưa mở được phần hướng dẫn',
};

export type LifeEventsStrings = typeof vi & StatesStrings;

const en: typeof vi = {
  eventsTitle: 'What is happening in your life?',
  eventsHint: 'Choose one to see what to do first and what next.',
  moreEvents: others.en,
  otherEvents: 'See other events',
  progress: (done, total) => `${done} of ${total} done.`,
  doneKept: 'Ticks are kept on this device only.',
  situations: 'Does any of this apply to you?',
  situationsHint: 'Press all that apply; what you need to do appears below.',
  moreSituations: others.en,
  chooseFirst: 'Choose what applies to you above to see what to do.',
  onlyIf: 'Only if:',
  optional: 'Optional',
  isDone: 'Done',
  forgetDone: 'Remove all ticks',
  print: 'Print',
  writtenFrom: 'Written from:',
  asOf: (date, isOld) => `${isOld ? 'Old: as' : 'As'} of ${vietnameseDate(date)}.`,
  isOld: (date) => `Old: as of ${vietnameseDate(date)}; this may have changed. Ask the one-stop counter before you go.`,
  noEvents: 'There are no guides yet. Search by what you need to do, or call for help.',
  eventsFailed: 'The guides could not be opened',
};

/** Words around the guides for life events; what the guides say is agency content. */
export const lifeEvents: Wording<LifeEventsStrings> = { vi: { ...states.vi, ...vi }, en: { ...states.en, ...en } };
