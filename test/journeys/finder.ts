import type { Page } from './page.ts';

/** Expressions evaluated inside the page: the finder and what it draws, through its shadow root. */
const root = `document.querySelector('motcua-service-finder').shadowRoot`;

/** Whether the finder stands, instead of what the host put inside it. */
export const isStanding = `Boolean(document.querySelector('motcua-service-finder')?.shadowRoot?.querySelector('input'))`;

/** Asks as a citizen does, and waits for the answer to this very question. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.find('combobox').type(question);
  await page.press('Enter');
  await page.waitUntil(`${root}.textContent.includes(${JSON.stringify(`“${question}”`)}) && ${root}.querySelector('form').getAttribute('aria-busy') === 'false'`);
}

/** Codes of the services that are shown, in the order in which they are read. */
export function codesShown(page: Page): Promise<string[]> {
  return page.evaluate(`[...${root}.querySelectorAll('a[href*="ma="]')].map((link) => new URL(link.href).searchParams.get('ma'))`);
}

/** Whether the host's own content is what the citizen sees. */
export function showsFallback(page: Page): Promise<boolean> {
  return page.evaluate(`(() => {
    const finder = document.querySelector('motcua-service-finder');
    const slot = finder.shadowRoot?.querySelector('slot:not([name])');
    return (!slot || !slot.hidden) && finder.firstElementChild.getBoundingClientRect().height > 0;
  })()`);
}
