import { createHash } from 'node:crypto';
import type { SignedInElement } from '@motcua/contract/client-session';
import type { Purpose } from '@motcua/contract/identity';
import { escaped } from './pages.ts';

/** What a person is asked, on a page of the gateway's own. */
export interface Agreement {
  /** What the site is called. */
  readonly name: string;
  readonly origins: readonly string[];
  readonly displayName: string;
  readonly purposes: readonly Purpose[];
  /** Elements by which the site may also ask for what concerns the account itself. */
  readonly accountElements: readonly SignedInElement[];
  /** Whether it is this gateway's own frame on that site that asks. */
  readonly isFramed: boolean;
  /** What comes back with the answer. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What the window that asked is told; `code` only where the person agreed. */
export type Handover = { readonly type: 'motcua-client-session'; readonly state: string } & ({ readonly code: string } | { readonly refused: true });

/** Hands over to whoever opened this window, if that is the very page that the answer is for, and to nobody else. */
const handoverScript = 'const { origin, handover } = document.body.dataset;\nif (opener) {\n  opener.postMessage(JSON.parse(handover), origin);\n  close();\n}';
// Under a finger that was already on its way a button must not appear: for a moment there is none.
const style = `:root { color-scheme: light dark; --accent: #0b57a4; --on-accent: #fff; --muted: #4a5866; --quiet: #f5f4f0; --line: #6b7783 }
@media (prefers-color-scheme: dark) { :root { --accent: #8ab8f5; --on-accent: #06213f; --muted: #b6c2ce; --quiet: #1a232c; --line: #8796a4 } }
body { margin: 0 auto; max-width: 34rem; padding: 20px 16px 32px; font: 1.125rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 12px }
h2, h3 { font-size: 1.125rem; margin: 20px 0 4px }
p, ul { margin: 0 0 12px }
ul { padding-left: 1.25em }
.site { background: var(--quiet); border-radius: 10px; margin: 0 0 12px; padding: 12px 16px; overflow-wrap: anywhere }
.site p { margin: 0 }
.quiet, [lang=en] { color: var(--muted); font-size: 1rem }
form { display: flex; flex-wrap: wrap; gap: 12px; margin: 20px 0; animation: there .7s step-end }
button { font: inherit; font-weight: 600; min-height: 48px; padding: 8px 24px; border-radius: 10px; border: 1px solid var(--line); background: none; color: inherit }
button[value=yes] { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
@keyframes there { from { visibility: hidden } }`;

/** What the window says, in one language; `site` is marked up already, and the one name by which that page goes. */
interface Words {
  readonly title: (site: string, seesMore: boolean) => string;
  readonly you: (displayName: string) => string;
  readonly ifYes: string;
  readonly signIn: (site: string, isFramed: boolean) => string;
  readonly sees: (site: string, isFramed: boolean, seesMore: boolean) => string;
  readonly noPassword: (site: string) => string;
  readonly seenBy: (recipient: string) => string;
  readonly days: (days: number) => string;
  readonly account: string;
  readonly accountItems: Readonly<Partial<Record<SignedInElement, string>>>;
  readonly accountLimit: (site: string, isFramed: boolean) => string;
  readonly onlyIf: (site: string) => string;
}

const vi: Words = {
  title: (site, seesMore) => (seesMore ? `Cho trang của ${site} xem hồ sơ của bạn?` : `Đăng nhập trên trang của ${site}?`),
  you: (displayName) => `Bạn đang đăng nhập với tên ${displayName}.`,
  ifYes: 'Nếu bạn đồng ý',
  signIn: (site, isFramed) => `Bạn được đăng nhập ${isFramed ? 'trong một khung riêng ' : ''}trên trang của ${site}, đến khi bạn đăng xuất hoặc đóng trang.`,
  sees: (site, isFramed, seesMore) => {
    if (isFramed) return `Trang của ${site} không đọc được tên bạn hay những gì trong khung.`;
    return `Trang của ${site} thấy tên của bạn${seesMore ? ' và những gì ghi dưới đây' : ''}.`;
  },
  noPassword: (site) => `Trang của ${site} không nhận được mật khẩu của bạn.`,
  seenBy: (recipient) => `Ai xem được: ${recipient}.`,
  days: (days) => `Đồng ý này có giá trị ${days} ngày, hoặc đến khi bạn rút lại. Đăng xuất hay đóng trang không rút lại nó.`,
  account: 'Tài khoản của bạn',
  accountItems: { 'motcua-consent': 'Xem và rút lại những gì bạn đã đồng ý ở đây', 'motcua-access-log': 'Xem ai đã xem hồ sơ của bạn' },
  accountLimit: (site, isFramed) => `${isFramed ? 'Khung trên trang' : 'Trang'} của ${site} không đồng ý thay bạn được.`,
  onlyIf: (site) => `Chỉ đồng ý khi chính bạn vừa bấm nút trên trang của ${site}, và tên ở trên là tên bạn. Nếu không, hãy bấm Không.`,
};

const en: Words = {
  title: (site, seesMore) => (seesMore ? `Let the site of ${site} see your records?` : `Sign in on the site of ${site}?`),
  you: (displayName) => `You are signed in as ${displayName}.`,
  ifYes: 'If you agree',
  signIn: (site, isFramed) => `You are signed in ${isFramed ? 'in a frame of its own ' : ''}on the site of ${site} until you sign out or close the page.`,
  sees: (site, isFramed, seesMore) => {
    if (isFramed) return `The site of ${site} cannot read your name or what is in the frame.`;
    return `The site of ${site} sees your name${seesMore ? ' and what is written below' : ''}.`;
  },
  noPassword: (site) => `The site of ${site} does not get your password.`,
  seenBy: (recipient) => `Who can see it: ${recipient}.`,
  days: (days) => `This agreement lasts ${days} days, or until you take it back. Signing out or closing the page does not take it back.`,
  account: 'Your account',
  accountItems: { 'motcua-consent': 'See what you agreed to here and take it back', 'motcua-access-log': 'See who has seen your records' },
  accountLimit: (site, isFramed) => `The ${isFramed ? 'frame on the ' : ''}site of ${site} cannot agree in your place.`,
  onlyIf: (site) => `Agree (Đồng ý) only if you have just pressed a button on the site of ${site} and the name above is yours. Otherwise press Không (No).`,
};

/** Says which site asks for what, and for whom, and asks whether to let it. */
export function agreementPage(agreement: Agreement): Response {
  const { name, origins, fields } = agreement;
  const hidden = Object.entries(fields).map(([field, value]) => `<input type="hidden" name="${escaped(field)}" value="${escaped(value)}">`);
  const title = vi.title(name, seesMoreThanName(agreement));
  const content = `<h1>${escaped(title)}</h1>
<div class="site">
<p><b>${escaped(name)}</b></p>
${origins.map((origin) => `<p translate="no">${escaped(origin)}</p>`).join('\n')}
</div>
${saidIn('vi', vi, agreement)}
<form method="post" action="/client-sessions/authorize">
${hidden.join('\n')}
<button name="answer" value="yes">Đồng ý</button>
<button name="answer" value="no">Không</button>
</form>
<p class="quiet">${vi.onlyIf(escaped(name))}</p>
<section lang="en">
<h2>${escaped(en.title(name, seesMoreThanName(agreement)))}</h2>
${saidIn('en', en, agreement)}
<p>${en.onlyIf(escaped(name))}</p>
</section>`;
  return page(title, content);
}

function seesMoreThanName({ purposes, accountElements }: Agreement): boolean {
  return purposes.length > 0 || accountElements.length > 0;
}

function saidIn(language: 'vi' | 'en', say: Words, agreement: Agreement): string {
  const { name, displayName, purposes, accountElements, isFramed } = agreement;
  const site = escaped(name);
  const heading = language === 'vi' ? 'h2' : 'h3'; // English is a section of its own.
  const list = (items: readonly string[]) => `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
  const asked = purposes.map(
    (purpose) => `<${heading}>${escaped(purpose.name[language])}</${heading}>
${list(purpose.fields.map((field) => escaped(field[language])))}
<p>${say.seenBy(escaped(lowered(purpose.recipient[language])))}</p>
<p>${say.days(purpose.days)}</p>`,
  );
  const account = accountElements.map((element) => say.accountItems[element] ?? '').filter(Boolean);
  return `<p>${say.you(`<b translate="no">${escaped(displayName)}</b>`)}</p>
<${heading}>${say.ifYes}</${heading}>
${list([say.signIn(site, isFramed), say.sees(site, isFramed, seesMoreThanName(agreement)), say.noPassword(site)])}
${asked.join('\n')}
${account.length > 0 ? `<${heading}>${say.account}</${heading}>\n${list(account)}\n<p>${say.accountLimit(site, isFramed)}</p>` : ''}`;
}

/** In the middle of a sentence. */
function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Tells the page that opened this window what became of it, and closes; where it cannot be reached, says what to do. */
export function handoverPage({ origin, name }: { readonly origin: string; readonly name: string }, handover: Handover): Response {
  const isAgreed = 'code' in handover;
  const site = escaped(name);
  const content = `<h1>${isAgreed ? 'Bạn đã đồng ý' : 'Bạn đã không đồng ý'}</h1>
<p>${isAgreed ? `Nếu cửa sổ này không tự đóng, nó đã mất liên lạc với trang của ${site}. Hãy đóng nó, quay lại trang của ${site} và bấm Đăng nhập lần nữa.` : 'Không có gì thay đổi. Bạn đóng cửa sổ này được rồi.'}</p>
<section lang="en"><p>${isAgreed ? `If this window does not close by itself, close it, go back to the site of ${site} and press Sign in (Đăng nhập) once more.` : 'Nothing has changed. You can close this window.'}</p></section>`;
  return page('Đăng nhập', content, { data: { origin, handover: JSON.stringify(handover) }, script: handoverScript });
}

function page(title: string, content: string, { data = {}, script }: { readonly data?: Readonly<Record<string, string>>; readonly script?: string } = {}): Response {
  const html = `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head>
<body${Object.entries(data)
    .map(([name, value]) => ` data-${name}="${escaped(value)}"`)
    .join('')}>
<main>
${content}
</main>
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
  const policy = [
    "default-src 'none'",
    `style-src ${digestOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${digestOf(script)}`]),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ];
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'vi, en',
      'cache-control': 'no-store',
      'content-security-policy': policy.join('; '),
      // With none at all a form's `Origin` would be "null", and nobody could tell that it is ours.
      'referrer-policy': 'same-origin',
      // Whoever opened this window has to be reached; what else could reach in finds no script that listens.
      'cross-origin-opener-policy': 'unsafe-none',
    },
  });
}

function digestOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
