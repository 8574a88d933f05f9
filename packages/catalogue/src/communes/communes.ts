import { hanoiCommunes } from './hanoi-communes.ts';

/** Kind of a unit: `ward` phường, `commune` xã, `township` thị trấn, `urbanDistrict` quận, `ruralDistrict` huyện, `town` thị xã. */
export type UnitKind = 'ward' | 'commune' | 'township' | 'urbanDistrict' | 'ruralDistrict' | 'town';

/** A unit of the level that serves citizens (cấp xã) since 1 July 2025. */
export interface Commune {
  /** Official code of five digits, as in the jurisdiction `VN-HN-00004`. */
  readonly code: string;
  readonly kind: 'ward' | 'commune';
  /** Without its kind: `Hoàn Kiếm`. */
  readonly name: string;
}

/** A unit that is no more: a ward of a district, or a district. */
export interface FormerUnit {
  readonly kind: UnitKind;
  /** Without its kind: `Hàng Bạc`. */
  readonly name: string;
  /** The district that it belonged to; absent where it was one itself. */
  readonly district?: FormerUnit | undefined;
}

/** A former unit and all communes that a part of it went into: several where an old address alone cannot tell which. */
export interface Succession {
  readonly was: FormerUnit;
  readonly communes: readonly Commune[];
}

const kinds: Readonly<Record<string, UnitKind>> = { p: 'ward', x: 'commune', t: 'township', q: 'urbanDistrict', h: 'ruralDistrict', s: 'town' };

/** Reads the facts: see `hanoi-communes.ts` for their form. */
function readFacts(facts: string): { readonly communes: readonly Commune[]; readonly wards: readonly Succession[]; readonly districts: readonly Succession[] } {
  const wards = new Map<string, { was: FormerUnit; communes: Commune[] }>();
  const districts = new Map<string, { was: FormerUnit; communes: Commune[] }>();
  const communes = facts
    .trim()
    .split('\n')
    .map((line): Commune => {
      const [first = '', ...parts] = line.split('; ');
      const { kind, name } = unitOf(first.slice(6));
      const commune: Commune = { code: first.slice(0, 5), kind: kind === 'ward' ? 'ward' : 'commune', name };
      for (const part of parts) {
        const [district = '', list = ''] = part.split(': ');
        const ofDistrict = districts.get(district) ?? { was: unitOf(district), communes: [] };
        districts.set(district, ofDistrict);
        ofDistrict.communes.push(commune);
        for (const ward of list.split(', ')) {
          const key = `${ward}, ${district}`;
          const ofWard = wards.get(key) ?? { was: { ...unitOf(ward), district: ofDistrict.was }, communes: [] };
          wards.set(key, ofWard);
          ofWard.communes.push(commune);
        }
      }
      return commune;
    });
  return { communes, wards: [...wards.values()], districts: [...districts.values()] };
}

/** `p Hàng Bạc` as a unit. */
function unitOf(text: string): FormerUnit {
  const kind = kinds[text.charAt(0)];
  if (!kind) throw new TypeError(`communes: no kind of unit is written "${text}"`);
  return { kind, name: text.slice(2) };
}

/** All communes of Hanoi in the order of their codes, its former wards, and its former districts. */
export const { communes, wards, districts } = readFacts(hanoiCommunes);

/** Gives a commune by its official code; `undefined` where Hanoi has none such. */
export function communeOf(code: string): Commune | undefined {
  return communes.find((commune) => commune.code === code);
}
