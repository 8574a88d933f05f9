import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { SignedInElement } from '@motcua/contract/client-session';
import { Purpose } from '@motcua/contract/identity';
import * as z from 'zod/mini';
import { hostKeyPattern } from '../admission.ts';
import { isOrigin } from '../cross-origin.ts';
import { Months, Text, WebAddress, wrongEntries } from './entries.ts';
import { purposesWithin } from './identity/hosts.ts';
import { accessLogMonths } from './identity/retention.ts';
import { usualPurposes } from './identity/purposes.ts';
import { isGuarded, SignInSection } from './identity/settings.ts';

const portAdvice = 'must be a port number from 0 to 65535, such as 8080';
const originsAdvice = 'must be "*" or a list of exact origins, such as ["https://phuong.example.gov.vn"]';
const undoAdvice = 'must be whole minutes, from 0 to 1440';
const countAdvice = 'must be a whole number above 0';

const Port = z.int(portAdvice).check(z.gte(0, portAdvice), z.lte(65_535, portAdvice));
const originAdvice = 'must be an exact origin, such as "https://phuong.example.gov.vn"';
const Origin = z.string(originAdvice).check(z.refine(isOrigin, originAdvice));
const elementsAdvice = `must be of ${SignedInElement.options.join(', ')}`;
const Count = z.int(countAdvice).check(z.gte(1, countAdvice));
const Rate = z.strictObject({ requests: Count, perSeconds: Count });

/** A port of the gateway: which adapter answers, and what that adapter needs to know. Each adapter checks its own part. */
const Section = z.looseObject({ adapter: z.optional(z.string('must name an adapter')) }, 'must be an object with an "adapter"');
export type Section = z.infer<typeof Section>;

const ReleasedScript = z.strictObject({ src: WebAddress, integrity: Text.check(z.regex(/^sha(256|384|512)-[\w+/]+=*$/, 'must be as release.json has it, such as sha256-…')) });

/** A site with a key of its own: what it may ask without anybody's name, and which elements people may sign in there. */
const HostKeySection = z
  .strictObject({
    key: z.string().check(z.regex(hostKeyPattern, 'must be "pk_" and 16 to 100 letters and digits')),
    /** Citizens read it where they are asked. */
    name: z.string('must say whose it is').check(z.minLength(1, 'must say whose it is'), z.maxLength(200)),
    origins: z.array(Origin, originsAdvice),
    requests: z._default(Count, 6000),
    perSeconds: z._default(Count, 60),
    /** Elements in whose name its pages may ask for somebody who signed in. None by default: then nobody signs in there. */
    elements: z._default(z.array(z.enum(SignedInElement.options, elementsAdvice), elementsAdvice), []),
    /** What for, of what those elements ask for. */
    purposes: z._default(z.array(z.string()), []),
    /** Nobody signs in on its pages themselves, only in the gateway's own frames on them (`frames`), which no script of the site can read. */
    framedOnly: z._default(z.boolean(), false),
    /** Its own server, by the hash of the secret that `hosts add` showed once; up to which level of assurance it may vouch for people. */
    backend: z.optional(
      z.strictObject({ secretHash: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')), vouchesUpTo: z.optional(z.literal([1, 2], 'must be 1 or 2')) }),
    ),
  })
  .check(
    z.refine(({ elements, purposes }) => purposesWithin(elements, purposes).length === purposes.length, {
      path: ['purposes'],
      error: 'must be purposes that its elements ask for, such as "health" of "motcua-health-book"',
    }),
    z.refine(({ elements, origins }) => elements.length === 0 || (origins.length > 0 && origins.every(isGuarded)), {
      path: ['origins'],
      error: 'must be https where people sign in (http only on this machine)',
    }),
  );

/** What a city decides about its gateway, in one file. */
export const Configuration = z.strictObject({
  /** For editors. */
  $schema: z.optional(z.string()),
  listen: z._default(
    z.strictObject({
      port: z._default(Port, 8080),
      /** `127.0.0.1`: this machine only; `0.0.0.0`: every network. */
      host: z._default(z.string().check(z.regex(/^[\w.:-]+$/, 'must be an address to listen on, such as 127.0.0.1 or 0.0.0.0')), '127.0.0.1'),
      /** How many proxies of one's own stand in front and append to `X-Forwarded-For`. */
      trustedProxies: z._default(z.int().check(z.gte(0), z.lte(9, 'must be how many proxies of yours stand in front, from 0 to 9')), 0),
    }),
    { port: 8080, host: '127.0.0.1', trustedProxies: 0 },
  ),
  /** Whose pages may read answers. */
  origins: z._default(z.union([z.literal('*'), z.array(Origin)], originsAdvice), []),
  /** Sites with a key and an allowance of their own. */
  keys: z._default(z.array(HostKeySection), []),
  /** Scripts of a release, with their integrity, so that elements stand in frames of the gateway's own on those sites (`/embed/…`). */
  frames: z.optional(z.strictObject({ loader: ReleasedScript, framed: ReleasedScript })),
  limits: z._default(
    z.strictObject({
      address: z.optional(Rate),
      person: z.optional(Rate),
      bodyBytes: z.optional(Count),
      timeMs: z.optional(Count),
      silenceMs: z.optional(Count),
      concurrency: z.optional(Count),
      streams: z.optional(Count),
    }),
    {},
  ),
  /** Folder of the embedded store, made where it is not there. `DATABASE_URL` in the environment puts a PostgreSQL in its place. */
  dataFolder: z._default(z.string('must be a folder'), './data'),
  services: z._default(Section, { adapter: 'catalogue' }),
  assistant: z._default(z.union([z.literal(false), Section], 'must be an object with an "adapter", or false'), { adapter: 'grounded' }),
  feedback: z.optional(Section),
  health: z.optional(Section),
  ratings: z.optional(Section),
  reports: z.optional(Section),
  signing: z.optional(Section),
  /** How citizens sign in. Without it nobody does. */
  signIn: z.optional(SignInSection),
  /** What people are asked to agree to before their records are read. */
  purposes: z._default(z.array(Purpose), [...usualPurposes]),
  /** Whether people who are signed in may let somebody read for them. */
  delegation: z._default(z.boolean(), false),
  /** The register of who is whose legal guardian. Without it nobody reads for a child. */
  guardianship: z.optional(Section),
  /** How long is kept who read whose records. */
  accessLogMonths: z._default(Months, accessLogMonths),
  /** What becomes of people's requests that their data be deleted. */
  dataRequests: z._default(
    z.strictObject({
      /** `automatic`: done when it can no longer be taken back. `officer`: by `motcua-gateway data-requests run`, and by the second working day in any case. */
      deletion: z._default(z.enum(['automatic', 'officer'], 'must be "automatic" or "officer"'), 'automatic'),
      undoMinutes: z._default(z.int().check(z.gte(0, undoAdvice), z.lte(1440, undoAdvice)), 60),
      /** Days besides Saturday and Sunday on which nobody works, such as `2027-01-01`. */
      holidays: z._default(z.array(z.iso.date('must be days such as 2027-01-01')), []),
    }),
    { deletion: 'automatic', undoMinutes: 60, holidays: [] },
  ),
  /** Numbers of invented people whom any page may name. Never beside real records. */
  demonstrationPeople: z._default(z.array(z.string().check(z.regex(/^000\d{9}$/, 'must be numbers of 12 digits that begin with 000: they must all be invented'))), []),
});
export type Configuration = z.infer<typeof Configuration>;

/** A configuration, and the folder that relative paths in it mean. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly folder: string;
}

/** Where a configuration is looked for if nobody names one. */
export const usualFile = 'motcua-gateway.json';

/**
 * Reads a city's configuration, once. `PORT` and `HOST` of the environment win, as containers set them.
 *
 * @param file - Path of the file. Without one, `motcua-gateway.json` here where it is there, else the defaults: the
 * Hanoi starter catalogue for this machine only.
 * @throws Error that says for each wrong entry, by its place in the file, what to write instead.
 */
export function readConfiguration(file: string | undefined, environment: NodeJS.ProcessEnv = process.env): ReadConfiguration {
  const path = resolve(file ?? usualFile);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (file !== undefined || !isMissing) throw new Error(`motcua gateway cannot start: ${path} cannot be read. Name a file that is there.`, { cause });
    text = '{}';
  }
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (cause) {
    throw new Error(`motcua gateway cannot start: ${path} is not JSON (${cause instanceof Error ? cause.message : ''}).`, { cause });
  }
  const configuration = soundConfiguration(written);
  const { PORT: port, HOST: host } = environment;
  const listen = { ...configuration.listen, ...(port && { port: soundOptions(z.pipe(z.transform(Number), Port), port, 'PORT') }), ...(host && { host }) };
  return { configuration: { ...configuration, listen }, folder: dirname(path) };
}

/**
 * Checks a whole configuration, and fills in what is not said.
 *
 * @throws Error that says for each wrong entry what to write instead.
 */
export function soundConfiguration(written: unknown): Configuration {
  return soundOptions(Configuration, written, '');
}

/**
 * Checks what an operator wrote.
 *
 * @param place - Where it stands in the file, such as `health`.
 * @throws Error that says for each wrong entry what to write instead.
 */
export function soundOptions<S extends z.core.$ZodType>(schema: S, written: unknown, place: string): z.output<S> {
  const read = z.safeParse(schema, written);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => {
    const where = [place, ...issue.path].filter((part) => part !== '').join('.');
    return issue.code === 'unrecognized_keys' ? `${[where, issue.keys.join(', ')].filter(Boolean).join('.')} is not known here` : `${where || 'the file'} ${issue.message}`;
  });
  throw wrongEntries([...new Set(lines)]);
}
