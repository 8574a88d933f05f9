import { createHash } from 'node:crypto';
import type { Purpose } from '@motcua/contract/identity';
import { escaped } from './pages.ts';

/** What a person is asked, on a page of the gateway's own. */
export interface Agreement {
  /** What the site is called. */
  readonly name: string;
  readonly origins: readonly string[];
  readonly displayName: string;
  readonly purposes: readonly Purpose[];
  /** Whether the site may also ask for what concerns the account itself. */
  readonly seesAccount: boolean;
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
h2 { font-size: 1.125rem; margin: 20px 0 4px }
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

const pageWords = 'Nếu bạn đồng ý, trang trên sẽ thấy tên của bạn và những gì ghi dưới đây. Trang đó không nhận mật khẩu và không giữ được đăng nhập sau khi bạn đóng nó.';
const framedWords = 'Nếu bạn đồng ý, những gì ghi dưới đây hiện trong một khung riêng trên trang đó. Trang đó không đọc được tên bạn hay những gì trong khung.';

/** Says which site asks for what, and for whom, and asks whether to let it. */
export function agreementPage({ name, origins, displayName, purposes, seesAccount, isFramed, fields }: Agreement): Response {
  const list = (items: readonly string[]) => `<ul>\n${items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
  const asked = purposes.map(
    (purpose) => `<h2>${escaped(purpose.name.vi)}</h2>
${list(purpose.fields.map(({ vi }) => vi))}
<p class="quiet">Đồng ý này có giá trị ${purpose.days} ngày, hoặc đến khi bạn rút lại.</p>`,
  );
  const hidden = Object.entries(fields).map(([field, value]) => `<input type="hidden" name="${escaped(field)}" value="${escaped(value)}">`);
  const content = `<h1>Cho trang này hỏi hồ sơ của bạn?</h1>
<div class="site">
<p><b>${escaped(name)}</b></p>
${origins.map((origin) => `<p translate="no">${escaped(origin)}</p>`).join('\n')}
</div>
<p>Bạn đang đăng nhập với tên <b translate="no">${escaped(displayName)}</b>.</p>
<p>${isFramed ? framedWords : pageWords}</p>
${asked.join('\n')}
${seesAccount ? '<h2>Việc bạn đã đồng ý</h2>\n<p>Trang đó xem và đổi được những gì bạn đã đồng ý, và xem được ai đã đọc hồ sơ của bạn.</p>' : ''}
<form method="post" action="/client-sessions/authorize">
${hidden.join('\n')}
<button name="answer" value="yes">Đồng ý</button>
<button name="answer" value="no">Không</button>
</form>
<p class="quiet">Chỉ đồng ý khi chính bạn vừa bấm nút trên trang đó, và tên ở trên là tên bạn. Nếu không, hãy bấm Không.</p>
<section lang="en">
<h2>Let this site ask for your records?</h2>
<p>${isFramed ? 'In a frame that the site itself cannot read you will see' : 'It will see your name and, on its page,'} ${escaped(purposes.map((purpose) => purpose.fields.map(({ en }) => en.toLowerCase()).join(', ')).join('; ') || 'what you agreed to')}. Agree (Đồng ý) only if you have just pressed a button there and the name above is yours. Otherwise press Không (No).</p>
</section>`;
  return page('Cho trang này hỏi hồ sơ của bạn?', content);
}

/** Tells the page that opened this window what became of it, and closes; where it cannot be reached, says what to do. */
export function handoverPage(origin: string, handover: Handover): Response {
  const isAgreed = 'code' in handover;
  const content = `<h1>${isAgreed ? 'Bạn đã đồng ý' : 'Bạn đã không đồng ý'}</h1>
<p>${isAgreed ? 'Nếu cửa sổ này không tự đóng, nó đã mất liên lạc với trang kia. Hãy đóng nó, quay lại trang kia và bấm Đăng nhập lần nữa.' : 'Không có gì thay đổi. Bạn đóng cửa sổ này được rồi.'}</p>
<section lang="en"><p>${isAgreed ? 'If this window does not close by itself, close it, go back to the page and press Sign in once more.' : 'Nothing has changed. You can close this window.'}</p></section>`;
  return page('Đăng nhập', content, { data: { origin, handover: JSON.stringify(handover) }, script: handoverScript });
}

function page(title: string, content: string, { data = {}, script }: { readonly data?: Readonly<Record<string, string>>; readonly script?: string } = {}): Response {
  const html = `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head>
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
