type Row = Uint16Array | Uint32Array | Int32Array;

/** A row with the same numbers and room for three times as many more. */
export function longer<T extends Row>(row: T, Longer: new (length: number) => T): T {
  const more = new Longer(row.length * 4);
  more.set(row);
  return more;
}
