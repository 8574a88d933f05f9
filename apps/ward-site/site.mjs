// The two forms of the ward's site: what differs is where its script and its catalogue come from.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wardPage, wardPolicy } from './page.mjs';

/** The page's own files, without the page. */
export const siteFolder = fileURLToPath(new URL('site', import.meta.url));

/** What a released set of elements says about itself. */
export function readRelease(elements) {
  return JSON.parse(readFileSync(join(elements, 'release.json'), 'utf8'));
}

/** What the catalogue's entry file must be, as in the attribute `catalogue-integrity`. */
export function integrityOfCatalogue(catalogue) {
  return `sha256-${createHash('sha256')
    .update(readFileSync(join(catalogue, 'catalogue.json')))
    .digest('base64')}`;
}

/** Form 1: script and catalogue come from another origin. */
export function secondOriginSite({ cdn, release, catalogueIntegrity }) {
  const scriptUrl = new URL(`/motcua/${release.version}/${release.loader.file}`, cdn);
  return {
    page: wardPage({
      script: { src: scriptUrl.href, integrity: release.loader.integrity },
      catalogue: { src: new URL('/danh-muc/catalogue.json', cdn).href, integrity: catalogueIntegrity },
    }),
    policy: wardPolicy({ scriptOrigin: scriptUrl.origin, catalogueOrigin: scriptUrl.origin }),
  };
}

/** Form 2: everything lies beside the page. */
export function selfHostedSite({ release, catalogueIntegrity }) {
  return {
    page: wardPage({
      script: { src: `motcua/${release.loader.file}`, integrity: release.loader.integrity },
      catalogue: { src: 'danh-muc/catalogue.json', integrity: catalogueIntegrity },
      isSelfHosted: true,
    }),
    policy: wardPolicy(),
  };
}
