import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { purposesOfElements, SignedInElement } from '@motcua/contract/client-session';
import { soundConfiguration, usualFile, type Configuration } from '../configuration.ts';
import { secretHashOf } from '../identity/hosts.ts';

export interface HostsOptions {
  readonly name?: string | undefined;
  readonly origin?: readonly string[] | undefined;
  readonly element?: readonly string[] | undefined;
  readonly purpose?: readonly string[] | undefined;
  /** Nobody signs in on its pages themselves, only in frames. */
  readonly 'framed-only'?: boolean | undefined;
  /** Gives the site's own server a secret. */
  readonly backend?: boolean | undefined;
  readonly 'vouches-up-to'?: string | undefined;
}

/** A configuration as it was written: what this program fills in does not get into the file. */
interface Written {
  readonly path: string;
  readonly indent: string;
  readonly entries: Record<string, unknown> & { keys?: Record<string, unknown>[] };
}

/**
 * Registers other people's sites in the configuration file and leaves everything else in it as it is. A gateway that runs
 * reads it when it starts the next time.
 *
 * @throws TypeError that says what is missing; Error where an entry could not work, and then nothing is written.
 */
export async function hosts(configuration: string | undefined, words: readonly string[], options: HostsOptions): Promise<void> {
  const [task = '', key, ...more] = words;
  if (more.length > 0 || (task !== 'remove' && key !== undefined)) throw new TypeError(`hosts ${task} does not take "${words.slice(1).join(' ')}"`);
  const written = read(resolve(configuration ?? usualFile));
  if (task === 'list') list(checked(written));
  else if (task === 'add') add(written, options);
  else if (task === 'remove') remove(written, key);
  else throw new TypeError(`hosts takes add, list or remove, not "${task}"`);
}

function list({ keys }: Configuration): void {
  for (const { key, name, origins, elements, purposes, backend } of keys) {
    const signIn = elements.length === 0 ? 'nobody signs in there' : `${elements.join(' ')} for ${purposes.join(' ') || 'nothing'}`;
    const server = backend && `its server has a secret${backend.vouchesUpTo === undefined ? '' : ` and may vouch for people up to level ${backend.vouchesUpTo}`}`;
    print([key, name, origins.join(' '), signIn, server].filter((part) => part !== undefined).join('\t'));
  }
}

function add(written: Written, { name, origin = [], element = [], purpose, backend = false, 'framed-only': framedOnly = false, 'vouches-up-to': level }: HostsOptions): void {
  if (name === undefined || origin.length === 0) throw new TypeError('hosts add needs --name <what citizens read> and --origin <https://…>, once for each origin');
  if (level !== undefined && !backend) throw new TypeError('--vouches-up-to is for a site whose server has a secret: add --backend');
  const wanted = SignedInElement.options.filter((each) => element.includes(each));
  const purposes = purpose ?? [...new Set(wanted.flatMap((each) => purposesOfElements[each]))];
  const key = `pk_${randomBytes(18).toString('base64url')}`;
  const secret = `sk_${randomBytes(32).toString('base64url')}`;
  const entry = {
    key,
    name,
    origins: origin,
    ...(element.length > 0 && { elements: element, purposes, ...(framedOnly && { framedOnly }) }),
    ...(backend && { backend: { secretHash: secretHashOf(secret), ...(level !== undefined && { vouchesUpTo: Number(level) }) } }),
  };
  const { signIn, frames } = save({ ...written, entries: { ...written.entries, keys: [...(written.entries.keys ?? []), entry] } }, (sound) => {
    if (element.length > 0 && !sound.signIn) throw new Error('nothing was written: nobody can sign in on another site before the gateway itself has a "signIn"');
    if (framedOnly && !sound.frames) throw new Error('nothing was written: there are no frames before the configuration has "frames"');
  });
  const gateway = signIn?.gateway ?? 'https://…';
  const attributes = [element.length > 0 && 'session="client"', `host-key="${key}"`, `gateway="${gateway}"`].filter(Boolean).join(' ');
  const inside = element.length > 0 ? element : ['motcua-service-finder'];
  const app = `beside the script of your release:\n\n<motcua-app ${attributes}>\n${inside.map((each) => `  <${each}></${each}>`).join('\n')}\n</motcua-app>`;
  const page = encodeURIComponent(origin[0] ?? '');
  const framed = `beside motcua-frame.js of your release:\n\n${element.map((each) => `<iframe src="${gateway}/embed/${each}?key=${key}&amp;trang=${page}" title="…" width="100%" height="600"></iframe>`).join('\n')}`;
  print(`The key is ${key}. It is no secret. On the site's pages, ${framedOnly ? framed : app}\n`);
  if (frames && element.length > 0 && !framedOnly) print(`Or in frames, whose content no script of the site can read, ${framed}\n`);
  if (backend) print(`The secret of the site's own server is ${secret}. It is shown this once, and belongs on that server and nowhere else.\n`);
  print('The gateway knows the site when it starts the next time.');
}

function remove(written: Written, key: string | undefined): void {
  if (key === undefined) throw new TypeError('hosts remove needs the key: see hosts list');
  const keys = written.entries.keys ?? [];
  const left = keys.filter((entry) => entry['key'] !== key);
  if (left.length === keys.length) throw new Error('no site has this key');
  save({ ...written, entries: { ...written.entries, keys: left } });
  print('The site is let in no more once the gateway starts the next time; whoever is signed in there is not from then on.');
}

function read(path: string): Written {
  if (!existsSync(path)) return { path, indent: '  ', entries: {} };
  const text = readFileSync(path, 'utf8');
  return { path: realpathSync(path), indent: /^\{\r?\n([ \t]+)"/.exec(text)?.[1] ?? '  ', entries: JSON.parse(text) };
}

/** Whole or not at all, and only what a gateway would start with. */
function save(written: Written, assertFits: (configuration: Configuration) => void = () => {}): Configuration {
  const configuration = checked(written);
  assertFits(configuration);
  const { path, indent, entries } = written;
  const beside = `${path}.${process.pid}.new`;
  writeFileSync(beside, `${JSON.stringify(entries, null, indent)}\n`, { mode: existsSync(path) ? statSync(path).mode : 0o644 });
  renameSync(beside, path);
  return configuration;
}

function checked({ entries }: Written): Configuration {
  try {
    return soundConfiguration(entries);
  } catch (cause) {
    throw new Error(cause instanceof Error ? cause.message.replace('motcua gateway cannot start:', 'nothing was written:') : '', { cause });
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
