import { readFileSync } from 'node:fs';
import process from 'node:process';
import * as z from 'zod/mini';
import { soundOptions } from '../configuration.ts';
import { auditHead, verifyAudit } from '../store/audit.ts';
import { withStore } from './with-store.ts';

const Head = z.object({ seq: z.int(), hash: z.string() });

/** Prints the end of the audit as JSON, to be kept where who can write the store cannot. */
export async function printAuditHead(configuration: string | undefined): Promise<void> {
  await withStore(configuration, async (store) => process.stdout.write(`${JSON.stringify(await auditHead(store))}\n`));
}

/** Reads the whole audit, says whether it is as it was written, and ends with code 1 where it is not. */
export async function verify(configuration: string | undefined, headFile: string | undefined): Promise<void> {
  const head = headFile === undefined ? undefined : soundOptions(Head, JSON.parse(readFileSync(headFile, 'utf8')), headFile);
  const verdict = await withStore(configuration, (store) => verifyAudit(store, head));
  if (verdict.isWhole) process.stdout.write(`the audit is whole: ${verdict.head.seq} entries, the last one ${verdict.head.hash || 'none'}\n`);
  else {
    process.stdout.write(`the audit is NOT whole: entry ${verdict.seq}: ${verdict.problem}\n`);
    process.exitCode = 1;
  }
}
