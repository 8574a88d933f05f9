import { contentSecurityPolicy, knownElements } from '@motcua/widgets/csp';

/** The portal's pages. */
export const pages = ['index.html', 'chu-ky-so.html', 'so-suc-khoe.html', 'tro-ly.html', 'phan-anh.html', 'tai-khoan.html'];

/**
 * The strict Content-Security-Policy of the portal, to be sent as a header.
 *
 * @param {object} options
 * @param {string} options.gateway - Address of the gateway named in the page's `<meta name="motcua-gateway">`.
 */
export function portalPolicy({ gateway }) {
  const page = 'http://portal.invalid/';
  return contentSecurityPolicy({ page, elements: knownElements, gateway, site: `${page}motcua.json`, formActions: ['https://dichvucong.gov.vn'] });
}

/**
 * The built page with the address of its gateway written in.
 *
 * @param {string} page
 * @param {string} gateway
 * @param {'cookie' | ''} [session] - `cookie` where that gateway is on the page's own site and signs people in; else nobody can.
 */
export function withGateway(page, gateway, session = 'cookie') {
  const written = page.replace(/(<meta name="motcua-gateway" content=")[^"]*/, (_, start) => start + gateway.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
  if (!written.includes(gateway)) throw new Error('portal: the page has no <meta name="motcua-gateway"> to write the address into');
  const signedIn = written.replace(/(<meta name="motcua-session" content=")[^"]*/, (_, start) => start + session);
  // The room of the account's line is kept from the first paint on, where there are accounts.
  return session === '' ? signedIn.replace('<p class="account"', '<p class="account" hidden') : signedIn;
}
