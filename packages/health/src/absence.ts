import type { HealthCode, HealthSectionKind } from '@motcua/contract/health';

/**
 * What a code says about something that is not there. `none`: asked, and there is none of `about`. `part`: none of one
 * sort of it. `noInformation`: nobody knows. `nameless`: the source says why it wrote no code, so that only the kind of
 * record tells whether there is something.
 */
export interface Absence {
  readonly kind: 'none' | 'part' | 'noInformation' | 'nameless';
  readonly about?: HealthSectionKind;
  /** The same for a citizen: as what is written, never as what is so. */
  readonly words?: string;
}

const allergies = 'allergies';

/**
 * SNOMED CT situations that the International Patient Summary names, with narrower ones, and the codes of its own system,
 * which its second edition withdrew and most documents still use. "No known food allergy" leaves every other allergy open.
 */
const situations: readonly (readonly [code: string, older: string, kind: 'none' | 'part', about: HealthSectionKind, what: string])[] = [
  ['716186003', 'allergies', 'none', allergies, 'dị ứng'],
  ['160245001', 'problems', 'none', 'problems', 'bệnh'],
  ['787481004', 'medications', 'none', 'medications', 'thuốc'],
  ['787482006', 'immunizations', 'none', 'immunizations', 'lần tiêm chủng'],
  ['787480003', 'procedures', 'none', 'procedures', 'thủ thuật'],
  ['787483001', 'devices', 'none', 'devices', 'thiết bị y tế'],
  ['429625007', 'food-allergies', 'part', allergies, 'dị ứng thức ăn'],
  ['409137002', 'medication-allergies', 'part', allergies, 'dị ứng thuốc'],
  ['428607008', 'environmental-allergies', 'part', allergies, 'dị ứng môi trường'],
  ['428197003', '', 'part', allergies, 'dị ứng côn trùng'],
  ['716184000', '', 'part', allergies, 'dị ứng latex'],
  ['1003774007', '', 'part', allergies, 'dị ứng latex'],
  ['716220001', '', 'part', allergies, 'dị ứng động vật'],
];
const noInformation: Absence = { kind: 'noInformation', words: 'Chưa có thông tin' };

const snomed = new Map<string, Absence>([['1287211007', noInformation]]);
const ofIps = new Map<string, Absence>();
for (const [code, older, kind, about, what] of situations) {
  const absence = { kind, about, words: `Ghi là không có ${what}` };
  snomed.set(code, absence);
  ofIps.set(`no-known-${older}`, absence);
}

/** Systems whose codes say why something is missing. */
const whyMissing = /\/data-absent-reason$/;
const nullFlavor = /NullFlavor$/;
/** What of `NullFlavor` says that nothing is known; `OTH`, for one, only says that there was no code for it. */
const nothingKnown = new Set(['NI', 'UNK', 'ASKU', 'NAV', 'NASK', 'MSK']);

/** What a single code says is absent; `undefined` where it names something. */
export function absenceOf({ system = '', code }: HealthCode): Absence | undefined {
  if (system.startsWith('http://snomed.info/sct')) return snomed.get(code);
  return system.endsWith('/absent-unknown-uv-ips') ? (ofIps.get(code) ?? noInformation) : undefined;
}

/** Reads an absence out of a concept's codes. */
export function absenceIn(codes: readonly HealthCode[]): Absence | undefined {
  const isNameless = codes.length > 0 && codes.every(({ system = '', code }) => whyMissing.test(system) || (nullFlavor.test(system) && nothingKnown.has(code)));
  return isNameless ? { kind: 'nameless' } : codes.map(absenceOf).find((absence) => absence !== undefined);
}
