import type { StoreTables, TransactionTables } from './schema.ts';

export type StoreKind = 'sqlite' | 'postgres';

/** What differs between the two databases. */
export interface Engine {
  readonly kind: StoreKind;
  readonly tables: StoreTables;
  /** Until the transaction ends nobody else appends to the topic, so that its ids become visible in their order. */
  orderTopic(transaction: TransactionTables, topic: string): Promise<void>;
  /** Tells other processes, once the transaction is committed, that the topic has grown. */
  announce(transaction: TransactionTables, topic: string): Promise<void>;
  /** Calls back when a topic has grown, without a name where it could be any. The returned function ends it. */
  listen(heard: (topic?: string) => void): () => Promise<void>;
  /** How many bytes the disk under it still takes; `Infinity` where it is another machine's. */
  spareBytes(): Promise<number>;
  close(): Promise<void>;
}
