/** What a sheet of A4 holds in the size of a book, and somewhat smaller, with room for a ward's counter and a few more papers. */
const shortLength = 2200;
const middleLength = 3000;
/** What it holds in the smallest size that can still be read; beyond it, where papers are had is left to the page. */
const longLength = 4900;

/** What is not printed; the styles leave it out. */
const unprinted = '.screen-only, .more, .chips, .tick small > span, [aria-labelledby=answers]';

/** What begins a line of its own, and how many characters that takes of a sheet. */
const blocks = 'dd, .tick, .steps > li, .ward-counter :is(p, li)';
const blockLength = 60;

/** How much there is to print, which decides how large it can be printed on one sheet. */
export function sheetSize(article: Element): 'short' | 'middle' | 'long' | 'full' {
  const hidden = [...article.querySelectorAll(unprinted)].filter((each) => !each.parentElement?.closest(unprinted));
  const length = hidden.reduce((rest, each) => rest - lengthOf(each), lengthOf(article));
  if (length < middleLength) return length < shortLength ? 'short' : 'middle';
  return length < longLength ? 'long' : 'full';
}

function lengthOf(element: Element): number {
  return (element.textContent ?? '').replace(/\s+/g, ' ').length + element.querySelectorAll(blocks).length * blockLength;
}
