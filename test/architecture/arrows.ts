import { posix } from 'node:path';
import { importsOf, isCode, isTest, type Import, type Source } from './sources.ts';

/** What a room may import: other rooms, `types` of them only, `lazily` on first use, and packages of others. */
interface Room {
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
  readonly lazily?: readonly string[];
  /** Absent: any. */
  readonly packages?: readonly string[];
  /** Runs anywhere, so never imports from Node. */
  readonly isNeutral: boolean;
}

const engines = ['catalogue', 'signature', 'health', 'assistant'];

/** ARCHITECTURE: an import may only point down. */
const rooms: Readonly<Record<string, Room>> = {
  contract: { rooms: [], packages: ['zod/mini'], isNeutral: true },
  catalogue: { rooms: [], types: ['contract'], packages: [], isNeutral: true },
  'catalogue/node': { rooms: ['contract', 'catalogue'], isNeutral: false },
  signature: { rooms: [], types: ['contract'], packages: ['asn1js', 'pkijs', '@noble/curves', '@noble/hashes'], isNeutral: true },
  health: { rooms: [], types: ['contract'], packages: [], isNeutral: true },
  assistant: { rooms: ['catalogue'], types: ['contract'], packages: [], isNeutral: true },
  sdk: { rooms: ['contract'], types: engines, lazily: engines, packages: ['zod/mini'], isNeutral: true },
  gateway: { rooms: ['contract', ...engines], packages: ['hono', 'zod/mini'], isNeutral: true },
  'gateway/node': { rooms: ['contract', 'gateway', ...engines, 'catalogue/node'], isNeutral: false },
  'gateway/testing': { rooms: ['contract', 'gateway', ...engines], packages: ['msw'], isNeutral: true },
  widgets: { rooms: ['sdk', 'contract'], packages: ['lit', '@lit/context', 'qr', '@lit/react', 'react'], isNeutral: true },
  'widgets/cdn': { rooms: ['widgets', 'sdk', 'contract'], packages: ['lit', '@lit/context'], isNeutral: true },
  'widgets/bin': { rooms: ['widgets'], packages: [], isNeutral: false },
  'apps/portal': { rooms: ['widgets', 'sdk', 'contract'], isNeutral: false },
  'apps/ward-site': { rooms: ['widgets'], isNeutral: false },
  'apps/gateway': { rooms: ['gateway/node', 'gateway', 'contract'], isNeutral: false },
  'apps/sandbox': { rooms: ['gateway/node', 'gateway/testing', 'gateway', 'contract'], isNeutral: false },
};

/** Rooms inside a package's folder that count for themselves. */
const inner = ['catalogue/node', 'gateway/node', 'gateway/testing', 'widgets/cdn', 'widgets/bin'];

/** The room that a file belongs to; `undefined` where anything may be imported (stories, test, tools and their settings). */
export function roomOf(path: string): string | undefined {
  const [, place, name = '', rest = ''] = /^(packages|apps)\/([^/]+)\/(.*)$/.exec(path) ?? [];
  if (place === undefined || rest.endsWith('.config.mjs')) return undefined;
  if (place === 'apps') return `apps/${name}`;
  const folder = rest.replace(/^src\//, '').split('/')[0];
  return inner.find((room) => room === `${name}/${folder}` && rest.includes('/')) ?? name;
}

function roomOfPackage(specifier: string): string | undefined {
  const [, name, entry = ''] = /^@motcua\/([^/]+)(?:\/([^/]+))?/.exec(specifier) ?? [];
  return name === undefined ? undefined : inner.includes(`${name}/${entry}`) ? `${name}/${entry}` : name;
}

/** Imports that point up, sideways or out of the house. Tests may import what they like from packages, not across folders. */
export function wrongArrows(files: readonly Source[]): string[] {
  return files.filter(isCode).flatMap((file) => {
    const from = roomOf(file.path);
    if (from === undefined) return [];
    const room = rooms[from];
    if (room === undefined) return [`${file.path}: the arrows say nothing about the room "${from}"`];
    return importsOf(file.text).flatMap((each) => {
      const problem = problemOf(file, from, room, each);
      return problem === undefined ? [] : [`${file.path}: ${problem}`];
    });
  });
}

function problemOf(file: Source, from: string, room: Room, { from: specifier, isType, isLazy }: Import): string | undefined {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file.path), specifier);
    const to = roomOf(target);
    if (to === from || isTest(file)) return folderOf(target) === folderOf(file.path) ? undefined : `reaches into another folder by "${specifier}"`;
    return to !== undefined && folderOf(target) === folderOf(file.path) && mayImport(room, to, isType, isLazy) ? undefined : `may not import "${specifier}"`;
  }
  if (specifier.startsWith('node:')) return room.isNeutral && !isTest(file) ? `runs anywhere and imports "${specifier}"` : undefined;
  if (isTest(file)) return undefined;
  const to = roomOfPackage(specifier);
  if (to === undefined)
    return isType || room.packages === undefined || room.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))
      ? undefined
      : `may not import the package "${specifier}"`;
  if (folderOf(`packages/${to}/`) === folderOf(file.path)) return undefined;
  return mayImport(room, to, isType, isLazy) ? undefined : `may not import "${specifier}"${room.types?.includes(to) ? ' but for its types' : ''}`;
}

function mayImport(room: Room, to: string, isType: boolean, isLazy: boolean): boolean {
  return room.rooms.includes(to) || (isType && (room.types?.includes(to) ?? false)) || (isLazy && (room.lazily?.includes(to) ?? false));
}

const folderOf = (path: string) => path.split('/').slice(0, 2).join('/');

/** Every other form of importing zod costs a citizen 85 KB. */
export function wrongZodImports(files: readonly Source[]): string[] {
  return files.filter(isCode).flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ from, clause, isType }) => /^zod(\/|$)/.test(from) && !isType && !(from === 'zod/mini' && /^import \* as \w+$/.test(clause)))
      .map(({ from, clause }) => `${path}: ${clause} from '${from}'`),
  );
}
