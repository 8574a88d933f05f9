/** One line of a source, changed for the worse as somebody might in a hurry. */
export interface Defect {
  /** What a citizen, or whoever serves them, would suffer. */
  readonly what: string;
  /** The source, from the repository's root. */
  readonly file: string;
  /** Stands in the source exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Test files of which each must turn red. */
  readonly tests: readonly string[];
}
