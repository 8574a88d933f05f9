/** Why something cannot be read: it contradicts itself, or it uses what this version does not know. */
export type UnreadableKind = 'malformed' | 'algorithm' | 'format' | 'encrypted';

/**
 * Thrown inside the engine where bytes cannot be read; it never leaves the engine, but becomes a report.
 * The message is the evidence in it.
 */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'; // Set by hand: a minifier would rename the class.
  readonly kind: UnreadableKind;

  constructor(message: string, kind: UnreadableKind = 'malformed') {
    super(message);
    this.kind = kind;
  }
}
