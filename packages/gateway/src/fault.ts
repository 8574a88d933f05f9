const faults = [
  // Ours.
  'aborted',
  'overloaded',
  'undeclared code',
  // ECMAScript and DOM.
  'AbortError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TimeoutError',
  'TypeError',
  'URIError',
  // The operating system, as Node reports it.
  'EACCES',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'EMFILE',
  'ENOENT',
  'ENOSPC',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'unknown',
] as const;

/**
 * What broke, for the log: one of a closed set.
 *
 * Messages, names and codes of thrown errors are an adapter's free text and may quote what a citizen typed,
 * so only those known by heart are repeated.
 */
export type Fault = (typeof faults)[number];

/** Names what was thrown; the innermost known cause tells most (`fetch failed` is nothing, `ECONNREFUSED` is). */
export function faultOf(error: unknown): Fault {
  let found: Fault = 'unknown';
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    const named = known('code' in current ? current.code : undefined) ?? known(current.name);
    if (named) found = named;
    current = current.cause;
  }
  return found;
}

function known(name: unknown): Fault | undefined {
  return faults.find((fault) => fault === name);
}
