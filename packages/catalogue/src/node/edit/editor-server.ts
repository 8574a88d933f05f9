import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Corrections } from '../overlay/corrections.ts';
import { Editor } from './editor.ts';

/** The longest record is about 20 KB; percent-encoded, a Vietnamese letter takes nine. */
const mostBytes = 1024 * 1024;

const policy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** An editor that is being served. */
export interface ServedEditor {
  /** Where its pages are: an address of this computer, with a part that nobody can guess. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the editor to this computer alone. Other pages that are open in the same browser can neither read it nor send it anything:
 * its path cannot be guessed, the host must be this computer's own name (no rebinding of names), and forms are taken from its own pages only.
 *
 * @param build - Brings own words into the files that pages read, where that is wanted.
 */
export async function serveEditor(corrections: Corrections, port: number, build?: () => void): Promise<ServedEditor> {
  const base = `/${randomBytes(12).toString('hex')}/`;
  const editor = new Editor(corrections, base, build);
  const server = createServer((request, response) => void answer(request, response, editor, base));
  await listening(server, port);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken; leave --port out to use a free one`, { cause: error }) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, editor: Editor, base: string): Promise<void> {
  const { method = 'GET', headers } = request;
  const host = headers.host ?? '';
  const refuse = (status: number, words: string): void => void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(words);
  if (!/^(127\.0\.0\.1|localhost):\d+$/.test(host)) return refuse(421, 'Chỉ mở được trên máy này.');
  const url = new URL(request.url ?? '/', `http://${host}`);
  if (!url.pathname.startsWith(base)) return refuse(404, 'Không có trang này. Hãy mở đúng địa chỉ mà phần mềm in ra khi bắt đầu.');
  if (method === 'POST' && headers.origin !== url.origin) return refuse(403, 'Nội dung này không gửi từ trang sửa nên chưa lưu. Hãy mở lại trang sửa rồi làm lại.');
  if (method !== 'GET' && method !== 'POST') return refuse(405, 'Không làm được việc này.');
  try {
    const form = new URLSearchParams(method === 'POST' ? await bodyOf(request) : '');
    const { status, type, body, location } = editor.answer({ method, url, form });
    response
      .writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': policy,
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        ...(location !== undefined && { location }),
      })
      .end(body);
  } catch (error) {
    if (error instanceof RangeError) return refuse(413, error.message);
    const why = error instanceof Error ? error.message : String(error);
    refuse(500, `Phần mềm gặp lỗi nên chưa lưu được. Hãy bấm nút Quay lại của trình duyệt rồi thử lại. Nếu vẫn không được, hãy gửi dòng này cho người phụ trách phần mềm: ${why}`);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes) throw new RangeError('Nội dung quá dài nên chưa lưu được. Hãy bấm nút Quay lại của trình duyệt, rút gọn rồi lưu.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
