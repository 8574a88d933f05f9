/** Trusted Types policy of this major version; a host names it in its Content-Security-Policy. */
const policyName = 'motcua-1';

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

/** Only files named like ours: loader, hashed chunk, or the worker that a host serves itself. */
const ours = /\/motcua(-[\w-]+)?(\.\w{16})?\.js$/;

/**
 * Makes a script address that a page under `require-trusted-types-for 'script'` accepts.
 *
 * A policy name can be used once on a page, so the policy is kept under a `Symbol.for` key and a second copy of
 * motcua reuses it.
 *
 * @throws TypeError for an address that is not one of our files.
 */
export function trustedScriptUrl(url: string): string {
  const global = globalThis as { trustedTypes?: PolicyFactory; [key: symbol]: unknown };
  const key = Symbol.for(policyName);
  const policy = (global[key] ??= (global.trustedTypes ?? { createPolicy: (_: string, rules: ScriptUrlPolicy) => rules }).createPolicy(policyName, {
    createScriptURL(candidate) {
      const { protocol, pathname } = new URL(candidate, document.baseURI);
      if (!/^https?:$/.test(protocol) || !ours.test(pathname)) throw new TypeError(`motcua: not a script of ours: ${pathname}`);
      return candidate;
    },
  })) as ScriptUrlPolicy;
  return policy.createScriptURL(url);
}
