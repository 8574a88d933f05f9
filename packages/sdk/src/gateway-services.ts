import type { PublicService, ServiceCounts, ServiceSearchResult, GuideList } from '@motcua/contract/services';
import { countServices, findServices, getService, listGuides } from '@motcua/contract/services/wire';
import type { AskOptions, FindOptions, ServicesClient } from './client.ts';
import type { GatewayTransport } from './gateway-transport.ts';

/** Services asked of a gateway. */
export class GatewayServices implements ServicesClient {
  readonly answeredBy = 'gateway';
  readonly #transport: GatewayTransport;

  constructor(transport: GatewayTransport) {
    this.#transport = transport;
  }

  async prepare(): Promise<void> {
    // Nothing to open: the first question tells whether the gateway answers.
  }

  find(query: string, options: FindOptions = {}): Promise<ServiceSearchResult> {
    const { limit, jurisdiction, filters, ...asked } = options;
    return this.#transport.ask(findServices, { query, limit, jurisdiction, filters }, asked);
  }

  count(query: string, options: Omit<FindOptions, 'limit'> = {}): Promise<ServiceCounts> {
    const { jurisdiction, filters, ...asked } = options;
    return this.#transport.ask(countServices, { query, jurisdiction, filters }, asked);
  }

  get(code: string, options: AskOptions = {}): Promise<PublicService> {
    return this.#transport.ask(getService, { code }, options);
  }

  guides(options: AskOptions = {}): Promise<GuideList> {
    return this.#transport.ask(listGuides, {}, options);
  }
}
