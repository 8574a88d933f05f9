/**
 * Renames Lit's Trusted Types policy, for Vite builds.
 *
 * A policy name can be created only once on a page: two copies of Lit would kill each other under a strict policy. All
 * copies of ours share one, kept under a `Symbol.for` key, and a host's own Lit keeps the name `lit-html`.
 */
export function litPolicy() {
  const name = 'motcua-lit-1';
  return {
    name: 'motcua-lit-policy',
    transform(text, id) {
      if (!/lit-html\/(development\/)?lit-html\.js$/.test(id)) return undefined;
      const renamed = text.replace(/(\w+)\.createPolicy\(\s*["']lit-html["']\s*,/, `globalThis[Symbol.for("${name}")]??=$1.createPolicy("${name}",`);
      if (renamed === text) throw new Error('lit-policy: Lit no longer creates its policy the way this build renames it');
      return { code: renamed, map: null };
    },
  };
}
