/** Trusted Types policy of this major version; a host names it in its Content-Security-Policy. */
const policyName = 'motcua-1';

interface Policy {
  createScriptURL(url: string): string;
  createScript(text: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Only files named like ours: loader, hashed chunk, or the worker that a host serves itself. */
const ours = /\/motcua(-[\w-]+)?(\.\w{16})?\.js$/;

/**
 * A policy name can be used once on a page, so the policy is kept under a `Symbol.for` key and a second copy of
 * motcua reuses it.
 */
function policy(): Policy {
  const global = globalThis as { trustedTypes?: PolicyFactory; [key: symbol]: unknown };
  return (global[Symbol.for(policyName)] ??= (global.trustedTypes ?? { createPolicy: (_: string, rules: Policy) => rules }).createPolicy(policyName, {
    createScriptURL(candidate) {
      const { protocol, pathname } = new URL(candidate, document.baseURI);
      if (!/^https?:$/.test(protocol) || !ours.test(pathname)) throw new TypeError(`motcua: not a script of ours: ${pathname}`);
      return candidate;
    },
    createScript(candidate) {
      JSON.parse(candidate);
      return candidate; // As it was written: what could end a script is escaped in it.
    },
  })) as Policy;
}

/**
 * Makes a script address that a page under `require-trusted-types-for 'script'` accepts.
 *
 * @throws TypeError for an address that is not one of our files.
 */
export function trustedScriptUrl(url: string): string {
  return policy().createScriptURL(url);
}

/**
 * Makes the text of a script that holds JSON, such as JSON-LD, as such a page accepts it: it looks at every script, also where
 * nobody runs it.
 *
 * @throws SyntaxError for a text that is no JSON.
 */
export function trustedJson(text: string): string {
  return policy().createScript(text);
}
