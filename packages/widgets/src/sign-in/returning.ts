const key = 'motcua-returning';

/** Lets an element go on with what was pressed once its person is back from a sign-in; of the person nothing is remembered. */
export function rememberReturn(tag: string): void {
  try {
    sessionStorage.setItem(key, tag);
  } catch {
    // Storage is closed to this page: one more press.
  }
}

/** Whether an element of this tag led its person to a sign-in from which they have just come back; true once. */
export function takeReturn(tag: string): boolean {
  try {
    if (sessionStorage.getItem(key) !== tag) return false;
    sessionStorage.removeItem(key);
    return true;
  } catch {
    return false; // Storage is closed to this page.
  }
}
