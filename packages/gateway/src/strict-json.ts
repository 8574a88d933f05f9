const deepest = 32;
const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/gs;

/**
 * Reads JSON that means the same to every reader (I-JSON, RFC 7493).
 *
 * A firewall and a gateway that take different ones of two equal keys can be played against each other, so
 * equal keys are refused (RFC 7493, 2.3), and so are lone surrogates (2.1), which no UTF-8 text can hold.
 * Nesting ends at 32 levels: no input of the contract comes near.
 *
 * @throws SyntaxError without any part of the text in its message.
 */
export function parseStrictJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text); // First: in what the parser accepts every string is closed, so the pattern below never backtracks.
    assertStrict(text);
    return value;
  } catch {
    throw new SyntaxError('not strict JSON'); // The engine's own message quotes the text.
  }
}

/** Exact on valid JSON, and for nothing else. */
function assertStrict(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  let isKeyNext = false;
  for (const [part] of text.matchAll(token)) {
    if (part === '{' || part === '[') {
      open.push(part === '{' ? new Set() : undefined);
      if (open.length > deepest) throw new SyntaxError('too deep');
      isKeyNext = part === '{';
    } else if (part === '}' || part === ']') {
      open.pop();
      isKeyNext = false;
    } else if (part === ',') {
      isKeyNext = open.at(-1) !== undefined;
    } else {
      const value: unknown = JSON.parse(part);
      if (typeof value !== 'string' || /\p{Surrogate}/u.test(value)) throw new SyntaxError('not well-formed');
      const keys = open.at(-1);
      if (isKeyNext && keys?.has(value)) throw new SyntaxError('equal keys');
      if (isKeyNext) keys?.add(value);
      isKeyNext = false;
    }
  }
}
