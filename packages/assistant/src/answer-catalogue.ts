import type { PublicService, ServiceSearchResult } from '@motcua/contract/services';

/** What the assistant asks of a catalogue; `Catalogue` of `@motcua/catalogue` is one, and so is a worker's client. */
export interface AnswerCatalogue {
  search(query: string, options?: { readonly limit?: number | undefined; readonly signal?: AbortSignal | undefined }): Promise<ServiceSearchResult>;
  /** Gives one service; a superseded code gives its successor. */
  get(code: string, options?: { readonly signal?: AbortSignal | undefined }): Promise<PublicService | undefined>;
}
