/**
 * Rows as the National Public Service Portal's own programs send them, made into rows as public copies hold them.
 *
 * The portal publishes no description of its answers. Fields are those that were seen: a list (`code`, `name`, `isWard` …) and
 * details (`executionMethods`, `executionCases` …). Whatever has another shape is passed on as it is, so that reading the row
 * names the field.
 */
type Fields = Readonly<Record<string, unknown>>;

const detailFields = ['executionSteps', 'executionMethods', 'executionCases', 'legalBasisesDetails', 'resultsDetails', 'subjectTypesDetails'] as const;
const listFields = ['isWard', 'isProvince', 'isMinistry', 'isFullProcess', 'categoriesDetails', 'updatedAt'] as const;
const copyFields = ['steps', 'methods', 'documents'] as const;

const channels = new Map([
  ['DIRECT', 'in-person'],
  ['ONLINE', 'online'],
  ['POSTAL', 'postal'],
]);
const units = new Map([
  ['WORKING_DAY', 'ngày làm việc'],
  ['WORKINGDAY', 'ngày làm việc'],
  ['DAY', 'ngày'],
  ['HOUR', 'giờ'],
]);

/** Whether a row only names a procedure, as a list does. */
export function isListed(given: unknown): given is Fields & { readonly code: string; readonly name: string } {
  return isFields(given) && typeof given['code'] === 'string' && typeof given['name'] === 'string' && ![...detailFields, ...copyFields].some((name) => name in given);
}

/** A row as public copies hold it, of a row of any known shape. */
export function copyOf(given: unknown, readOn: string | undefined): unknown {
  if (!isFields(given)) return given;
  const isPortals = [...detailFields, ...listFields].some((name) => name in given);
  const row = isPortals ? rowOf(given) : given;
  return readOn === undefined || (typeof row['fetchedDate'] === 'string' && row['fetchedDate'] !== '') ? row : { ...row, fetchedDate: readOn };
}

function rowOf(given: Fields): Fields {
  const methods = listed(given['executionMethods'], (method) => ({
    channel: channels.get(String(method['submissionMethod']).toUpperCase()) ?? method['submissionMethod'],
    time: timeOf(method),
    fees: listed(method['fees'], (fee) => ({ amountVnd: amountOf(fee['value']), text: textOf(fee['value']), note: textOf(fee['type']) })),
    note: textOf(method['description']),
  }));
  return {
    code: given['code'],
    name: given['name'],
    level: [given['isWard'] === true && 'xã', given['isProvince'] === true && 'tỉnh', given['isMinistry'] === true && 'bộ'].filter((level) => level !== false),
    domain: namesIn(given['categoriesDetails']).join(', '),
    authority: textOf(given['executionAgency'] ?? given['authority']),
    scope: textOf(given['scope']) || 'national',
    audience: namesIn(given['subjectTypesDetails']),
    onlineLevel: onlineLevelOf(given),
    submission: [],
    timeLimit: [],
    fee: [],
    methods,
    documents: listed(given['executionCases'], (group) => ({
      case: textOf(group['name']),
      items: listed(group['profileComponents'], (paper) => ({ name: textOf(paper['name']), original: paper['originalQty'], copy: paper['copyQty'] })),
    })),
    steps: listed(given['executionSteps'], (step) => [textOf(step['name']), textOf(step['description'])].filter(Boolean).join('. ')),
    results: namesIn(given['resultsDetails']),
    legalBasis: listed(given['legalBasisesDetails'], (law) => ({ code: textOf(law['code']), name: textOf(law['name']) })),
    keywords: Array.isArray(given['keywords']) ? given['keywords'].map(textOf).join(', ') : given['keywords'],
    sourceUrl: textOf(given['url']) || (/^[\w-]+$/.test(textOf(given['id'])) ? `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${textOf(given['id'])}` : ''),
    fetchedDate: textOf(given['fetchedDate']),
  };
}

/** `true` is end to end online. `false` with an online channel is partly online; an online channel alone says nothing. */
function onlineLevelOf(given: Fields): string | null {
  if (given['isFullProcess'] === true) return 'toàn trình';
  const isOnline = Array.isArray(given['executionMethods']) && given['executionMethods'].some((method: unknown) => isFields(method) && method['submissionMethod'] === 'ONLINE');
  return given['isFullProcess'] === false && isOnline ? 'một phần' : null;
}

function timeOf(method: Fields): unknown {
  const unit = textOf(method['processingTimeUnit']);
  const time = method['processingTime'];
  if (typeof time !== 'number' && typeof time !== 'string') return time ?? '';
  return `${time} ${units.get(unit.toUpperCase().replaceAll(' ', '_')) ?? unit}`.trim();
}

function amountOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const digits = typeof value === 'string' ? value.replace(/[^\d]/g, '') : '';
  return digits === '' ? null : Number(digits);
}

/** What each object of a list becomes; anything else stays, for the reader of the row to complain of. */
function listed(value: unknown, toRow: (fields: Fields) => unknown): unknown {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value.map((each: unknown) => (isFields(each) ? toRow(each) : each)) : value;
}

/** Names in a list of objects or of texts. */
function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map((each: unknown) => textOf(isFields(each) ? (each['name'] ?? each['title']) : each)).filter(Boolean) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Whether a value is an object with fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
