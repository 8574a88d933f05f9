import process from 'node:process';
import type { LogRecord } from '../log.ts';
import { demonstrationPeople } from '../person.ts';
import { openPorts } from './adapters.ts';
import { closeOnSignal } from './close-on-signal.ts';
import { readConfiguration, type ReadConfiguration } from './configuration.ts';
import { serve, type RunningGateway } from './serve.ts';

export interface StartOptions {
  /** Where secrets are read from; the process's own by default. */
  readonly environment?: NodeJS.ProcessEnv | undefined;
  /** Lines of JSON on standard output by default. */
  readonly log?: ((record: LogRecord) => void) | undefined;
}

/**
 * Opens every system that a configuration names and serves them. `close` ends the server first, then what is behind it.
 *
 * @throws Error that says what to write instead, or what to do.
 */
export async function startGateway(read: ReadConfiguration, { environment = process.env, log }: StartOptions = {}): Promise<RunningGateway> {
  const { listen, origins, keys, limits, frames, signIn, demonstrationPeople: people } = read.configuration;
  const framed = frames && signIn ? [signIn.gateway] : []; // What asks there is a page of the gateway's own.
  const { ports, streams, close } = await openPorts(read, environment);
  const demonstration = demonstrationPeople(people);
  try {
    const gateway = await serve({
      ports,
      streams,
      ...listen,
      origins,
      log,
      keys: keys.map(({ key, name, origins: own, requests, perSeconds }) => ({ key, name, origins: [...own, ...framed], rateLimit: { requests, perSeconds } })),
      rateLimit: limits.address,
      personRateLimit: limits.person,
      bodyLimitBytes: limits.bodyBytes,
      timeLimitMs: limits.timeMs,
      silenceLimitMs: limits.silenceMs,
      concurrencyLimit: limits.concurrency,
      streamLimit: limits.streams,
      personOf: async (request) => (await ports.identity?.personOf(request)) ?? demonstration(request),
    });
    let ended: Promise<void> | undefined;
    return { url: gateway.url, close: () => (ended ??= gateway.close().then(close)) };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Runs a gateway until the process is asked to end.
 *
 * @param file - Path of the configuration; `motcua-gateway.json` here, where it is there, by default.
 */
export async function run(file: string | undefined): Promise<void> {
  await orSayWhy(async () => {
    const read = readConfiguration(file);
    if (read.configuration.demonstrationPeople.length > 0) {
      process.stderr.write('motcua gateway: a demonstration. Any page may name one of the invented people; never run it so beside real records.\n');
    }
    const gateway = await startGateway(read);
    closeOnSignal(gateway);
    process.stderr.write(`motcua gateway listens on ${gateway.url}\n`);
  });
}

/** Opens everything that a configuration names, says what would be served, and closes it again. */
export async function check(file: string | undefined): Promise<void> {
  await orSayWhy(async () => {
    const { ports, close } = await openPorts(readConfiguration(file), process.env);
    const served = Object.entries(ports).flatMap(([name, port]) => (port && name !== 'ready' ? [name] : []));
    const isReady = await ports.ready?.();
    await close();
    process.stdout.write(`${served.join(', ')}: ${isReady ? 'ready' : 'not ready yet; each question tries again'}\n`);
  });
}

/** What is wrong is said on standard error, in a sentence, and ends the process with code 1; standard output holds nothing but the log. */
async function orSayWhy(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
