/** Where the chosen person is kept: until the tab closes, as a sign-in would be. */
const storageKey = 'portal-demonstration-person';

/** Somebody invented, whose records this page is shown with until there is a sign-in. */
export interface DemonstrationPerson {
  readonly id: string;
  readonly name: string;
}

export function chosenPerson(): DemonstrationPerson | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('name' in kept)) return undefined;
    return { id: String(kept.id), name: String(kept.name) };
  } catch {
    return undefined; // Storage is closed to this page: nobody is chosen.
  }
}

export function choosePerson(person: DemonstrationPerson | undefined): void {
  try {
    if (person) sessionStorage.setItem(storageKey, JSON.stringify(person));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Storage is closed to this page: the choice is for this page only.
  }
}
