import type { ServiceSearchResult } from '@motcua/contract/services';
import type { Rerank } from './catalogue.ts';

/** A result in the order that a host's own ranking gives. */
export async function reranked(query: string, result: ServiceSearchResult, rerank: Rerank): Promise<ServiceSearchResult> {
  const codes = [...new Set(await rerank(query, result.hits))];
  const first = codes.flatMap((code) => result.hits.find((hit) => hit.code === code) ?? []);
  return { ...result, hits: [...first, ...result.hits.filter((hit) => !first.includes(hit))] };
}
