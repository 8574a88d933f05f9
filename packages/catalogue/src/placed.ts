/**
 * Values are stored without the names of their fields: in the order of the checks in `record.ts`, by which `fields` gives
 * them their names again. Objects with a `kind` have an order for each.
 */
const when = ['condition', 'channel'] as const;

export const factOrders = {
  free: ['kind', 'rule', ...when],
  amount: ['kind', 'feeVnd', 'unit', 'rule', ...when],
  known: ['kind', 'amount', 'unit', ...when],
  unknown: ['kind', 'note', ...when],
} as const;

/** The values of an object without their names; those that are absent at the end are left out. */
export function placed(value: object, order: readonly string[]): unknown[] {
  const given = new Map<string, unknown>(Object.entries(value));
  const values = order.map((name) => given.get(name));
  while (values.length > 0 && values[values.length - 1] === undefined) values.pop();
  return values;
}
