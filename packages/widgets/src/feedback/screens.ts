import { parts, type Part } from './feedback-draft.ts';

/** What is on the screen: a part of the form, what became of what was sent, or how far earlier reports have come. */
export type Screen = Part | 'sent' | 'mine';

/** Which parts stand on one screen: four screens, in easy mode one question on each. */
const usual: readonly (readonly Part[])[] = [['what'], ['where'], ['text', 'photos', 'person'], ['check']];
const easy: readonly (readonly Part[])[] = parts.map((part) => [part]);

/** The screen with a part, how many there are, and what comes before and after. */
export function placeOf(part: Part, isEasy: boolean) {
  const screens = isEasy ? easy : usual;
  const index = screens.findIndex((each) => each.includes(part));
  return { parts: screens[index] ?? [part], place: index + 1, count: screens.length, before: screens[index - 1]?.[0], after: screens[index + 1]?.[0] };
}

/** The screen that the history names, if it is one. */
export function screenOf(kept: unknown): Screen | undefined {
  return ([...parts, 'sent', 'mine'] as const).find((screen) => screen === kept);
}
