// What a page may do to an embedded script, and what must become of it. Each probe is run on the specimen as well: as it
// is, where it must be green, and with the fault of the probe's name, where it must be red.
import { gzipSync } from 'node:zlib';
import { inside } from './inside.mjs';
import { textOf } from './kit.mjs';

/**
 * @typedef {object} Cell
 * @property {'green' | 'red' | 'none'} result `none`: the question cannot be asked.
 * @property {string} reason What was measured, in a line.
 *
 * @typedef {object} Probe
 * @property {string} name
 * @property {string} title
 * @property {string} proves What a host knows when it is green.
 * @property {(kit: import('./kit.mjs').Kit, subject: import('./kit.mjs').Subject) => Promise<Cell>} run
 * @property {string} [fault] Fault of the specimen that must turn it red; that of its own name by default.
 */

const green = (reason) => ({ result: 'green', reason });
const red = (reason) => ({ result: 'red', reason });
const none = (reason) => ({ result: 'none', reason });
const judged = (faults, otherwise) => (faults.length > 0 ? red(faults.join('; ')) : green(otherwise));
const short = (texts) => [...new Set(texts)].slice(0, 2).join(', ').slice(0, 120);

/** What went wrong on a page beside the subject's own fault. */
async function faultsOn(page, { notices = ['errors', 'rejections'], ms } = {}) {
  const fault = await page.fault(ms);
  const noticed = await page.noticed();
  return [fault, ...notices.map((each) => (noticed[each].length > 0 ? `${noticed[each].length} ${each}: ${short(noticed[each])}` : ''))].filter(Boolean);
}

/** A probe that puts the subject on some page, where it must work without an error. */
const worksOn = (name, title, proves, like, more = {}) => ({
  name,
  title,
  proves,
  async run(kit, subject) {
    const page = await kit.visit(subject, typeof like === 'function' ? await like(subject, kit) : like);
    try {
      return judged(await faultsOn(page, more), 'works, no error');
    } finally {
      await page.close();
    }
  },
  ...(more.fault && { fault: more.fault }),
});

// Pictures, fonts, and styles of named origins are let in: what is asked is whether scripts and styles need `unsafe-…`.
const everywhere = (cdn, more = '') =>
  `default-src 'none'; img-src * data: blob:; font-src * data:; connect-src 'self' ${cdn}; style-src 'self' https: ${cdn}${more}; base-uri 'none'`;
const strict = (cdn) => `${everywhere(cdn)}; script-src 'self' ${cdn}`;
const nonce = 'bm9uY2U';
const withNonce = (cdn) => `${everywhere(cdn, ` 'nonce-${nonce}'`)}; script-src 'nonce-${nonce}'`;
const trusted = (names) => (cdn) => `${strict(cdn)}; require-trusted-types-for 'script'; trusted-types ${names.length > 0 ? names.join(' ') : "'none'"}`;
const violations = ['violations', 'errors', 'rejections'];

/** Puts a copy of the script into the page once more, as a host that tries again does. */
const insertAgain = `(() => { for (const old of [...document.scripts]) { if (!old.src) continue; const again = document.createElement('script'); for (const { name, value } of old.attributes) again.setAttribute(name, value); document.head.append(again); } })()`;

/** Loses addresses, waits, brings them back, tries again. */
async function afterLoss(kit, subject, lost, again) {
  const page = await kit.visit(subject, { lost, isReady: false });
  try {
    await page.lose(300);
    page.restore();
    await page.evaluate(again);
    const fault = await page.fault();
    return fault ? red(`back again, ${fault}`) : green('works once it is back, without a reload');
  } finally {
    await page.close();
  }
}

/** What a citizen has while addresses are lost, and whether somebody could notice. */
async function duringLoss(kit, subject, lost) {
  const page = await kit.visit(subject, { lost, isReady: false });
  try {
    await page.lose(1200);
    const { errors, rejections } = await page.noticed();
    const isShown = await page.ask('isFallbackShown');
    const text = await page.ask('shown');
    return judged(
      [
        !isShown && (text === '' ? 'nothing is left: blank' : `the host’s link is gone; there is only “${text.slice(0, 40)}”`),
        rejections.length > 0 && `${rejections.length} unhandled rejections: ${short(rejections)}`,
        errors.length > 0 && `${errors.length} errors: ${short(errors)}`,
      ].filter(Boolean),
      'the host’s link stays, nothing is thrown',
    );
  } finally {
    await page.close();
  }
}

const oldWeb = (file) => ({ before: `<script src="${file}"></script>`, scripts: { [file]: textOf(`pages/${file}`) } });

/** Opens a page, looks, closes it; what could not stand is red for that. */
const looked = (name, title, proves, like, look, more = {}) => ({
  name,
  title,
  proves,
  ...more,
  async run(kit, subject) {
    const page = await kit.visit(subject, like);
    try {
      if (!(await page.isTrue(subject.works, 100))) return red('it never stood');
      return await look(page, subject);
    } finally {
      await page.close();
    }
  },
});

const fits = async (page) => {
  const { scrolls, wide } = await page.ask('beyond');
  return [scrolls > 0 && `the page scrolls sideways by ${scrolls} px`, wide.length > 0 && `reaches beyond the window: ${wide.join(', ')}`].filter(Boolean);
};

const hostScript = (text) => ({ after: '<script src="host.js" defer></script>', scripts: { 'host.js': text } });

/** Something in which an element stands unseen until the host shows it; then it must work. */
const shownLater = (name, title, proves, around, show, more = {}) => ({
  name,
  title,
  proves,
  fault: 'shown-later',
  async run(kit, subject) {
    const page = await kit.visit(subject, { around, isReady: false, ...more });
    try {
      await page.pause(1500); // Whoever looks once, looks now.
      await page.evaluate(show);
      const faults = await faultsOn(page);
      const text = faults.length > 0 ? '' : await page.ask('shown');
      return judged([...faults, ...(faults.length === 0 && text === '' ? ['nothing is shown'] : [])], 'works once it is shown');
    } finally {
      await page.close();
    }
  },
});

/** Smallest sizes at which a page can be read and pressed: WCAG 2.2, 2.5.8 for targets; half of common body text for letters. */
const least = { textPx: 12, leading: 1.15, fieldWidthPx: 120, fieldHeightPx: 24, contrast: 4.5 };

async function spoiltBy(page, contrast = least.contrast) {
  const { textPx, leading, fieldWidthPx, fieldHeightPx, transforms, indents, unseen } = await page.ask('sizes');
  const unread = await page.ask('faint', contrast, false);
  return [
    textPx === undefined && 'no text is shown',
    textPx < least.textPx && `text of ${textPx} px`,
    leading < least.leading && `lines of ${leading} times their text`,
    fieldWidthPx < least.fieldWidthPx && `a field ${fieldWidthPx} px wide`,
    fieldHeightPx < least.fieldHeightPx && `a field ${fieldHeightPx} px high`,
    transforms.length > 0 && `text made ${transforms.join()}`,
    indents > 0 && `${indents} texts indented out of sight`,
    unseen > 0 && `${unseen} texts unseen`,
    unread.length > 0 && `contrast too low: ${unread.slice(0, 2).join(', ')}`,
    ...(await fits(page)),
  ].filter(Boolean);
}

const looksUnspoilt = async (page, contrast) => {
  const faults = [...(await faultsOn(page)), ...(await spoiltBy(page, contrast))];
  const { textPx, fieldHeightPx } = await page.ask('sizes');
  return judged(faults, `works; text at least ${textPx} px${fieldHeightPx ? `, field ${fieldHeightPx} px high` : ''}`);
};

/** A whole page of a kind of host, on a phone and on a desk. */
const wholePage = (name, title, file, fault) => ({
  name,
  title,
  proves: `It works and can be read on ${title.toLowerCase()}, 360 and 1280 px wide.`,
  fault,
  async run(kit, subject) {
    const faults = [];
    for (const width of [360, 1280]) {
      const page = await kit.visit(subject, { page: textOf(`pages/${file}`), contentType: 'text/html', width });
      try {
        const found = [...(await faultsOn(page, { notices: ['rejections'] })), ...(await spoiltBy(page))];
        // A page that changes its content without loading puts the element there anew.
        const moves = await page.evaluate(`typeof navigateAgain === 'function'`);
        if (moves && found.length === 0) {
          await page.evaluate('navigateAgain()');
          found.push(...(await faultsOn(page, { notices: ['rejections'] })).map((each) => `after the page changed its content: ${each}`));
        }
        faults.push(...found.map((each) => `${width} px: ${each}`));
      } finally {
        await page.close();
      }
    }
    return judged(faults, 'works and can be read at 360 and 1280 px');
  },
});

/** Gzip bytes of scripts and style sheets until it stands: two seconds on a slow 3G network, 400 kbit/s. */
const firstViewBytes = 100_000;

/** What Web Vitals calls good. */
const mostShift = 0.1;

/** @type {readonly Probe[]} */
export const probes = [
  worksOn('style', 'Strict policy', 'The page’s Content-Security-Policy needs no `unsafe-inline`, no `unsafe-eval`.', { policy: strict }, { notices: violations }),
  worksOn(
    'nonce',
    'Policy of nonces',
    'A policy that knows scripts by nonce alone is enough: the nonce is passed on to what the script fetches.',
    { policy: withNonce, nonce, before: `<meta name="csp-nonce" content="${nonce}">` },
    { notices: violations },
  ),
  worksOn(
    'trusted-types',
    'Trusted Types',
    'It stands under `require-trusted-types-for` with only the policies that it documents.',
    ({ trustedTypes = [] }) => ({ policy: trusted(trustedTypes) }),
    { notices: violations },
  ),
  worksOn('two-copies', 'Two copies', 'The same script twice on a page is no error.', (subject) => ({
    head: (...given) => subject.head(...given) + subject.head(...given),
  })),
  {
    name: 'second-version',
    title: 'Second version',
    proves: 'Another version of it on the same page is no error, and what stands works.',
    async run(kit, subject) {
      if (!subject.nextHead) return none('no second version is given');
      return worksOn('', '', '', { head: (...given) => subject.head(...given) + subject.nextHead(...given) }).run(kit, subject);
    },
  },
  worksOn('host-lit', 'Host with Lit', 'A host’s own Lit, and the policy that it needs, live beside it.', async ({ trustedTypes = [] }, { hostLit }) => ({
    policy: trusted([...new Set([...trustedTypes, 'lit-html'])]),
    ...hostLit,
  })),
  worksOn(
    'other-library',
    'Another element library',
    'A library that wraps `customElements.define` and `attachShadow` does not disturb it, nor is disturbed.',
    oldWeb('other-library.js'),
  ),
  worksOn('shadow-root', 'Another framework’s shadow root', 'It stands inside the shadow root of another framework’s element, which is attached when that element is defined.', {
    ...hostScript(`setTimeout(() => customElements.define('host-panel', class extends HTMLElement {
        constructor() { super(); this.attachShadow({ mode: 'open' }); }
        connectedCallback() { this.shadowRoot.append(this.firstElementChild.content.cloneNode(true)); }
      }), 500)`),
    around: (element) => `<host-panel><template><section>${element}</section></template></host-panel>`,
    within: `document.querySelectorAll('host-panel')[0].shadowRoot`,
  }),
  shownLater(
    'dialog',
    'Dialogue that is opened later',
    'It stands inside a `<dialog>` that is closed when the page is loaded, and works once that is opened.',
    (element) => `<dialog id="host-dialog">${element}</dialog>`,
    `document.getElementById('host-dialog').showModal()`,
  ),
  shownLater(
    'tab-panel',
    'Panel of a tab',
    'It stands in a panel with `display: none`, and works once that is shown.',
    (element) => `<div id="host-panel" style="display: none">${element}</div>`,
    `document.getElementById('host-panel').style.display = ''`,
  ),
  shownLater(
    'content-visibility',
    'Region that is drawn late',
    'It stands far below in a region with `content-visibility: auto`, and works once somebody scrolls there.',
    (element) => `<div style="height: 6000px"></div><div id="host-region" style="content-visibility: auto; contain-intrinsic-size: auto 400px">${element}</div>`,
    `document.getElementById('host-region').scrollIntoView()`,
  ),
  {
    name: 'two-elements',
    title: 'Twice on a page',
    proves: 'Two of the same element on one page both work, also once the other is gone.',
    async run(kit, subject) {
      const around = (element) => `<div id="host-first">${element}</div><div id="host-second">${element}</div>`;
      const page = await kit.visit(subject, { around, within: `document.getElementById('host-first')` });
      try {
        const first = await page.fault();
        page.lookWithin(`document.getElementById('host-second')`);
        await page.evaluate(`document.getElementById('host-first').remove()`);
        const rest = await faultsOn(page);
        return judged([first && `the first: ${first}`, ...rest.map((each) => `the second: ${each}`)].filter(Boolean), 'both work, no error');
      } finally {
        await page.close();
      }
    },
  },
  {
    name: 'script-down',
    title: 'Script unreachable',
    proves: 'Where the script cannot be fetched the host’s own link stays, and nothing is thrown.',
    run: (kit, subject) => duringLoss(kit, subject, subject.entry),
  },
  {
    name: 'script-again',
    title: 'Script back again',
    proves: 'A second attempt works without a reload.',
    run: (kit, subject) => afterLoss(kit, subject, subject.entry, subject.startAgain ?? insertAgain),
  },
  {
    name: 'part-down',
    title: 'Part of it unreachable',
    proves: 'Where what the script fetches by itself is lost, the host’s own link stays, and it works once that is back.',
    async run(kit, subject) {
      if (!subject.parts) return none('one file');
      const during = await duringLoss(kit, subject, subject.parts);
      return during.result === 'red' ? during : afterLoss(kit, subject, subject.parts, 'dispatchEvent(new Event("online"))');
    },
  },
  {
    name: 'answers-down',
    title: 'Data unreachable',
    proves: 'Where what it answers from is lost, the citizen reads within 10 seconds that it is, or still has the host’s link.',
    async run(kit, subject) {
      if (!subject.answers) return none('it asks nobody');
      const page = await kit.visit(subject, { lost: subject.answers, isReady: false });
      try {
        const isTold = await page.isTrue(`(${inside.isFallbackShown})() || document.querySelector('#embedded [role=alert]') !== null || (${inside.alerts})() > 0`, 10_000);
        await page.lose(2500);
        const { rejections } = await page.noticed();
        const text = (await page.ask('shown')).slice(0, 60);
        const remains = isTold && (await page.isTrue(`(${inside.isFallbackShown})() || (${inside.alerts})() > 0`, 1000));
        return judged(
          [!remains && `after 10 s there is only “${text}”`, rejections.length > 0 && `${rejections.length} unhandled rejections: ${short(rejections)}`].filter(Boolean),
          `says “${text}”`,
        );
      } finally {
        await page.close();
      }
    },
  },
  {
    name: 'no-script',
    title: 'JavaScript off',
    proves: 'What the host put inside is shown.',
    async run(kit, subject) {
      const page = await kit.visit(subject, { javaScript: false, isReady: false });
      try {
        return (await page.page.locator('#host-fallback').getByRole('link').first().isVisible())
          ? green('the host’s link stays')
          : red('blank: it has no place for what a host wants to show instead');
      } finally {
        await page.close();
      }
    },
  },
  looked('translate', 'Translated, then changed', 'After a browser’s translation has rewritten its text, a change of state shows new text.', {}, async (page, { update }) => {
    if (!update) return none('no text of its own that changes');
    const count = await page.ask('translate');
    await page.evaluate(update.act);
    await page.pause(400);
    const text = await page.ask('shown');
    const { errors, rejections } = await page.noticed();
    return judged(
      [
        !text.includes(update.shows) && `the old words stay: “${text.slice(0, 60)}”`,
        text.includes(`⟦${update.shows}`) && 'only the mark changed',
        errors.length + rejections.length > 0 && short([...errors, ...rejections]),
      ].filter(Boolean),
      `${count} texts were rewritten; the new one is read`,
    );
  }),
  worksOn('base', '`<base href>`', 'A page that resolves its addresses elsewhere does not send it there.', { before: '<base href="/mot/noi/khac/">' }),
  looked(
    'charset',
    'Another character set',
    'On a page of windows-1258, its own words stay whole where the script’s server names no character set.',
    { contentType: 'text/html; charset=windows-1258' },
    async (page, { words }) => {
      if (!words) return none('it has no words of its own');
      const text = await page.ask('shown');
      return judged([...(await faultsOn(page)), ...(text.includes(words) ? [] : [`words are broken: “${text.slice(0, 60)}”`])], `reads “${words}”`);
    },
  ),
  worksOn('frozen', 'Frozen prototypes', 'It works where `Object.prototype`, `Array.prototype` and `Function.prototype` are frozen.', oldWeb('frozen.js')),
  worksOn(
    'old-libraries',
    'Old libraries',
    'It works where libraries of 2008 have added to and replaced methods of arrays, functions and objects, and `document.write` runs beside it.',
    oldWeb('old-libraries.js'),
  ),
  worksOn('amd', 'Module loader and taken names', 'It works where a page has an AMD loader, and has used up names such as `html`, `name`, `exports`.', oldWeb('taken-names.js')),
  looked(
    'hostile-css',
    'Hostile CSS',
    'A host’s resets with `!important` leave it readable and pressable.',
    { before: '<link rel="stylesheet" href="hostile.css">', scripts: { 'hostile.css': textOf('pages/hostile.css') } },
    (page) => looksUnspoilt(page),
  ),
  looked(
    'dark',
    'Hostile CSS in the dark',
    'The same on a device set to dark: letters and ground still fit each other.',
    { before: '<link rel="stylesheet" href="hostile.css">', scripts: { 'hostile.css': textOf('pages/hostile.css') }, media: { colorScheme: 'dark' } },
    (page) => looksUnspoilt(page),
  ),
  looked('quirks', 'Quirks mode', 'A page without a doctype is no obstacle.', { doctype: '' }, (page) => looksUnspoilt(page, 1)),
  looked('rtl', 'Right to left, no `lang`', 'A page that runs from right to left and names no language does not break it.', { attributes: 'dir="rtl"' }, async (page) =>
    judged([...(await faultsOn(page)), ...(await fits(page))], 'works, nothing beyond the window'),
  ),
  looked('zoom', '400 % zoom', 'At 320 CSS px nothing scrolls sideways (WCAG 2.2, 1.4.10).', { width: 320, height: 256 }, async (page) =>
    judged([...(await faultsOn(page)), ...(await fits(page))], 'works, nothing scrolls sideways at 320 px'),
  ),
  looked(
    'text-200',
    '200 % text',
    'Text at twice its size fits a phone (WCAG 2.2, 1.4.4).',
    { before: '<link rel="stylesheet" href="large.css">', scripts: { 'large.css': 'html { font-size: 200% }' } },
    async (page) => judged([...(await faultsOn(page)), ...(await fits(page))], 'works, nothing beyond the window'),
  ),
  looked('forced-colors', 'Forced colours', 'In a system’s high contrast each control still shows where it is.', { media: { forcedColors: 'active' } }, async (page) => {
    const bare = await page.ask('bareControls');
    return judged([...(await faultsOn(page)), bare.length > 0 && `no edge in forced colours: ${bare.slice(0, 3).join(', ')}`].filter(Boolean), 'each control has an edge');
  }),
  looked('print', 'Print', 'On paper its text is there, and dark enough for white.', { media: { media: 'print', colorScheme: 'light' } }, async (page) => {
    const [text, unread] = [await page.ask('shown'), await page.ask('faint', least.contrast, true)];
    return judged(
      [text === '' && 'nothing is printed', unread.length > 0 && `too faint for paper: ${unread.slice(0, 2).join(', ')}`].filter(Boolean),
      `${text.split(' ').length} words, all dark`,
    );
  }),
  looked(
    'shift',
    'Layout shift',
    `What stands around it moves by no more than ${mostShift} (CLS, “good” of Web Vitals).`,
    { around: (element) => `${element}${'<p>Tin của phường</p>'.repeat(20)}` },
    async (page) => {
      await page.pause(1000);
      const { shifted } = await page.noticed();
      return shifted > mostShift ? red(`CLS ${shifted.toFixed(3)}`) : green(`CLS ${shifted.toFixed(3)}`);
    },
  ),
  looked('origins', 'Unnamed origins', 'Nothing is asked of an origin that the host did not name.', {}, async (page, subject) => {
    const fault = await page.fault();
    await page.pause(500);
    const named = new Set([page.cdn, new URL(page.page.url()).origin, ...(subject.cdn ? [subject.cdn] : [])]);
    const others = [...new Set(page.requests.filter((address) => /^https?:/.test(address)).map((address) => new URL(address).origin))].filter((origin) => !named.has(origin));
    return judged([fault, others.length > 0 && `asked ${others.join(', ')}`].filter(Boolean), `${page.requests.length} requests, all to named origins`);
  }),
  looked('globals', 'Global names', 'It leaves no name in the page’s global object.', {}, async (page) => {
    await page.fault();
    const { globals } = await page.noticed();
    return globals.length > 0 ? red(`${globals.length}: ${globals.slice(0, 6).join(', ')}`) : green('none');
  }),
  looked(
    'bytes',
    'Bytes of the first view',
    `Scripts and styles until it stands are at most ${firstViewBytes.toLocaleString('en')} bytes gzip: two seconds on slow 3G.`,
    {},
    async ({ responses, page }) => {
      await page.waitForLoadState();
      let bytes = 0;
      for (const response of responses)
        if (/script|stylesheet/.test(response.request().resourceType()) || /\.(js|css)$/.test(response.url()))
          bytes += gzipSync(await response.body().catch(() => ''), { level: 9 }).length;
      return (bytes > firstViewBytes ? red : green)(`${bytes.toLocaleString('en')} bytes`);
    },
  ),
  wholePage('wordpress', 'A blog theme with its resets', 'wordpress.html', 'hostile-css'),
  wholePage('liferay', 'A portal that swaps its content', 'liferay.html', 'hostile-css'),
  wholePage('portal-2010', 'A portal made by hand in 2010', 'portal-2010.html', 'hostile-css'),
];
