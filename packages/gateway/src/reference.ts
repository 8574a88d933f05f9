import { openApiOf } from '@motcua/contract/openapi';
import { services } from '@motcua/contract/services';

/** The API reference of this gateway, OpenAPI 3.1. */
export function referenceDocument(): object {
  return openApiOf({ services }, { title: 'motcua gateway', version: '1' });
}
