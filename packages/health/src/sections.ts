import type { HealthSectionKind } from '@motcua/contract/health';

interface Known {
  readonly kind: HealthSectionKind;
  readonly title: string;
  readonly loincs: readonly string[];
  /** Resources that belong here when they come in no section. */
  readonly types: readonly string[];
}

/** Sections of the International Patient Summary (IPS 2.0, Composition) by LOINC code, with codes that older documents use. */
const known: readonly Known[] = (
  [
    ['allergies', 'Dị ứng', '48765-2', 'AllergyIntolerance'],
    ['problems', 'Bệnh đang theo dõi', '11450-4', 'Condition'],
    ['medications', 'Thuốc', '10160-0 29549-3 10183-2', 'MedicationStatement MedicationRequest MedicationAdministration MedicationDispense'],
    ['immunizations', 'Tiêm chủng', '11369-6 60484-3', 'Immunization'],
    ['results', 'Kết quả xét nghiệm', '30954-2 26436-6 18748-4', 'Observation DiagnosticReport'],
    ['vitalSigns', 'Chỉ số cơ thể', '8716-3', ''],
    ['procedures', 'Phẫu thuật, thủ thuật', '47519-4 29554-3', 'Procedure'],
    ['pastIllness', 'Bệnh đã mắc', '11348-0', ''],
    ['devices', 'Thiết bị y tế đang dùng', '46264-8', 'DeviceUseStatement Device'],
    ['functionalStatus', 'Khả năng sinh hoạt', '47420-5', ''],
    ['pregnancy', 'Thai sản', '10162-6 11362-0', ''],
    ['socialHistory', 'Thói quen, nghề nghiệp', '29762-2 11341-5', ''],
    ['familyHistory', 'Bệnh trong gia đình', '10157-6', 'FamilyMemberHistory'],
    ['planOfCare', 'Kế hoạch điều trị', '18776-5', 'CarePlan Goal ServiceRequest'],
    ['advanceDirectives', 'Ý nguyện về chăm sóc', '42348-3', 'Consent'],
    ['alerts', 'Cảnh báo', '104605-1', 'Flag'],
    ['encounters', 'Lần khám', '46240-8', 'Encounter'],
    ['patientStory', 'Điều người bệnh muốn nói', '81338-6', ''],
  ] as const
).map(([kind, title, loincs, types]) => ({ kind, title, loincs: loincs.split(' '), types: types.split(' ') }));

const kindOfObservation: ReadonlyMap<string, HealthSectionKind> = new Map([
  ['vital-signs', 'vitalSigns'],
  ['social-history', 'socialHistory'],
  ['functional-status', 'functionalStatus'],
]);

/** The section that a LOINC code names; `undefined` for one that we have no word for. */
export function sectionOfLoinc(loinc: string | undefined): Known | undefined {
  return known.find(({ loincs }) => loinc !== undefined && loincs.includes(loinc));
}

/** Where a resource belongs by its type, an observation by its category. */
export function kindOfResource(type: string, categories: readonly string[]): HealthSectionKind {
  const byCategory = type === 'Observation' ? categories.map((each) => kindOfObservation.get(each)).find((kind) => kind !== undefined) : undefined;
  return byCategory ?? known.find(({ types }) => types.includes(type))?.kind ?? 'other';
}

const other: Known = { kind: 'other', title: 'Mục khác', loincs: [], types: [] };

/** Order and words of the sections that resources without a Composition are put into. */
export const everySection: readonly Known[] = [...known, other];
