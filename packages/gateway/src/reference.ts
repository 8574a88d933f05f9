import * as assistantWords from '@motcua/contract/assistant';
import * as clientSessionWords from '@motcua/contract/client-session';
import * as dataRequestWords from '@motcua/contract/data-request';
import * as delegationWords from '@motcua/contract/delegation';
import * as feedbackWords from '@motcua/contract/feedback';
import * as healthWords from '@motcua/contract/health';
import * as identityWords from '@motcua/contract/identity';
import { openApiOf } from '@motcua/contract/openapi';
import * as servicesWords from '@motcua/contract/services';
import * as ratingsWords from '@motcua/contract/ratings';
import * as reportsWords from '@motcua/contract/reports';
import * as signingWords from '@motcua/contract/signing';
import * as z from 'zod/mini';

/** The API reference of this gateway, OpenAPI 3.1. */
export function referenceDocument(): object {
  const { assistant } = assistantWords;
  const { clientSession } = clientSessionWords;
  const { dataRequest } = dataRequestWords;
  const { delegation } = delegationWords;
  const { feedback } = feedbackWords;
  const { health } = healthWords;
  const { identity } = identityWords;
  const { services } = servicesWords;
  const { ratings } = ratingsWords;
  const { reports } = reportsWords;
  const { signing } = signingWords;
  const schemas = Object.assign(
    {},
    ...[
      assistantWords,
      clientSessionWords,
      dataRequestWords,
      delegationWords,
      feedbackWords,
      healthWords,
      identityWords,
      ratingsWords,
      reportsWords,
      signingWords,
      servicesWords,
    ].map(schemasOf),
  );
  return openApiOf(
    { services, assistant, clientSession, dataRequest, delegation, feedback, health, identity, ratings, reports, signing },
    { title: 'motcua gateway', version: '1', schemas },
  );
}

/** The same as a file: indented, with a newline at its end. */
export function referenceText(): string {
  return `${JSON.stringify(referenceDocument(), null, 2)}\n`;
}

/** A schema and its type share one name, so a module's exports name its schemas. */
function schemasOf(module: Readonly<Record<string, unknown>>): Record<string, z.core.$ZodType> {
  const found: Record<string, z.core.$ZodType> = {};
  for (const [name, value] of Object.entries(module)) if (value instanceof z.core.$ZodType) found[name] = value;
  return found;
}
