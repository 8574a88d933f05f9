import type { Commune, FormerUnit } from '@motcua/sdk';
import type { Wording } from '../core/language.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';
import { capital, unitWords } from './unit-words.ts';

const { unit } = unitWords.vi;
const { unit: unitEn } = unitWords.en;

const vi = {
  label: 'Bạn ở phường, xã nào?',
  hint: 'Gõ tên phường, xã. Tên cũ hay tên mới, có dấu hay không dấu đều được.',
  placeholder: 'Ví dụ: Hàng Bạc',
  options: 'Các nơi tìm thấy',
  found: (count: number) => `Thấy ${count} nơi. Chọn nơi của bạn trong danh sách.`,
  foundMore: (count: number) => `Đây là ${count} nơi giống nhất. Chưa thấy nơi của bạn thì gõ thêm tên, hoặc thêm tên quận, huyện cũ.`,
  none: (typed: string) => `Không thấy nơi nào của Hà Nội tên “${typed}”.`,
  noneAdvice: 'Hãy gõ riêng tên phường, xã, ví dụ: Hàng Bạc. Vẫn không thấy thì xem địa chỉ của bạn trong ứng dụng VNeID, hoặc gọi người giúp.',
  commune: (commune: Commune) => capital(unit(commune)),
  former: (was: FormerUnit) => `${capital(unit(was))} (cũ)${was.district ? `, ${unit(was.district)}` : ''}`,
  nowIn: (commune: Commune) => `nay thuộc ${unit(commune)}`,
  nowSplit: (count: number) => `nay chia về ${count} nơi`,
  ask: (was: FormerUnit, count: number) => `${capital(unit(was))} cũ${was.district ? ` (${unit(was.district)})` : ''} nay chia về ${count} nơi. Nhà bạn nay thuộc nơi nào?`,
  askAdvice: 'Chưa biết thì đừng đoán. Xem địa chỉ mới của bạn trong ứng dụng VNeID, hoặc hỏi ủy ban phường, xã gần nhà.',
  otherPlaces: 'Không phải, xem nơi khác',
  searchAgain: 'Gõ tên khác',
  youLiveIn: 'Bạn ở:',
  change: 'Đổi',
  changeWhat: 'phường, xã',
  forget: 'Quên nơi này',
  keep: (commune: Commune) => `Không đổi, vẫn là ${unit(commune)}`,
  kept: 'Nơi bạn chọn chỉ ghi trên máy này.',
  notKept: 'Máy này nhiều người dùng nên trang không ghi lại nơi bạn chọn.',
  forgotten: 'Đã quên. Máy này không còn ghi nơi bạn ở.',
  credit: 'Nguồn tên cũ và tên mới:',
  listFailed: 'Chưa mở được danh sách phường, xã',
};

export type ChooserStrings = typeof vi & StatesStrings;

const en: typeof vi = {
  label: 'Which ward or commune do you live in?',
  hint: 'Type its name, old or new, with or without diacritics.',
  placeholder: 'For example: Hàng Bạc',
  options: 'Places found',
  found: (count) => `${count} ${count === 1 ? 'place' : 'places'} found. Choose yours from the list.`,
  foundMore: (count) => `These are the ${count} closest. If yours is missing, type more of its name, or add the former district.`,
  none: (typed) => `No place in Hanoi called “${typed}” was found.`,
  noneAdvice: 'Type only the name of the ward or commune, for example Hàng Bạc. If it is still missing, look up your address in the VNeID app, or call for help.',
  commune: (commune) => unitEn(commune),
  former: (was) => `${unitEn(was)} (former)${was.district ? `, ${unitEn(was.district)}` : ''}`,
  nowIn: (commune) => `now part of ${unitEn(commune)}`,
  nowSplit: (count) => `now divided among ${count} places`,
  ask: (was, count) => `The former ${unitEn(was)}${was.district ? ` (${unitEn(was.district)})` : ''} is now divided among ${count} places. Which one is your home in now?`,
  askAdvice: 'If you do not know, do not guess. Look up your new address in the VNeID app, or ask at the nearest ward or commune office.',
  otherPlaces: 'None of these, show others',
  searchAgain: 'Type another name',
  youLiveIn: 'You live in:',
  change: 'Change',
  changeWhat: 'ward or commune',
  forget: 'Forget this place',
  keep: (commune) => `Keep ${unitEn(commune)}`,
  kept: 'Your choice is kept on this device only.',
  notKept: 'Others use this device, so the page does not keep your choice.',
  forgotten: 'Forgotten. This device no longer keeps where you live.',
  credit: 'Source of former and new names:',
  listFailed: 'The list of wards and communes could not be opened',
};

/** The chooser's words. */
export const strings: Wording<ChooserStrings> = { vi: { ...states.vi, ...vi }, en: { ...states.en, ...en } };

/** Named where the names are shown, in these words: the licence of the facts asks for it. */
export const credit = 'Administrative data provided by VietMap';
