import pino, { type DestinationStream } from 'pino';
import type { LogRecord } from '../log.ts';

/**
 * Writes one line of JSON for each request.
 *
 * @param destination - Standard output by default.
 */
export function jsonLog(destination?: DestinationStream): (record: LogRecord) => void {
  const options = {
    base: null, // No process number and no host name: whoever collects the lines knows where they come from.
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  return ({ level, ...rest }) => logger[level](rest);
}
