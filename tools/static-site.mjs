// Serves folders the way a ward's own server would: plain files, no compression, the headers that matter.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import sirv from 'sirv';

/** Names that carry a hash, ours and Vite's: what lies under them never changes. */
const hashed = /\.\w{16}\.js$|[.-][0-9a-f]{8,64}\.\w+(\.gz)?$|\/assets\/[^/]+-[\w-]{8}\.\w+$/;

/** How many ports above the wanted one are tried. */
const portsTried = 20;

/** Ports that no browser opens (Fetch standard, "bad port"), among those a free port may be. */
const portsBrowsersRefuse = new Set([1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080]);

/**
 * Serves files over HTTP until closed.
 *
 * @param {object} options
 * @param {string | Record<string, string>} options.folder - What to serve at `/`; or folders by the path they stand under, such as `{ '/danh-muc/': … }`.
 * @param {Record<string, (origin: string) => string>} [options.pages] - HTML made when it is asked for, by path, such as `/`; goes before files. Gets the origin that was asked.
 * @param {number} [options.port] - 0, the default, takes any free port. One that is taken gives way to the next free one.
 * @param {boolean} [options.isPortFixed] - Fail rather than take another port.
 * @param {string} [options.host] - Address to listen on.
 * @param {Record<string, string> | ((path: string) => Record<string, string>)} [options.headers] - Sent with HTML, such as its Content-Security-Policy.
 * @param {boolean} [options.cors] - Lets pages of every origin use the files.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveFolder({ folder, pages = {}, port = 0, isPortFixed = false, host = '127.0.0.1', headers = {}, cors = false }) {
  const folders = Object.entries(typeof folder === 'string' ? { '/': folder } : folder).map(([prefix, path]) => {
    // `dev` reads the folder anew for each request, so that a rebuild is seen without a restart.
    return { prefix, answer: sirv(path, { dev: true, etag: true, setHeaders: setFileHeaders }) };
  });
  const pageHeaders = (path) => (typeof headers === 'function' ? headers(path) : headers);

  function setFileHeaders(response, path) {
    if (hashed.test(path)) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    // A file that is compressed by itself is opened by its reader; a browser must not do it first.
    if (path.endsWith('.gz')) response.setHeader('Content-Encoding', 'identity');
  }

  const server = createServer((request, response) => {
    const [pathname] = request.url.split('?', 1);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
    response.setHeader('Cache-Control', 'no-cache');
    if (cors) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    try {
      answer(request, response, pathname);
    } catch (error) {
      console.error(error); // A page could not be made: a file of the build is missing, for example.
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Trang này đang hỏng. / This page is broken.\n');
    }
  });

  function answer(request, response, pathname) {
    if (isPage(pathname)) for (const [name, value] of Object.entries(pageHeaders(pathname))) response.setHeader(name, value);
    if (Object.hasOwn(pages, pathname)) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(request.method === 'HEAD' ? undefined : pages[pathname](`http://${request.headers.host}`));
      return;
    }
    const next = folders.filter(({ prefix }) => pathname.startsWith(prefix)).values();
    const tryNext = () => {
      const found = next.next().value;
      if (!found) {
        response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Không có trang này. / No such page.\n');
        return;
      }
      request.url = `/${pathname.slice(found.prefix.length)}`;
      found.answer(request, response, tryNext);
    };
    tryNext();
  }

  const taken = await listen(server, { port, host, isPortFixed });
  if (taken !== port && port !== 0) console.warn(`Port ${port} is in use by another program; ${taken} is used instead.`);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function isPage(path) {
  return path.endsWith('/') || ['', '.html', '.htm'].includes(extname(path));
}

/** Listens on the wanted port, or on the next free one. Resolves with the port. */
async function listen(server, { port, host, isPortFixed }) {
  for (let wanted = port; ; wanted = port === 0 ? 0 : wanted + 1) {
    try {
      server.listen(wanted, host);
      await once(server, 'listening');
    } catch (error) {
      if (error.code === 'EADDRINUSE' && !isPortFixed && wanted - port < portsTried) continue;
      const advice = {
        EADDRINUSE: `port ${wanted} on ${host} is in use by another program. Stop that program, or choose another port.`,
        EACCES: `port ${wanted} needs more rights than this program has. Choose a port above 1023.`,
        EADDRNOTAVAIL: `${host} is no address of this machine. Use 127.0.0.1 for this machine only.`,
      };
      throw new Error(`Cannot serve the site: ${advice[error.code] ?? `listening on ${host}:${wanted} failed.`}`, { cause: error });
    }
    const { port: taken } = server.address();
    if (port !== 0 || !portsBrowsersRefuse.has(taken)) return taken;
    server.close();
    await once(server, 'close');
  }
}
