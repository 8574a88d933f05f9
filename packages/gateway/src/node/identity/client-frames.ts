import { createHash } from 'node:crypto';
import type { SignedInElement } from '@motcua/contract/client-session';
import type { RegisteredHost } from './hosts.ts';
import { escaped } from './pages.ts';

/** Scripts of a release, where they lie. */
export interface FrameScripts {
  /** The loader of the elements. */
  readonly loader: { readonly src: string; readonly integrity: string };
  /** Tells the page around the frame how tall it is, and nothing else. */
  readonly framed: { readonly src: string; readonly integrity: string };
}

const style = ':root { color-scheme: light dark } body { margin: 0; font: 1rem/1.55 system-ui, sans-serif }';

/** A page with one element alone, which pages of one registered site may show in a frame. What it shows no script of theirs can read. */
export function framedPage(element: SignedInElement, { key, name, origins }: RegisteredHost, { loader, framed }: FrameScripts): Response {
  const script = ({ src, integrity }: FrameScripts['loader'], more: string) =>
    `<script ${more} src="${escaped(src)}" integrity="${escaped(integrity)}" crossorigin="anonymous"></script>`;
  const html = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(name)}</title>
<style>${style}</style>
${script(loader, 'async')}
${script(framed, `defer data-origins="${escaped(origins.join(' '))}"`)}
</head>
<body>
<motcua-app session="client" host-key="${key}" gateway="/">
<${element}><p>Phần này cần JavaScript. Cần người giúp, bạn gọi <a href="tel:1022">1022</a>.</p></${element}>
</motcua-app>
</body>
</html>
`;
  const policy = [
    "default-src 'none'",
    `script-src ${[...new Set([loader, framed].map(({ src }) => new URL(src).origin))].join(' ')}`,
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "connect-src 'self'",
    `frame-ancestors ${origins.join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types motcua-1 motcua-lit-1',
  ];
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'vi',
      'cache-control': 'no-store',
      'content-security-policy': policy.join('; '),
      'referrer-policy': 'same-origin',
    },
  });
}
