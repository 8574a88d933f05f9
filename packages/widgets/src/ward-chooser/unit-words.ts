import type { FormerUnit, UnitKind } from '@motcua/sdk';
import type { Wording } from '../core/language.ts';

interface UnitStrings {
  /** A unit as it stands in the middle of a sentence: `phường Hoàn Kiếm`. */
  unit(unit: Pick<FormerUnit, 'kind' | 'name'>): string;
}

const vi: Readonly<Record<UnitKind, string>> = { ward: 'phường', commune: 'xã', township: 'thị trấn', urbanDistrict: 'quận', ruralDistrict: 'huyện', town: 'thị xã' };
const en: typeof vi = { ward: 'ward', commune: 'commune', township: 'township', urbanDistrict: 'district', ruralDistrict: 'district', town: 'town' };

/** How units are named. */
export const unitWords: Wording<UnitStrings> = {
  vi: { unit: ({ kind, name }) => `${vi[kind]} ${name}` },
  en: { unit: ({ kind, name }) => `${name} ${en[kind]}` },
};

/** As a sentence begins. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
