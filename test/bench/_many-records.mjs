// A catalogue larger than the real one: invented services whose names are made of the real ones.

/** Numbers from 0 to 1, always the same ones (mulberry32). */
function numbersFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The records, and so many invented ones that there are `times` as many: the beginning of one name and the end of
 * another, under codes that nobody has. They carry no details, which no search reads.
 */
export function manyRecords(records, times) {
  const next = numbersFrom(57_000);
  const oneOf = (values) => values[Math.floor(next() * values.length)];
  const taken = new Set(records.map(({ code }) => code));
  const many = [...records];
  for (let number = 0; many.length < records.length * times; number += 1) {
    const code = `9.${String(number).padStart(6, '0')}`;
    if (taken.has(code)) continue;
    const [one, other] = [oneOf(records), oneOf(records)];
    const words = [one, other].map(({ name }) => name.split(' '));
    const name = [...words[0].slice(0, Math.ceil(words[0].length / 2)), ...words[1].slice(Math.ceil(words[1].length / 2))].join(' ');
    many.push({ ...one, code, name, replaces: [], related: [], papers: [], steps: [], legalBasis: [], exemptions: [] });
  }
  return many;
}
