import type { ScamReason } from '@motcua/contract/assistant';
import { fold, invisible } from '../guard/folded-text.ts';

export interface StrangeHost {
  readonly reason: ScamReason;
  readonly isCertain: boolean;
}

/** Names of services of the state and of utilities that look-alikes carry. Only hosts under `gov.vn` and those below may bear them. */
const officialNames =
  /dichvucong|vneid|ihanoi|chinhphu|bocongan|congan|csgt|gplx|etax|thuedientu|tongcucthue|baohiemxahoi|bhxh|vssid|trocap|ansinh|hoantien|evn|gov-?vn|gov\.vn|cucthue|dangkiem|hanoi-?gov/;
const official = /(?:^|\.)(?:gov\.vn|chinhphu\.vn|csgt\.vn|evn\.com\.vn|tinnhiemmang\.vn|evnhanoi\.vn|vnpost\.vn)$/;
const address = /(?:https?:\/\/)?(?:[\p{L}\p{N}.-]+@)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|\d{1,3}))(?::\d+)?(\/[^\s]*)?/giu;

/** Addresses in a text that imitate an official one, hide their host, or give an app outside the stores. */
export function strangeHostsIn(text: string): StrangeHost[] {
  const seen = text.replace(new RegExp(invisible.source, 'gu'), '');
  return [...seen.matchAll(address)].flatMap(([whole, host = '', path = '']) => strangenessOf(whole, host.toLowerCase(), path.toLowerCase()));
}

function strangenessOf(whole: string, host: string, path: string): StrangeHost[] {
  const found: StrangeHost[] = [];
  const isOfficial = official.test(host);
  if (/\.apk(?:$|[?#])/.test(path) || host.endsWith('.apk')) found.push({ reason: 'strangeApp', isCertain: true });
  // What stands before an @ is no host, however official it looks.
  const isHidden = /^https?:\/\/[^/]*@/i.test(whole) || (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(host) && /^https?:/i.test(whole));
  const isImitation = !isOfficial && officialNames.test(fold(host));
  const isMixed = /[^a-z\d.-]/.test(host) || host.includes('xn--');
  if (isHidden || isImitation || isMixed) found.push({ reason: 'lookalikeAddress', isCertain: true });
  return found;
}
