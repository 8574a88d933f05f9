/** What the loader script gives to the chunks of its own version. */
export interface CdnRuntime {
  /** Loads a chunk with its integrity, once; a failure is not remembered. Resolves with what the chunk gives. */
  load(chunk: string): Promise<unknown>;
  /** A chunk hands over what others need of it. */
  give(chunk: string, exports: object): void;
  /** What chunks have handed over, by chunk. */
  readonly given: Record<string, object>;
  /** The worker file that this page may start, or `undefined`: another origin's file cannot be a worker. */
  readonly worker: { readonly url: string; readonly integrity?: string | undefined } | undefined;
}

/** Where the loader of exactly this version keeps its runtime; two versions on one page do not meet. */
export function cdnRuntime(version: string): CdnRuntime | undefined {
  return (globalThis as { [key: symbol]: unknown })[Symbol.for(`motcua/${version}`)] as CdnRuntime | undefined;
}
