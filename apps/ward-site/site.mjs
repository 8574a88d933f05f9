// The two forms of the ward's site: what differs is where its script and its catalogue come from.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { framePage, wardPage, wardPolicy } from './page.mjs';

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

/**
 * Form 1: script and catalogue come from another origin. The pages of `embedders`, which are origins, may hold the finder in a frame.
 * `example`, the address of a page that holds one, is linked to be looked at.
 */
export function secondOriginSite({ cdn, release, catalogueIntegrity, embedders = /** @type {readonly string[]} */ ([]), example = /** @type {string | undefined} */ (undefined) }) {
  const fileOf = ({ file, integrity }) => ({ src: new URL(`/motcua/${release.version}/${file}`, cdn).href, integrity });
  const script = fileOf(release.loader);
  const catalogue = { src: new URL('/danh-muc/catalogue.json', cdn).href, integrity: catalogueIntegrity };
  return siteOf({ parts: { script, catalogue, example }, framed: fileOf(release.framed), sources: { script: script.src, catalogue: catalogue.src }, embedders });
}

/** Form 2: everything lies beside the page. `embedders` as above. */
export function selfHostedSite({ release, catalogueIntegrity, embedders = /** @type {readonly string[]} */ ([]) }) {
  const fileOf = ({ file, integrity }) => ({ src: `motcua/${file}`, integrity });
  return siteOf({
    parts: { script: fileOf(release.loader), catalogue: { src: 'danh-muc/catalogue.json', integrity: catalogueIntegrity }, isSelfHosted: true },
    framed: fileOf(release.framed),
    sources: {},
    embedders,
  });
}

/** The ward's page, and the page with the finder alone where other sites may show it in a frame; each with its policy. */
function siteOf({ parts, framed, sources, embedders }) {
  for (const each of embedders)
    if (!/^https?:\/\/[a-z0-9.-]+(:\d+)?$/.test(each) || new URL(each).origin !== each) throw new TypeError(`embedders: not an origin such as https://cms.example.gov.vn: ${each}`);
  return {
    page: wardPage(parts),
    policy: wardPolicy(sources),
    frame: embedders.length > 0 ? { page: framePage({ ...parts, framed, embedders }), policy: wardPolicy({ ...sources, embedders }) } : undefined,
  };
}
