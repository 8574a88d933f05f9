/**
 * Makes Lit a guest that leaves nothing behind on a host's page, for Vite builds.
 *
 * A Trusted Types policy name can be created only once on a page: two copies of Lit would kill each other under a strict
 * policy. All copies of ours share one, kept under a `Symbol.for` key, and a host's own Lit keeps the name `lit-html`.
 * The global names by which copies of Lit count each other, and the table that standard decorators use, are left out:
 * ours are legacy decorators.
 */
export function litPolicy() {
  const name = 'motcua-lit-1';
  const changes = [
    [/lit-html\/(development\/)?lit-html\.js$/, /(\w+)\.createPolicy\(\s*["']lit-html["']\s*,/, `globalThis[Symbol.for("${name}")]??=$1.createPolicy("${name}",`],
    [/lit-html\/(development\/)?lit-html\.js$/, /\((\w+)\.litHtmlVersions\s*\?\?=\s*\[\]\)/, '([])'],
    [/lit-element\/(development\/)?lit-element\.js$/, /\((\w+)\.litElementVersions\s*\?\?=\s*\[\]\)/, '([])'],
    [/reactive-element\/(development\/)?reactive-element\.js$/, /\((\w+)\.reactiveElementVersions\s*\?\?=\s*\[\]\)/, '([])'],
    [/reactive-element\/(development\/)?reactive-element\.js$/, /\w+\.litPropertyMetadata\s*\?\?=\s*new WeakMap(\(\))?/, '0'],
    [/reactive-element\/(development\/)?reactive-element\.js$/, /\blitPropertyMetadata\.get\((\w+)\)/, 'void 0'],
  ];
  return {
    name: 'motcua-lit-policy',
    transform(text, id) {
      const here = changes.filter(([file]) => file.test(id));
      if (here.length === 0) return undefined;
      const changed = here.reduce((so, [, from, to]) => {
        if (!from.test(so)) throw new Error(`lit-policy: ${id} no longer holds ${from}`);
        return so.replace(from, to);
      }, text);
      return { code: changed, map: null };
    },
  };
}
