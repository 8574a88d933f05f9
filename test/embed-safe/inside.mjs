// What runs inside the page under test, as text: through the developer tools, or before any script of the page. It uses
// of the language only what no page of these probes has broken.

/** Before any script of the page: notices what goes wrong, and which names were there. */
function record() {
  const seen = { violations: [], errors: [], rejections: [], shifts: [], names: Object.create(null) };
  Object.defineProperty(globalThis, Symbol.for('embed-safe'), { value: seen });
  const note = (list, text) => {
    list[list.length] = text;
  };
  addEventListener('securitypolicyviolation', (event) => note(seen.violations, `${event.effectiveDirective} ${event.blockedURI}`), true);
  addEventListener('error', (event) => event.message && note(seen.errors, event.message));
  addEventListener('unhandledrejection', (event) => note(seen.rejections, String(event.reason)));
  const names = Object.getOwnPropertyNames(globalThis);
  for (let index = 0; index < names.length; index += 1) seen.names[names[index]] = true;
  new PerformanceObserver((list) => {
    const entries = list.getEntries();
    for (let index = 0; index < entries.length; index += 1) if (!entries[index].hadRecentInput) note(seen.shifts, entries[index].value);
  }).observe({ type: 'layout-shift', buffered: true });
}

function noticed() {
  const { violations, errors, rejections, shifts, names } = globalThis[Symbol.for('embed-safe')];
  let shifted = 0;
  for (let index = 0; index < shifts.length; index += 1) shifted += shifts[index];
  const globals = [];
  const now = Object.getOwnPropertyNames(globalThis);
  for (let index = 0; index < now.length; index += 1) if (!names[now[index]] && isNaN(now[index])) globals[globals.length] = now[index];
  return { violations, errors, rejections, shifted, globals };
}

/** Every element that stands in the embedded part, through open shadow roots; what is not shown is left out. */
const everything = `function everything(root) {
  const found = [];
  const visit = (node) => {
    if (node.nodeType === 1 && !node.matches('script, style, link, template')) {
      if (!node.checkVisibility({ checkVisibilityCSS: true })) return;
      found.push(node);
    }
    for (const child of (node.shadowRoot ?? node).childNodes) visit(child);
    if (node.localName === 'slot') for (const given of node.assignedElements()) visit(given);
  };
  visit(root);
  return found;
}`;

const withEverything = (text) => `(...given) => { ${everything}; return (${text})(...given); }`;

/** Text that is shown, through open shadow roots. */
function shown() {
  const text = [];
  for (const element of everything(document.querySelector('#embedded')))
    for (const node of (element.shadowRoot ?? element).childNodes) if (node.nodeType === 3) text.push(node.data);
  return text.join(' ').replace(/\s+/g, ' ').trim();
}

/** Whether the host's own link, put where the element is to stand, can be seen and pressed. */
function isFallbackShown() {
  const link = document.querySelector('#host-fallback a');
  return link !== null && link.checkVisibility({ checkVisibilityCSS: true }) && link.getBoundingClientRect().height > 0;
}

/** How many alerts are shown, which tell that something failed. */
function alerts() {
  return everything(document.querySelector('#embedded')).filter((element) => element.getAttribute('role') === 'alert' && element.getBoundingClientRect().height > 0).length;
}

/** Does to the page's text what a browser's translation does: each text goes into two nested `<font>`. */
function translate() {
  const elements = everything(document.querySelector('#embedded'));
  let count = 0;
  for (const element of elements)
    for (const node of Array.from((element.shadowRoot ?? element).childNodes)) {
      if (node.nodeType !== 3 || node.data.trim() === '') continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = `⟦${node.data.trim()}⟧`;
      outer.append(inner);
      node.replaceWith(outer);
      count += 1;
    }
  return count;
}

/** How far the page scrolls sideways, and which words or fields of what is embedded lie beyond the window. */
function beyond() {
  const width = document.documentElement.clientWidth || innerWidth;
  const scroller = document.scrollingElement ?? document.documentElement;
  const reaches = ({ left, right, width: own, height }) => own > 1 && height > 1 && (right > width + 1 || left < -1);
  const words = document.createRange();
  const wide = [];
  for (const element of everything(document.querySelector('#embedded'))) {
    if (getComputedStyle(element).clipPath !== 'none' || element.closest('.unseen')) continue; // For screen readers alone.
    if (element.matches('input, textarea, select, img') && reaches(element.getBoundingClientRect())) wide.push(element.localName);
    for (const node of (element.shadowRoot ?? element).childNodes) {
      if (node.nodeType !== 3 || node.data.trim() === '') continue;
      words.selectNodeContents(node);
      if (reaches(words.getBoundingClientRect())) wide.push(node.data.trim().slice(0, 24));
    }
  }
  // A page that scrolls sideways by itself is its own affair.
  const embedded = document.querySelector('#embedded');
  const scrolled = scroller.scrollWidth;
  embedded.style.setProperty('display', 'none', 'important');
  const byItself = Math.max(width, scroller.scrollWidth);
  embedded.style.removeProperty('display');
  return { scrolls: Math.max(0, scrolled - byItself), wide: wide.slice(0, 3) };
}

/** Controls of which nothing shows where they are: neither border nor outline nor underline. */
function bareControls() {
  const isEdged = (element) => {
    const { borderTopStyle, borderTopWidth, borderBottomStyle, borderBottomWidth, outlineStyle, textDecorationLine } = getComputedStyle(element);
    const isBordered = (style, width) => style !== 'none' && parseFloat(width) > 0;
    return isBordered(borderTopStyle, borderTopWidth) || isBordered(borderBottomStyle, borderBottomWidth) || outlineStyle !== 'none' || textDecorationLine.includes('underline');
  };
  return everything(document.querySelector('#embedded'))
    .filter((element) => element.matches('a[href], button, input:not([type=hidden]), select, textarea, [contenteditable=true], [role=button], [role=textbox]'))
    .filter((element) => {
      for (let node = element, steps = 0; node && steps < 4; node = node.parentElement, steps += 1) if (isEdged(node)) return false;
      return true;
    })
    .map((element) => `${element.localName}.${element.className}`.slice(0, 40));
}

/** Texts that cannot be read: their contrast with what lies under them, by WCAG's formula. Only plain colours are judged. */
function faint(least, isPaper) {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([red, green, blue]) => {
    const linear = [red, green, blue].map((each) => (each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const under = (element) => {
    for (let node = element; node && !isPaper; node = parentOf(node)) {
      const found = channels(getComputedStyle(node).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const unread = [];
  for (const element of everything(document.querySelector('#embedded'))) {
    const text = [...(element.shadowRoot ?? element).childNodes].filter((node) => node.nodeType === 3 && node.data.trim() !== '').map(({ data }) => data.trim());
    if (text.length === 0 || element.closest('svg')) continue;
    const [a, b] = [light(channels(getComputedStyle(element).color)), light(under(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < least) unread.push(`${contrast.toFixed(1)} ${text[0].slice(0, 24)}`);
  }
  return unread;
}

/** Sizes that a host's style sheet may have spoilt: the smallest text, the lowest and the narrowest control, lines that cover each other. */
function sizes() {
  const elements = everything(document.querySelector('#embedded'));
  const texts = elements.filter(
    (element) => !element.closest('svg') && [...(element.shadowRoot ?? element).childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''),
  );
  const fields = elements.filter((element) => element.matches('input:not([type=hidden]), textarea, [contenteditable=true]'));
  const styles = texts.map((element) => getComputedStyle(element));
  const least = (numbers) => (numbers.length > 0 ? Math.round(Math.min(...numbers) * 10) / 10 : undefined);
  return {
    textPx: least(styles.map(({ fontSize }) => parseFloat(fontSize))),
    leading: least(styles.filter(({ lineHeight }) => lineHeight !== 'normal').map(({ lineHeight, fontSize }) => parseFloat(lineHeight) / parseFloat(fontSize))),
    fieldWidthPx: least(fields.map((element) => element.getBoundingClientRect().width)),
    fieldHeightPx: least(fields.map((element) => element.getBoundingClientRect().height)),
    transforms: [...new Set(styles.map(({ textTransform }) => textTransform))].filter((each) => each !== 'none'),
    indents: styles.filter(({ textIndent }) => Math.abs(parseFloat(textIndent)) > 100).length,
    unseen: styles.filter(({ opacity, visibility }) => opacity === '0' || visibility === 'hidden').length,
  };
}

const functions = { noticed, shown, isFallbackShown, alerts, translate, beyond, bareControls, faint, sizes };

/** Name → text of the function. `record` runs before the page's scripts; the others answer questions. */
export const inside = { record, ...Object.fromEntries(Object.entries(functions).map(([name, each]) => [name, name === 'noticed' ? String(each) : withEverything(String(each))])) };
