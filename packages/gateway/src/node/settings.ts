import * as z from 'zod/mini';

/** What an operator decides about a gateway, as text from the environment or the command line. */
export type SettingTexts = { readonly [Name in keyof Settings]?: string | undefined };

/** How an operator writes each setting: `PORT`, `--port`. */
export type SettingNames = { readonly [Name in keyof Settings]: string };

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly origins: '*' | readonly string[];
  /** Folder or address of a catalogue; absent for the Hanoi starter catalogue. */
  readonly catalogue?: string | undefined;
  readonly trustedProxies: number;
  /** File for questions that found nothing and whether pages helped, counted from ten on; absent: nothing is counted. */
  readonly counts?: string | undefined;
  /** CSV file for what citizens report as wrong; absent: no reports are taken. */
  readonly reports?: string | undefined;
  /** FHIR R4 server that holds health books; absent: there are none here. */
  readonly fhir?: string | undefined;
  /** What citizens read as that server's name; its host by default. */
  readonly fhirName?: string | undefined;
  /** Bearer token for that server. */
  readonly fhirToken?: string | undefined;
  /** System of the identifier by which that server knows a person. */
  readonly fhirIdentifierSystem: string;
  /** Remote signing service (Cloud Signature Consortium API 2) that knows people's certificates; absent: there are none here. */
  readonly csc?: string | undefined;
  /** What citizens read as that service's name; its host by default. */
  readonly cscName?: string | undefined;
  /** Bearer token for that service. */
  readonly cscToken?: string | undefined;
  /** Numbers of invented people whom any page may name; only for demonstrations. */
  readonly demonstrationPeople: readonly string[];
}

const portAdvice = 'must be a port number from 0 to 65535, such as 8080';
const originsAdvice = 'must be * or exact origins with commas between them, such as https://phuong.example.gov.vn,https://xa.example.gov.vn';
const addressAdvice = 'must be an http(s) address, such as https://fhir.example.vn/r4';
const peopleAdvice = 'must be numbers of 12 digits with commas between them; they must all be invented, and begin with 000';
const proxiesAdvice = 'must be how many proxies of yours stand in front, from 0 to 9, such as 1';

const Written = z.object({
  port: z._default(z.pipe(z.string(), z.transform(Number)).check(z.refine((port) => Number.isInteger(port) && port >= 0 && port <= 65_535, portAdvice)), 8080),
  host: z._default(z.string().check(z.regex(/^[\w.:-]+$/, 'must be an address to listen on, such as 127.0.0.1 or 0.0.0.0')), '127.0.0.1'),
  origins: z._default(
    z.pipe(
      z.string().check(z.refine((text) => text === '*' || text.split(',').every(isOrigin), originsAdvice)),
      z.transform((text) => (text === '*' ? ('*' as const) : text.split(',').map((part) => part.trim()))),
    ),
    [],
  ),
  catalogue: z.optional(z.string()),
  counts: z.optional(z.string()),
  reports: z.optional(z.string()),
  fhir: z.optional(z.string().check(z.refine(isWebAddress, addressAdvice))),
  fhirName: z.optional(z.string()),
  fhirToken: z.optional(z.string()),
  fhirIdentifierSystem: z._default(z.string(), 'http://fhir.ehealth.gov.vn/core/sid/citizen_id'),
  csc: z.optional(z.string().check(z.refine(isWebAddress, addressAdvice))),
  cscName: z.optional(z.string()),
  cscToken: z.optional(z.string()),
  demonstrationPeople: z._default(
    z.pipe(
      z.string().check(z.regex(/^\s*000\d{9}(\s*,\s*000\d{9})*\s*$/, peopleAdvice)),
      z.transform((text) => text.split(',').map((part) => part.trim())),
    ),
    [],
  ),
  trustedProxies: z._default(z.pipe(z.string().check(z.regex(/^\d$/, proxiesAdvice)), z.transform(Number)), 0),
});

/**
 * Reads an operator's settings. What is empty counts as absent.
 *
 * @throws Error that says for each wrong setting, under the name by which the operator knows it, what to write instead.
 */
export function settingsOf(texts: SettingTexts, names: SettingNames): Settings {
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && text.trim() !== ''));
  const read = z.safeParse(Written, given);
  if (read.success) return read.data;
  const advice = read.error.issues.map(({ path, message }) => `${names[path[0] as keyof Settings]} ${message}`);
  throw new Error(`motcua gateway cannot start:\n${[...new Set(advice)].map((line) => `  ${line}`).join('\n')}`);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isOrigin(text: string): boolean {
  const origin = text.trim();
  return URL.canParse(origin) && new URL(origin).origin === origin;
}
