import { MotcuaPortError } from '../../ports.ts';

const sqliteBusy = 5;
const sqliteFull = 13;
const retryAfterSeconds = 2;

/** Whether two transactions met in a way that the database resolves by ending one: it may be done again at once. */
export function isCollision(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40P01' || code === '40001';
}

/** What a port says of a database's failure. The cause has a code by which the log names it, and is for nobody else. */
export function portErrorOf(error: unknown): MotcuaPortError {
  if (error instanceof MotcuaPortError) return error;
  const code = faultCodeOf(error);
  const cause = code === undefined ? error : Object.assign(new Error('the store did not take it', { cause: error }), { code });
  return new MotcuaPortError('UNAVAILABLE', { retryAfterSeconds, cause });
}

/** Whether another process has the embedded store's turn to write. */
export function isBusy(error: unknown): boolean {
  return sqliteCodeOf(error) === sqliteBusy;
}

/** SQLite's result code without what says how it came about. */
function sqliteCodeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function faultCodeOf(error: unknown): string | undefined {
  if (sqliteCodeOf(error) === sqliteFull || codeOf(error) === '53100') return 'ENOSPC';
  if (isBusy(error) || (error instanceof Error && /timeout/i.test(error.message))) return 'ETIMEDOUT';
  return undefined;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
