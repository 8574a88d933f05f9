import { setTimeout as wait } from 'node:timers/promises';
import { isFields } from './portal-rows.ts';
import { ImportRefusal } from './refusal.ts';
import { rowsIn, type RowSource, type SourceRow } from './source-file.ts';

/** How the portal is asked. */
export interface PortalOptions {
  /** Codes whose details need not be asked for: an import that was stopped has them already. */
  readonly known?: ReadonlySet<string> | undefined;
  /** How long one answer may take; 20 seconds by default. */
  readonly timeoutMs?: number | undefined;
  /** Shortest time before another try; 500 by default. Doubles with each try. */
  readonly retryMs?: number | undefined;
  readonly fetch?: typeof fetch | undefined;
}

const listPath = 'api/v1/submitting/formality/list-all-public-formality-by-citizen';
const detailPath = 'api/v1/configuring/formality/get-formality-by-citizen';
const pageSize = 200;
/** Four at a time: a public portal is not to be burdened. */
const together = 4;
const mostTries = 5;
/** A page that never ends must not be followed for ever: 200 × 200 is several times the national catalogue. */
const mostPages = 200;
/** So many details in a row that cannot be had mean that the portal is down. */
const mostFailed = 8;
const longestWaitMs = 60_000;

/** A procedure in the portal's list, and what it says of it. */
type Listed = Readonly<Record<string, unknown>> & { readonly code: string };

/**
 * Procedures from a portal that speaks as the National Public Service Portal does: a list by pages of 200, then the details of
 * each, four at a time. What fails is tried again, later each time; what a server asks to wait for is waited for.
 *
 * @param address - Where the portal is, such as `https://dichvucong.gov.vn/`.
 */
export function portalSource(address: string, options: PortalOptions = {}): RowSource {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  const progress = { share: 0 };
  return { name: base.host, identity: base.href, rows: () => rowsFrom(base, options, progress), share: () => progress.share };
}

async function* rowsFrom(base: URL, options: PortalOptions, progress: { share: number }): AsyncGenerator<SourceRow> {
  const listed = await listOf(base, options);
  const wanted = listed.filter(({ code }) => !options.known?.has(code));
  let failed = 0;
  for (let from = 0; from < wanted.length; from += together) {
    progress.share = from / wanted.length;
    const answers = await Promise.all(wanted.slice(from, from + together).map((each) => detailsOf(base, each, options)));
    for (const { row, failure } of answers) {
      failed = failure ? failed + 1 : 0;
      if (failure && failed >= mostFailed) throw failure;
      yield row;
    }
  }
}

async function listOf(base: URL, options: PortalOptions): Promise<Listed[]> {
  const listed: Listed[] = [];
  let lastId: unknown = null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await asked(new URL(listPath, base), { pageSize, lastId }, options);
    const rows = [...rowsIn(answer, 'list')].map(({ given }) => given).filter(isListedRow);
    listed.push(...rows);
    const last = rows.at(-1);
    const next: unknown = (isFields(answer) ? answer['lastId'] : undefined) ?? last?.['id'];
    if (rows.length < pageSize || next === undefined || next === lastId) return listed;
    lastId = next;
  }
  throw new ImportRefusal(
    'Danh sách trên cổng kéo dài mãi không hết nên phần mềm đã dừng. Danh mục cũ vẫn giữ nguyên. Hãy báo cho nơi quản lý cổng.',
    `the portal's list does not end within ${mostPages} pages`,
  );
}

/** The details of a procedure, under the name that the list gives it; of one whose details cannot be had, what the list says. */
async function detailsOf(base: URL, listed: Listed, options: PortalOptions): Promise<{ readonly row: SourceRow; readonly failure?: ImportRefusal }> {
  const { code, name } = listed;
  try {
    const answer = await asked(new URL(detailPath, base), { code, id: listed['id'] }, options);
    const [details] = [...rowsIn(answer, code)];
    if (!isFields(details?.given)) return { row: { where: code, given: listed } };
    return { row: { where: code, given: { ...listed, ...details.given, code }, ...(typeof name === 'string' && { nameInIndex: name }) } };
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return { row: { where: code, given: listed, isPartial: true }, failure: error };
  }
}

async function asked(url: URL, question: object, options: PortalOptions): Promise<unknown> {
  const { timeoutMs = 20_000, retryMs = 500, fetch: send = fetch } = options;
  let failure: Failure = { vi: '', en: '' };
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (tries > 0) await wait(Math.min(longestWaitMs, retryMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2)));
    try {
      const response = await send(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(question),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error', // To a page to sign in, mostly.
      });
      if (response.ok) return (await response.json()) as unknown;
      failure = { vi: `báo lỗi ${response.status}`, en: `answered ${response.status}` };
      await response.body?.cancel();
      if (response.status < 500 && response.status !== 408 && response.status !== 429) break;
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      if (seconds > 0) await wait(Math.min(longestWaitMs, seconds * 1000));
    } catch (error) {
      failure = failureOf(error, timeoutMs);
    }
  }
  throw new ImportRefusal(
    `Cổng ${url.host} chưa trả lời được (${failure.vi}). Danh mục cũ vẫn giữ nguyên. Hãy thử lại sau: phần mềm sẽ nhập tiếp từ chỗ đang dở.`,
    `${url.host} ${failure.en}; try again later, the import goes on where it stopped`,
  );
}

/** Why there is no answer, in both languages. */
interface Failure {
  readonly vi: string;
  readonly en: string;
}

function failureOf(error: unknown, timeoutMs: number): Failure {
  if (error instanceof Error && error.name === 'TimeoutError') return { vi: `quá ${Math.ceil(timeoutMs / 1000)} giây không trả lời`, en: `did not answer within ${timeoutMs} ms` };
  if (error instanceof SyntaxError) return { vi: 'trả lời không phải dữ liệu', en: error.message };
  return { vi: 'không kết nối được', en: error instanceof Error ? error.message : String(error) };
}

function isListedRow(given: unknown): given is Listed {
  return isFields(given) && typeof given['code'] === 'string';
}
