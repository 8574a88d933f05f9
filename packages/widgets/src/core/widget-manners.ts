import { aTimeout, expect, fixtureCleanup } from '@open-wc/testing';
import { executeServerCommand, sendKeys, setViewport } from '@web/test-runner-commands';
import type axeCore from 'axe-core';
import 'axe-core'; // A script that leaves `axe` on the page.
import type { Client } from '@motcua/sdk';
import type { Wording } from './language.ts';
import type { MotcuaElement } from './motcua-element.ts';

/** An element under the suite: how to put it on a page, and the states a citizen can meet. */
export interface MannerSubject {
  readonly tag: string;
  /** State → puts the element into `root` in that state, and resolves when it has come to rest. */
  readonly states: Readonly<Record<string, (root: HTMLElement) => Promise<MotcuaElement>>>;
  /** States that end, by intention, when the element is taken out of the page. */
  readonly fleeting?: readonly string[];
  readonly wording: Wording<object>;
  /** A client over sample ports, for the checks that bring it late. */
  client(): Client;
  /** Whether a citizen can tell that the element works. */
  isReady(element: MotcuaElement): boolean;
}

declare const axe: typeof axeCore;

/** One thing every element does, and a fault that shows the check can see it missing. */
interface Manner {
  readonly name: string;
  check(element: MotcuaElement, subject: MannerSubject): Promise<void>;
  /** Puts a fault into the element; the check must then throw. */
  plant(element: MotcuaElement): void;
}

const phone = { width: 360, height: 740 };

/** Size of text and of targets in easy mode (design of easy mode); elsewhere targets follow our own 44 px, above WCAG 2.2, 2.5.8. */
const easy = { textPx: 20, targetPx: 56 };
const usualTargetPx = 44;

const manners: readonly Manner[] = [
  {
    name: 'has no accessibility fault that axe can find, light and dark',
    async check(element) {
      for (const scheme of ['light', 'dark']) {
        await media({ 'prefers-color-scheme': scheme });
        await element.updateComplete;
        const { violations } = await axe.run(element, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
        });
        expect(violations.map(({ id, nodes }) => `${scheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).to.deep.equal([]);
      }
    },
    plant: (element) => insert(element, 'input'),
  },
  {
    name: 'has targets that a thumb hits',
    async check(element) {
      expect(smallTargets(element, usualTargetPx)).to.deep.equal([]);
    },
    plant: (element) => {
      insert(element, 'button').textContent = 'x';
    },
  },
  {
    name: 'fits 320 px, which is 400 % zoom, and 200 % text on a phone',
    async check(element) {
      await setViewport({ width: 320, height: 640 });
      expect(overflowing(element)).to.deep.equal([]);
      await setViewport(phone);
      document.documentElement.classList.add('double');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.double { font-size: 200% }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      const wide = overflowing(element);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      expect(wide).to.deep.equal([]);
    },
    plant: (element) => {
      insert(element, 'p').style.width = '500px';
    },
  },
  {
    name: 'keeps the borders of its controls in forced colours',
    async check(element) {
      await media({ 'forced-colors': 'active' });
      const bare = controlsOf(element).filter((control) => !isOutlined(control));
      expect(bare.map((control) => control.outerHTML)).to.deep.equal([]);
    },
    plant: (element) => {
      const button = insert(element, 'button');
      button.textContent = 'x';
      button.style.border = '0';
      button.style.textDecoration = 'none';
    },
  },
  {
    name: 'does not move where a person asked for less motion',
    async check(element) {
      await media({ 'prefers-reduced-motion': 'reduce' });
      const moving = everything(element).filter((each) => {
        const { transitionDuration, animationName, animationDuration } = getComputedStyle(each);
        return parseFloat(transitionDuration) > 0 || (animationName !== 'none' && parseFloat(animationDuration) > 0);
      });
      expect(moving.map((each) => each.outerHTML)).to.deep.equal([]);
    },
    plant: (element) => {
      insert(element, 'p').style.transitionDuration = '1s';
    },
  },
  {
    name: 'has large text and large targets in easy mode',
    async check(element) {
      element.easy = true;
      await settled(element);
      expect(smallTargets(element, easy.targetPx)).to.deep.equal([]);
      const small = texts(element).filter((text) => parseFloat(getComputedStyle(parentOf(text)).fontSize) < easy.textPx);
      expect(small.map((text) => text.data.trim())).to.deep.equal([]);
    },
    plant: (element) => {
      const note = insert(element, 'p');
      note.textContent = 'x';
      note.style.fontSize = '12px';
    },
  },
  {
    name: 'speaks English where the page does',
    async check(element, { wording }) {
      const sentences = Object.values(wording.vi).filter((words): words is string => typeof words === 'string' && words.length > 6);
      element.lang = 'en';
      await settled(element);
      const text = texts(element).map(({ data }) => data.trim());
      expect(text.filter((each) => sentences.includes(each))).to.deep.equal([]);
      element.lang = 'vi';
    },
    plant: (element) => {
      insert(element, 'p').textContent = element.localName === 'motcua-app' ? 'Xóa hết và kết thúc' : 'Gọi người giúp';
    },
  },
  {
    name: 'can be used with the keyboard alone, and shows where the focus is',
    async check(element) {
      const controls = controlsOf(element);
      for (const control of controls) expect(control.tabIndex, control.outerHTML).to.be.at.least(0);
      // Focus that came by the keyboard is shown; what a script or a finger moved need not be.
      const before = document.createElement('span');
      before.tabIndex = 0;
      document.body.prepend(before);
      before.focus();
      await sendKeys({ press: 'Tab' });
      before.remove();
      const reached = new Set<Element>();
      // Day, month, year and the calendar of a date are stops of their own inside one control.
      const stops = controls.length + 3 * controls.filter((control) => control.matches('[type=date]')).length;
      for (let press = 0; press <= stops; press += 1) {
        const focused = deepActive();
        if (focused) reached.add(focused);
        if (focused && controls.includes(focused)) expect(showsFocus(focused), `no visible focus: ${focused.outerHTML}`).to.equal(true);
        await sendKeys({ press: 'Tab' });
      }
      // Radio buttons of one name are one stop; arrows go on from there (ARIA Authoring Practices).
      const names = new Set([...reached].flatMap((each) => (each instanceof HTMLInputElement && each.type === 'radio' ? [each.name] : [])));
      const missed = controls.filter((control) => !reached.has(control) && !(control instanceof HTMLInputElement && control.type === 'radio' && names.has(control.name)));
      expect(missed.map((control) => control.outerHTML)).to.deep.equal([]);
    },
    plant: (element) => {
      const button = insert(element, 'button');
      button.textContent = 'x';
      button.tabIndex = -1;
    },
  },
  {
    name: 'still changes its text after the browser has translated it',
    async check(element, { wording }) {
      for (const text of texts(element)) {
        const outer = document.createElement('font');
        const inner = document.createElement('font');
        inner.textContent = `[${text.data}]`;
        outer.append(inner);
        text.replaceWith(outer);
      }
      element.lang = 'en';
      await settled(element);
      const words = texts(element).map(({ data }) => data.trim());
      const sentences = Object.values(wording.vi).filter((each): each is string => typeof each === 'string' && each.length > 6);
      expect(words.filter((each) => sentences.some((sentence) => each === `[${sentence}]`))).to.deep.equal([]);
      element.lang = 'vi';
    },
    plant: (element) => {
      const root = element.renderRoot as ShadowRoot;
      // What undoes a translation looks for `font`; without it the old words stay.
      root.querySelectorAll = ((selector: string) => (selector === 'font' ? [] : ShadowRoot.prototype.querySelectorAll.call(root, selector))) as ParentNode['querySelectorAll'];
    },
  },
];

/** Apart: it is about an element that nobody has touched. */
const staying: Manner = {
  name: 'comes back as it was after it was taken out of the page',
  async check(element, subject) {
    const parent = element.parentElement!;
    const before = texts(element).length;
    element.remove();
    await aTimeout(0);
    parent.append(element);
    await settled(element);
    await until(() => subject.isReady(element) && texts(element).length === before, 'it came back different');
  },
  plant: (element) => {
    const { isConnected } = element;
    new MutationObserver(() => element.renderRoot.replaceChildren()).observe(element.parentElement!, { childList: isConnected });
  },
};

/**
 * Runs every manner on an element: each check in each state, and each check once against a planted fault, to prove
 * that it can fail. To be called in the element's own test file.
 */
export function widgetManners(subject: MannerSubject): void {
  for (const [state, place] of Object.entries(subject.states)) {
    // Getting into a state can take seconds, so what leaves no trace behind is looked at together.
    it(`has the manners of every element (${state})`, async () => {
      const element = await staged(place);
      const faults: string[] = [];
      for (const { name, check } of manners) {
        await undisturbed(element);
        await check(element, subject).catch((fault: unknown) => faults.push(`${name}: ${wordsOf(fault)}`));
      }
      expect(faults).to.deep.equal([]);
    });
    if (subject.fleeting?.includes(state)) continue;
    it(`${staying.name} (${state})`, async () => {
      await staying.check(await staged(place), subject);
    });
  }
  for (const manner of [...manners, staying]) {
    it(`is caught where it does not: ${manner.name}`, async () => {
      const [place] = Object.values(subject.states);
      const element = await staged(place!);
      manner.plant(element);
      let fault: unknown;
      try {
        await manner.check(element, subject);
      } catch (error) {
        fault = error;
      }
      expect(fault, 'the planted fault went unnoticed').not.to.equal(undefined);
    });
  }

  it('is defined once, whoever comes second', () => {
    const first = customElements.get(subject.tag) as typeof MotcuaElement & CustomElementConstructor;
    class Second extends (first as unknown as CustomElementConstructor) {}
    first.define.call(Second as unknown as typeof MotcuaElement, subject.tag);
    expect(customElements.get(subject.tag)).to.equal(first);
    expect(() => customElements.define(subject.tag, Second)).to.throw(); // What an unguarded copy would have done.
  });

  it('shows what the host put inside until it is ready, and then no longer', async () => {
    const root = stage();
    const element = document.createElement(subject.tag) as MotcuaElement;
    element.append(Object.assign(document.createElement('p'), { textContent: 'Gọi 1022' }));
    // Inside one that has no client yet: some elements need none where nothing around them could give one.
    const around = subject.tag === 'motcua-app' ? root : document.createElement('motcua-app');
    if (around !== root) root.append(around);
    around.append(element);
    await settled(element);
    const slot = element.shadowRoot!.querySelector<HTMLSlotElement>('slot:not([name])')!;
    expect(slot.hidden).to.equal(false);
    expect(slot.assignedElements()[0]!.getBoundingClientRect().height).to.be.above(0);
    element.setAttribute('code', '9.000001');
    element.client = subject.client();
    await until(() => subject.isReady(element), 'it never became ready after its client arrived late');
    if (subject.tag !== 'motcua-app') expect(slot.hidden).to.equal(true);
  });
}

async function staged(place: (root: HTMLElement) => Promise<MotcuaElement>): Promise<MotcuaElement> {
  fixtureCleanup();
  document.querySelectorAll('[data-stage]').forEach((old) => old.remove());
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname);
  await media({});
  await setViewport(phone);
  const element = await place(stage());
  await settled(element);
  return element;
}

/** Takes back what a check before may have left. */
async function undisturbed(element: MotcuaElement): Promise<void> {
  deepActive()?.blur();
  element.easy = false;
  element.lang = 'vi';
  await media({});
  await setViewport(phone);
  await settled(element);
}

/** What was found, whole: the message of a failed comparison cuts lists short. */
function wordsOf(fault: unknown): string {
  return fault instanceof Error && 'actual' in fault ? `${fault.message} ${JSON.stringify(fault.actual)}` : String(fault);
}

function stage(): HTMLElement {
  const root = document.createElement('main');
  root.dataset['stage'] = '';
  document.body.append(root);
  return root;
}

/** Lets an element and the elements inside it come to rest. */
async function settled(element: MotcuaElement): Promise<void> {
  await element.updateComplete;
  await aTimeout(0);
  for (const each of everything(element)) if ('updateComplete' in each) await each.updateComplete;
}

async function until(isTrue: () => boolean, otherwise: string): Promise<void> {
  for (const end = Date.now() + 5000; !isTrue(); await aTimeout(20)) if (Date.now() > end) throw new Error(otherwise);
}

/** What a person has set in their system; all others as usual. */
async function media(features: Readonly<Record<string, string>>): Promise<void> {
  await executeServerCommand('media-features', { 'prefers-color-scheme': 'light', 'forced-colors': 'none', 'prefers-reduced-motion': 'no-preference', ...features });
}

/** A planted element, last in the shadow root. */
function insert<K extends keyof HTMLElementTagNameMap>(element: MotcuaElement, name: K): HTMLElementTagNameMap[K] {
  const planted = document.createElement(name);
  element.renderRoot.append(planted);
  return planted;
}

/** Everything that an element draws, through the shadow roots of ours; what the host put inside is the host's. */
function everything(element: Element): HTMLElement[] {
  const inside = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])];
  return inside.flatMap((each) => [each, ...(each.shadowRoot ? everything(each) : [])]).filter((each) => each.checkVisibility());
}

const controlSelector = 'a[href], button, input, summary, select, textarea';

function controlsOf(element: Element): HTMLElement[] {
  return everything(element).filter((each) => each.matches(controlSelector));
}

function texts(element: Element): Text[] {
  return everything(element)
    .filter((each) => !each.closest('svg, slot'))
    .flatMap((each) => [...each.childNodes])
    .filter((node): node is Text => node instanceof Text && node.data.trim() !== '');
}

function parentOf(text: Text): HTMLElement {
  return text.parentElement!;
}

/** Links inside a line of text are read, not aimed at (WCAG 2.2, 2.5.8, exception "inline"); a box's label is part of it. */
function smallTargets(element: Element, leastPx: number): string[] {
  return controlsOf(element)
    .filter((control) => !(control.matches('a') && getComputedStyle(control).display === 'inline'))
    .map((control) => ({ control, target: control.closest('label') ?? control }))
    .filter(({ target }) => target.getBoundingClientRect().height < leastPx - 0.5)
    .map(({ control, target }) => `${Math.round(target.getBoundingClientRect().height)} px: ${control.outerHTML}`);
}

/** What reaches beyond the element's own box. */
function overflowing(element: Element): string[] {
  const { right } = element.getBoundingClientRect();
  return everything(element)
    .filter((each) => !each.matches('.unseen, .unseen *') && each.getBoundingClientRect().right > right + 1)
    .map((each) => `${Math.round(each.getBoundingClientRect().right)} > ${Math.round(right)}: ${each.outerHTML.slice(0, 200)}`);
}

function isOutlined(control: HTMLElement): boolean {
  const field = control.closest<HTMLElement>('.field, .file') ?? control;
  const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(field);
  const isBordered = borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0;
  // A row of a list and a link are known by what surrounds or underlines them; a tick box is the browser's own.
  const isRow = control.matches('.choice, summary') || (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type));
  return isBordered || isRow || textDecorationLine.includes('underline') || control.matches('a');
}

function showsFocus(control: HTMLElement): boolean {
  const field = control.matches('input, textarea') ? (control.closest<HTMLElement>('.field, .file') ?? control) : control;
  const { outlineStyle, outlineWidth } = getComputedStyle(field);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
}

function deepActive(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active as HTMLElement | null;
}
