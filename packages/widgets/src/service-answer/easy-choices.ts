/** How many are offered at once to choose from in easy mode. */
const most = 4;

/**
 * What is offered of a list: all of it, or in easy mode four at a time, those after the last being the first again. What was
 * chosen stays, so that it is seen and can be taken back.
 *
 * @param turns - How often the citizen has asked for others.
 */
export function offered<Choice>(all: readonly Choice[], isEasy: boolean, turns: number, isChosen: (choice: Choice) => boolean = () => false): readonly Choice[] {
  if (!isEasy) return all;
  const from = (turns % Math.ceil(all.length / most || 1)) * most;
  return all.filter((choice, index) => (index >= from && index < from + most) || isChosen(choice));
}
