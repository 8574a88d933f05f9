import { httpStatusOf, type ErrorCode } from '@motcua/contract';
import type { Fault } from './fault.ts';

interface FailureOptions {
  /** Where the code's usual HTTP status is not the most exact one (405, 413, 415). */
  readonly status?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Fields that broke the contract, told to the caller. */
  readonly fields?: readonly string[] | undefined;
  /** Fields of an adapter's answer that broke the contract, told to the log only. */
  readonly answerFields?: readonly string[] | undefined;
  /** Methods that would have done. */
  readonly allow?: readonly string[] | undefined;
  readonly fault?: Fault | undefined;
}

/** Why a request gets problem details instead of an answer. Holds names and numbers, never what somebody sent. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  readonly fields: readonly string[] | undefined;
  readonly answerFields: readonly string[] | undefined;
  readonly allow: readonly string[] | undefined;
  readonly fault: Fault | undefined;

  constructor(code: ErrorCode, options: FailureOptions = {}) {
    super(code);
    this.code = code;
    this.status = options.status ?? httpStatusOf(code);
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.fields = options.fields;
    this.answerFields = options.answerFields;
    this.allow = options.allow;
    this.fault = options.fault;
  }
}
