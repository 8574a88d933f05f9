import type { Source } from './sources.ts';

const home = 'packages/widgets/src/';

/** Names of the folders that define an element. */
export function elementsIn(files: readonly Source[]): string[] {
  return files.flatMap(({ path, text }) =>
    path.startsWith(home) && path.endsWith('/index.ts') && /\.define\('motcua-/.test(text) ? [path.slice(home.length, -'/index.ts'.length)] : [],
  );
}

/** What is missing or named otherwise in an element's folder, its story, or the package's entries. */
export function incompleteElements(files: readonly Source[]): string[] {
  const byPath = new Map(files.map(({ path, text }) => [path, text]));
  const entries = Object.keys((JSON.parse(byPath.get('packages/widgets/package.json') ?? '{}') as { exports?: object }).exports ?? {});
  return elementsIn(files).flatMap((name) => {
    const folder = `${home}${name}/`;
    const tag = `motcua-${name}`;
    const className = `Motcua${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`;
    const view = byPath.get(`${folder}${name}.ts`);
    const index = byPath.get(`${folder}index.ts`) ?? '';
    const named = ['index', name, `${name}.styles`, `${name}.strings`, `${name}.test`].map((file) => `${folder}${file}.ts`);
    const others = files.filter(({ path }) => path.startsWith(folder) && !named.includes(path) && !/-(view|event)\.ts$|\.test\.ts$/.test(path));
    const isPartOfAnother = /from '\.\.\/(?!core\/)[\w-]+\//.test(view ?? ''); // Which brings its controller.
    const wanted: [boolean, string][] = [
      ...named.map((path): [boolean, string] => [byPath.has(path), `${path} is missing`]),
      [others.length > 0 || isPartOfAnother, `${folder} has no controller`],
      [view === undefined || new RegExp(`export class ${className}\\b`).test(view), `${folder}${name}.ts does not export class ${className}`],
      [view === undefined || new RegExp(`@element ${tag}$`, 'm').test(view), `${folder}${name}.ts does not say "@element ${tag}"`],
      [index.includes(`${className}.define('${tag}')`), `${folder}index.ts does not define ${tag}`],
      [index.includes(`'${tag}': ${className}`), `${folder}index.ts does not give ${tag} its type`],
      [entries.includes(`./${name}`), `packages/widgets/package.json has no entry ./${name}`],
      [byPath.has(`stories/src/${name}.stories.ts`), `stories/src/${name}.stories.ts is missing`],
    ];
    return wanted.filter(([isThere]) => !isThere).map(([, problem]) => problem);
  });
}

/** Events whose type a host cannot import, or that a host's compiler does not learn of, with the element that fires them. */
export function untypedEvents(files: readonly Source[]): string[] {
  const byPath = new Map(files.map(({ path, text }) => [path, text]));
  return files
    .filter(({ path }) => path.startsWith(home))
    .flatMap(({ path, text }) => {
      const [, tag, name] = /^ \* @element (motcua-([\w-]+))$/m.exec(text) ?? [];
      if (!tag) return [];
      const index = byPath.get(`${home}${name}/index.ts`) ?? '';
      return [...text.matchAll(/^ \* @fires (?:\{(\w+)\} )?([\w-]+)/gm)]
        .filter(([, type]) => type === undefined || !new RegExp(`^export (?:type )?\\{[^}]*\\b${type}\\b`, 'm').test(index))
        .map(([, type, event]) => `${path}: ${home}${name}/index.ts exports no type of ${event} (${type ?? 'which @fires does not name'})`);
    });
}

/** Markup that the strict policy kills, or that lets text become markup. */
export function unsafeTemplates(files: readonly Source[]): string[] {
  const unsafe = /[\s"'`]style=|\bstyleMap\b|\bunsafe(?:HTML|SVG|Static)\b|\.?\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bsetHTMLUnsafe\b|\beval\(|\bnew Function\b/g;
  return files
    .filter(({ path }) => path.startsWith('packages/widgets/src/'))
    .flatMap(({ path, text }) => [...text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').matchAll(unsafe)].map(([found]) => `${path}: ${found.trim()}`));
}

interface Token {
  readonly $value: string;
  readonly $description?: string;
}

/** Design tokens: at most 40, each described. */
export function tokenProblems(text: string): string[] {
  const groups = Object.entries(JSON.parse(text) as Record<string, Record<string, Token> | string>).flatMap(([group, members]) =>
    typeof members === 'string' ? [] : Object.entries(members).map(([name, token]) => ({ name: `--motcua-${group}-${name}`, token })),
  );
  const tooMany = groups.length > 40 ? [`${groups.length} tokens, at most 40`] : groups.length === 0 ? ['no token at all'] : [];
  return [...tooMany, ...groups.filter(({ token }) => !token.$description).map(({ name }) => `${name} has no description`)];
}

/** Packages are released together, and elements tell each other their version. */
export function unlikeVersions(files: readonly Source[]): string[] {
  const version = /version = '([^']+)'/.exec(files.find(({ path }) => path === 'packages/widgets/src/core/version.ts')?.text ?? '')?.[1];
  return files
    .filter(({ path }) => /^packages\/[^/]+\/package\.json$/.test(path))
    .map(({ path, text }) => ({ path, version: (JSON.parse(text) as { version?: string }).version }))
    .filter((each) => each.version !== version)
    .map((each) => `${each.path}: ${each.version}, not ${version}`);
}
