import type { PublicService, ServiceHit } from '@motcua/contract/services';

/** What a search knows of a service: what it may be asked by, and what a list shows of it. */
export type FindableService = Omit<ServiceHit, 'matched'> & Pick<PublicService, 'aliases' | 'sector' | 'jurisdiction' | 'audiences' | 'results' | 'replaces'>;
