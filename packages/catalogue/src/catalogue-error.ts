/**
 * Why a catalogue could not be used.
 *
 * `unreachable`: a file could not be fetched. `damaged`: a file is cut short, or is something else, such as a page of
 * HTML. `tampered`: a file is not the one that its parent names. `newer`: written in a format that this version cannot read.
 */
export type CatalogueFault = 'unreachable' | 'damaged' | 'tampered' | 'newer';

/** A catalogue's files are out of reach or not to be trusted. Branch on `reason`; never on `message`, which is for logs. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError'; // Set by hand: a minifier would rename the class.
  readonly reason: CatalogueFault;

  constructor(reason: CatalogueFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Whether an error is one of these. Told by its name: parts of the engine that are loaded later may be another bundle's copy. */
export function isCatalogueError(error: unknown): error is CatalogueError {
  return error instanceof Error && error.name === 'CatalogueError';
}
