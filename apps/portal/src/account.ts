import type { IdentityClient } from '@motcua/sdk';

/**
 * Shows in the header who is signed in, and what of the page is theirs alone (`data-own`), and keeps it true: in other tabs
 * too, and on a page that the browser kept.
 */
export function showAccount(identity: IdentityClient | undefined): void {
  const line = document.querySelector<HTMLElement>('[data-account]');
  const signedIn = line?.querySelector<HTMLElement>('[data-account-in]');
  const signedOut = line?.querySelector<HTMLElement>('[data-account-out]');
  const name = line?.querySelector('[data-account-name]');
  if (!identity || !line || !signedIn || !signedOut || !name) return;
  const own = document.querySelectorAll<HTMLElement>('[data-own]');
  /** What stands below the sign-in comes once that stands, so that it does not move. */
  let isStanding = false;
  const showOwn = (isShown: boolean): void => {
    for (const each of own) each.hidden = !isShown;
  };
  document.addEventListener('motcua-signed-in', () => showOwn((isStanding = true)));
  /** `undefined`: not known. */
  const show = (displayName: string | undefined, isOut: boolean): void => {
    name.textContent = displayName ?? '';
    signedIn.hidden = displayName === undefined;
    signedOut.hidden = !isOut;
    showOwn(isStanding && displayName !== undefined);
  };
  const ask = (): void => {
    identity.session().then(
      (session) => show(session.kind === 'signedIn' ? session.displayName : undefined, session.kind === 'signedOut'),
      () => show(undefined, false), // The way to the account stays; there it is said what is wrong.
    );
  };
  void identity.watch((change) => change.startsWith('signed') && ask(), new AbortController().signal).catch(() => {});
  addEventListener('pagehide', () => show(undefined, false));
  addEventListener('pageshow', ({ persisted }) => persisted && ask());
  ask();
}
