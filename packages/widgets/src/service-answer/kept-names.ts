/** Names with one of them put in or taken out. */
export function toggled(names: ReadonlySet<string>, name: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(names);
  if (isIn) next.add(name);
  else next.delete(name);
  return next;
}

/** A list of names in what the device kept. That may be of an older version or damaged; whatever is not a list of names is ignored. */
export function namesIn(kept: unknown, list: string): ReadonlySet<string> {
  const names: unknown = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>)[list] : undefined;
  return new Set(Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : []);
}
