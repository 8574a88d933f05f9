import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { pages, portalPolicy, withGateway } from '../../apps/portal/policy.mjs';
import { signedInTown, type TownOptions } from '../../apps/sandbox/src/signed-in-town.ts';
import { serveFolder } from '../../tools/static-site.mjs';

const portalFolder = fileURLToPath(new URL('../../apps/portal/dist', import.meta.url));

export interface PortalTownOptions extends TownOptions {
  /** Changes each page of the portal before it is served. */
  readonly written?: ((page: string) => string) | undefined;
}

/** The portal's own pages, a real provider, gateways whose clock can be moved, and browsers of citizens. */
export async function portalTown(context: TestContext, browser: Browser, { written = (page) => page, ...options }: PortalTownOptions = {}) {
  const gateway = { url: '' };
  const page = (file: string) => () => written(withGateway(readFileSync(`${portalFolder}/${file}`, 'utf8'), gateway.url));
  const portal = await serveFolder({
    folder: portalFolder,
    pages: { '/': page('index.html'), ...Object.fromEntries(pages.map((file) => [`/${file}`, page(file)])) },
    headers: () => ({ 'Content-Security-Policy': portalPolicy({ gateway: gateway.url }) }),
  });
  context.after(() => portal.close());
  const town = await signedInTown(context, { ...options, portal: portal.url });
  gateway.url = town.gateway;
  const contexts: BrowserContext[] = [];
  context.after(() => Promise.all(contexts.map((each) => each.close())));
  return {
    ...town,
    /** A citizen's browser, with one page of it. */
    async citizen() {
      const own = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', serviceWorkers: 'block' });
      own.setDefaultTimeout(10_000);
      contexts.push(own);
      return { own, page: await own.newPage() };
    },
    account: `${portal.url}/tai-khoan.html`,
    book: `${portal.url}/so-suc-khoe.html`,
  };
}
