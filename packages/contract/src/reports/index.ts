import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { personal } from '../personal.ts';
import { ServiceCode } from '../services/index.ts';
import { longestReport } from './limits.ts';

/** Which part of what is said of a service is wrong. */
export const ReportedPart = z.enum(['where', 'timeLimit', 'fee', 'papers', 'steps', 'online', 'other']);
export type ReportedPart = z.infer<typeof ReportedPart>;

/** Whether somebody will find it, and by what number it is found on the phone. */
export const ServiceReported = z.object({
  isKept: z.boolean(),
  /** As it is read out, such as `4823 1907`. */
  reference: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
});
export type ServiceReported = z.infer<typeof ServiceReported>;

// Asked again after an answer that got lost, it is kept twice, under two references: a clerk reads both and acts once.
export const reportService = endpoint({
  method: 'POST',
  path: '/services/{code}/reports',
  summary: 'Says that something is wrong in what is said of a service; who says so is not known.',
  input: z.object({
    code: ServiceCode,
    part: ReportedPart,
    /** In the citizen's own words, and so perhaps about a person. */
    text: z.optional(personal(z.string().check(z.minLength(1), z.maxLength(longestReport)))),
    /** Day as of which the record was true that the citizen read. */
    asOf: z.optional(z.iso.date()),
    /** In which language it was read. */
    language: z.optional(z.enum(['vi', 'en'])),
  }),
  output: ServiceReported,
  errors: ['BAD_INPUT', 'UNAVAILABLE'],
  personal: ['text'],
  cache: 'none',
});

/** The capability "reports": "báo thông tin sai". */
export const reports = { reportService };
