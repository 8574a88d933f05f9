import type { Page, Role, Thing } from '../journeys/page.ts';

/** The part of a journey's page that every engine's protocol can do. */
export type EnginePage = Pick<
  Page,
  'open' | 'reload' | 'back' | 'find' | 'press' | 'typeKeys' | 'read' | 'waitFor' | 'waitUntil' | 'evaluate' | 'address' | 'choose' | 'screenshot' | 'close'
>;

/** A browser of another engine. Every page starts as nobody, with nothing kept. */
export interface Engine {
  /** As its maker calls it, with its version. */
  readonly name: string;
  newPage(): Promise<EnginePage>;
  close(): Promise<void>;
}

/** What a driver gives, from which `enginePage` makes the rest. `element` is an expression that gives one. */
export interface Hands {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  address(): Promise<string>;
  evaluate(expression: string): Promise<unknown>;
  /** Presses the mouse there, in pixels of CSS from the corner of what is shown of the page. */
  pressAt(x: number, y: number): Promise<void>;
  /** One key: a letter, or a name such as `Enter`. */
  key(key: string): Promise<void>;
  chooseFiles(element: string, paths: readonly string[]): Promise<void>;
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Two cores are shared by a browser that draws without a graphics card and the servers. */
const patienceMs = 20_000;

const implicit: Partial<Record<Role, string>> = {
  article: 'article',
  button: 'button, summary, input[type=submit]',
  checkbox: 'input[type=checkbox]',
  heading: 'h1, h2, h3, h4',
  link: 'a[href]',
  listitem: 'li',
  main: 'main',
  radio: 'input[type=radio]',
  searchbox: 'input[type=search]:not([list])',
  textbox: 'input:not([type]), input[type=text], input[type=tel], textarea',
};

/** Inside the page: everything that is shown, through open shadow trees, in the order of the document. */
const shownElements = `(function shownIn(root) {
  return [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? shownIn(each.shadowRoot) : [])]);
})(document).filter((each) => each.getClientRects().length > 0 && getComputedStyle(each).visibility !== 'hidden')`;

/** Inside the page: the name by which an element is found, of what WAI-ARIA's name computation asks first. */
const nameOf = `(function nameOf(element) {
  const by = element.getAttribute('aria-labelledby');
  const written = by ? by.split(/\\s+/).map((id) => element.getRootNode().getElementById(id)?.textContent ?? '').join(' ') : element.getAttribute('aria-label');
  const label = written ?? (element.labels?.length ? [...element.labels].map((each) => each.textContent).join(' ') : undefined);
  return (label ?? element.textContent ?? '').replace(/\\s+/g, ' ').trim();
})`;

const shownText = `(function shown(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || ['SCRIPT', 'STYLE'].includes(node.tagName) || getComputedStyle(node).display === 'none') return '';
  const assigned = node.tagName === 'SLOT' ? node.assignedNodes({ flatten: true }) : [];
  return [...(assigned.length > 0 ? assigned : (node.shadowRoot ?? node).childNodes)].map(shown).join('') + (getComputedStyle(node).display.startsWith('inline') ? '' : '\\n');
})(document.body).replace(/[ \\t]+/g, ' ').replace(/\\s*\\n\\s*/g, '\\n').trim()`;

/** A journey's page, over what a driver can do. */
export function enginePage(hands: Hands): EnginePage {
  const { evaluate } = hands;
  let address = '';

  async function until(isTrue: () => Promise<unknown>, what: () => string): Promise<void> {
    for (const end = Date.now() + patienceMs; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      if (await isTrue().catch(() => false)) break; // The page may be on its way to another address.
      if (Date.now() > end) throw new Error(`never true: ${what()}\n${String(await evaluate(shownText).catch(String))}`);
    }
    address = await hands.address();
  }

  function find(role: Role, name?: string | RegExp): Thing {
    const fits = name === undefined ? 'true' : typeof name === 'string' ? `name.toLowerCase().includes(${JSON.stringify(name.toLowerCase())})` : `${String(name)}.test(name)`;
    const isOfRole = `each.getAttribute('role') === '${role}'${implicit[role] ? ` || (!each.hasAttribute('role') && each.matches(${JSON.stringify(implicit[role])}))` : ''}`;
    const element = `${shownElements}.find((each) => { const name = ${nameOf}(each); return (${isOfRole}) && ${fits}; })`;
    const there = () =>
      until(
        () => evaluate(`Boolean(${element})`),
        () => `${role} ${String(name)}`,
      );
    const read = async (expression: string) => {
      await there();
      return evaluate(expression);
    };
    /** Where it is, as a person would: what lies over it is pressed instead. */
    const press = async () => {
      const [x, y] = (await read(`(() => {
        const found = ${element};
        found.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = found.getClientRects()[0];
        return [left + width / 2, top + height / 2].map(Math.round);
      })()`)) as [number, number];
      await hands.pressAt(x, y);
      address = await hands.address();
    };
    return {
      press,
      async type(text) {
        await press();
        await evaluate(`(${element}.select(), true)`);
        for (const letter of text) await hands.key(letter);
      },
      read: async () => String(await read(`${element}.innerText.replace(/\\s+/g, ' ').trim()`)),
      value: async () => String(await read(`${element}.value`)),
      attribute: async (attribute) => (await read(`${element}.getAttribute(${JSON.stringify(attribute)})`)) as string | null,
      isShown: async () => Boolean(await evaluate(`Boolean(${element})`)),
      isFocused: async () => Boolean(await read(`(() => { const found = ${element}; return found.getRootNode().activeElement === found; })()`)),
    };
  }

  return {
    async open(url) {
      await hands.open(url);
      address = await hands.address();
    },
    reload: hands.reload,
    back: hands.back,
    find,
    press: hands.key,
    async typeKeys(text) {
      for (const letter of text) await hands.key(letter);
    },
    read: () => evaluate(shownText) as Promise<string>,
    waitFor: (text) =>
      until(
        () => evaluate(typeof text === 'string' ? `${shownText}.replace(/\\s+/g, ' ').includes(${JSON.stringify(text)})` : `${String(text)}.test(${shownText})`),
        () => String(text),
      ),
    waitUntil: (expression) =>
      until(
        () => evaluate(expression),
        () => expression,
      ),
    evaluate: <T>(expression: string) => evaluate(expression) as Promise<T>,
    address: () => address,
    async choose(label, ...paths) {
      const field = `${shownElements.replace(/\.filter.*$/, '')}.find((each) => each.matches('input[type=file]') && ${typeof label === 'string' ? `${nameOf}(each).includes(${JSON.stringify(label)})` : `${String(label)}.test(${nameOf}(each))`})`;
      await until(
        () => evaluate(`Boolean(${field})`),
        () => String(label),
      );
      await hands.chooseFiles(field, paths);
    },
    async screenshot(path) {
      const { writeFile } = await import('node:fs/promises');
      await writeFile(path, await hands.screenshot());
    },
    close: hands.close,
  };
}
