/** Directives and their sources. */
type Policy = Map<string, readonly string[]>;

/** Where a browser looks for what a directive allows while the directive itself is missing (CSP 3, section 6.8). */
const lookedUp: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'worker-src': ['worker-src', 'child-src', 'script-src', 'default-src'],
  'trusted-types': ['trusted-types'],
};

/**
 * Reads a policy as it stands in a header.
 *
 * @throws TypeError where it is not one policy: what cannot be read cannot be added to.
 */
export function parsed(header: string): Policy {
  const text = header.replace(/^\s*content-security-policy\s*:/i, '');
  if (text.trim() === '' || /[^\x20-\x7e]|,/.test(text))
    throw new TypeError('contentSecurityPolicy: "existing" must be one policy on one line, as it stands in the header Content-Security-Policy');
  const policy: Policy = new Map();
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/ +/);
    if (name === '') continue;
    if (!/^[a-z-]+$/i.test(name)) throw new TypeError(`contentSecurityPolicy: "existing" has a directive that cannot be read: ${name}`);
    if (!policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources); // Of two with one name browsers heed the first.
  }
  const sandbox = policy.get('sandbox');
  if (sandbox && !(sandbox.includes('allow-scripts') && sandbox.includes('allow-same-origin')))
    throw new TypeError('contentSecurityPolicy: under a "sandbox" without allow-scripts and allow-same-origin no element can work');
  return policy;
}

/** A host's policy with what ours need added where it holds for us. What it does not restrict stays unrestricted, what else it allows stays allowed. */
export function merged(policy: Policy, needed: Readonly<Record<string, readonly string[]>>): Policy {
  const result: Policy = new Map(policy);
  for (const [name, sources] of Object.entries(needed)) {
    const holding = lookedUp[name]?.find((each) => policy.has(each));
    if (holding === undefined || sources.length === 0) continue;
    const kept = (policy.get(holding) ?? []).filter((source) => source !== "'none'");
    const missing = sources.filter((source) => !kept.includes(source) && !(name === 'trusted-types' && kept.includes('*')));
    // A directive of its own, where another one stood in for it: what that allowed for other things is not ours to widen.
    const target = holding === 'script-src-elem' ? holding : name;
    if (missing.length > 0) result.set(target, [...kept, ...missing]);
  }
  return result;
}
