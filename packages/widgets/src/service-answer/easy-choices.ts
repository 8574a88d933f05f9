/** How many are offered at once to choose from in easy mode. */
const most = 4;

/**
 * What is offered of a list: all of it, or in easy mode four at a time, those after the last being the first again.
 *
 * @param turns - How often the citizen has asked for others.
 */
export function offered<Choice>(all: readonly Choice[], isEasy: boolean, turns: number): readonly Choice[] {
  const from = isEasy ? (turns % Math.ceil(all.length / most || 1)) * most : 0;
  return all.slice(from, isEasy ? from + most : undefined);
}
