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
}

const portAdvice = 'must be a port number from 0 to 65535, such as 8080';
const originsAdvice = 'must be * or exact origins with commas between them, such as https://phuong.example.gov.vn,https://xa.example.gov.vn';
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

function isOrigin(text: string): boolean {
  const origin = text.trim();
  return URL.canParse(origin) && new URL(origin).origin === origin;
}
