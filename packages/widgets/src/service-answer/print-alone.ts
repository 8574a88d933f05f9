const hiddenAttribute = 'data-motcua-unprinted';

/**
 * Prints one element without the page around it: a citizen takes a sheet of paper to the counter, not a web site.
 *
 * Works by a style sheet that is added for the time of printing, which a strict policy allows; where the browser cannot
 * (Safari before 16.4), the whole page is printed.
 */
export function printAlone(element: Element): void {
  if (!('adoptedStyleSheets' in document) || typeof CSSStyleSheet === 'undefined') return print();
  const others = surroundingsOf(element);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print { [${hiddenAttribute}] { display: none !important } }`);
  const roots = new Set(others.map((other) => other.getRootNode() as Document | ShadowRoot));
  for (const other of others) other.setAttribute(hiddenAttribute, '');
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const putBack = (): void => {
    for (const other of others) other.removeAttribute(hiddenAttribute);
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
  };
  addEventListener('afterprint', putBack, { once: true });
  print();
  return undefined;
}

/** Everything beside the element and its ancestors, across shadow roots. */
function surroundingsOf(element: Element): Element[] {
  const others: Element[] = [];
  let node: Element | null = element;
  while (node && node !== document.body) {
    const parent: ParentNode | null = node.parentNode as ParentNode | null;
    if (!parent) break;
    for (const sibling of parent.children) if (sibling !== node && !['STYLE', 'SCRIPT', 'LINK'].includes(sibling.tagName)) others.push(sibling);
    node = parent instanceof ShadowRoot ? parent.host : (parent as Element);
  }
  return others;
}
