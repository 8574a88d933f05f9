import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../store/schema.ts';

/** The delegations in which somebody stands on either side. */
export function hasSide(code: string) {
  return ({ or, eb }: ExpressionBuilder<Tables, 'delegation'>) => or([eb('grantor', '=', code), eb('delegate', '=', code)]);
}
