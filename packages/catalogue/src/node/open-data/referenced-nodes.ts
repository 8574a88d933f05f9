import type { JsonLdNode } from '@motcua/contract/services/json-ld';

/** Nodes that several others point at, each once, in the order in which they came. */
export class ReferencedNodes {
  readonly #nodes = new Map<string, JsonLdNode>();

  /** Adds a node unless it is there, and gives the reference to it. */
  add(id: string, type: string | readonly string[], properties: JsonLdNode): JsonLdNode {
    if (!this.#nodes.has(id)) this.#nodes.set(id, { '@id': id, '@type': type, ...properties });
    return { '@id': id };
  }

  all(): JsonLdNode[] {
    return [...this.#nodes.values()];
  }
}
