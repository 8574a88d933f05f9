import type { WireEndpoint } from '@motcua/contract/wire';
import type { EndpointDefinition, InputOf, OutputOf } from '@motcua/contract';
import type { EndpointOf } from './checked.ts';
import type { GatewayTransport, TransportAskOptions } from './gateway-transport.ts';
import { MotcuaError } from './motcua-error.ts';

/** An endpoint whose answer comes in pages. */
type Paged = WireEndpoint<EndpointDefinition & { readonly page: true }>;

/** What each page gives: things, and where the next page begins. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
}

/** One thing of a page. */
type ItemOf<W extends WireEndpoint> = OutputOf<EndpointOf<W>> extends Page<infer Item> ? Item : never;

/**
 * Gives the things of all pages, one after the other; the next page is asked for when the last one is used up.
 *
 * @throws MotcuaError as any question does, in the middle of the loop too; `BAD_ANSWER` where the pages go in a circle.
 */
export async function* itemsOf<W extends Paged>(
  transport: GatewayTransport,
  endpoint: W,
  filters: Omit<InputOf<EndpointOf<W>>, 'cursor'>,
  options: TransportAskOptions = {},
): AsyncGenerator<ItemOf<W>> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = (await transport.ask(endpoint, { ...filters, cursor } as InputOf<EndpointOf<W>>, options)) as Page<ItemOf<W>>;
    yield* page.items;
    cursor = page.nextCursor;
    if (cursor !== undefined && seen.has(cursor)) throw new MotcuaError('BAD_ANSWER', `${endpoint.path}: the pages go in a circle`);
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
}
