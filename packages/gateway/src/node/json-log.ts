import { redact } from '@motcua/assistant/guard';
import pino, { type DestinationStream } from 'pino';
import type { LogRecord } from '../log.ts';

/**
 * Writes one line of JSON for each request. A record holds nothing personal by the way it is made; should a field of an
 * adapter's own contract slip through untagged, numbers of people, phones and mail addresses are hidden here all the same.
 *
 * @param destination - Standard output by default, written at the latest after half a second and when the process ends: a
 * write for each line would cost as much as the answer.
 */
export function jsonLog(destination?: DestinationStream): (record: LogRecord) => void {
  const options = {
    base: null, // No process number and no host name: whoever collects the lines knows where they come from.
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = pino(options, destination ?? pino.destination({ dest: 1, sync: false, minLength: 16_000, periodicFlush: 500 }));
  return ({ level, input, ...rest }) => logger[level](input === undefined ? rest : { ...rest, input: hidden(input) });
}

/** Eight digits in a row, however they are parted, or a mail address: what is shorter is no number of a person. */
const mayBePersonal = /\d(?:[^\p{L}\d]?\d){7}|@/u;

function hidden(value: unknown): unknown {
  if (typeof value === 'string') return mayBePersonal.test(value) ? redact(value).text : value;
  if (Array.isArray(value)) return value.map(hidden);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, hidden(field)]));
}
