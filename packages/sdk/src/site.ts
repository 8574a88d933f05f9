import type { SiteConfiguration } from '@motcua/contract/site';
import { siteConfiguration, siteDefinitions } from '@motcua/contract/site/wire';
import { faultsIn, isWebAddress } from '@motcua/contract/wire';
import type { AskOptions } from './client.ts';
import { withDeadline } from './deadline.ts';
import { MotcuaError } from './motcua-error.ts';
import { openedOnce } from './opened-once.ts';
import { unreachable } from './unreachable.ts';

export interface ReadSiteOptions extends AskOptions {
  /** Replaces the global `fetch`. Of several callers that of the first is used. */
  readonly fetch?: typeof fetch | undefined;
  /** Longest wait. 10,000 by default. */
  readonly timeoutMs?: number | undefined;
}

/** Far more than all communes of a city take; a file that never ends must not fill a phone's memory. */
const mostBytes = 1_000_000;

const opened = new Map<string, () => Promise<SiteConfiguration>>();

/**
 * Reads the configuration of a place, the file `motcua.json`, and checks it against the contract.
 *
 * It is fetched once for each address, whoever asks; a failure is not remembered, so that the next call tries again.
 *
 * @param url - Absolute address of the file.
 * @throws MotcuaError `NOT_FOUND`, `OFFLINE`, `UNAVAILABLE`, `TIMEOUT`, or `BAD_ANSWER` that names the fields which broke the contract.
 * @throws TypeError where the address is not an absolute http(s) address.
 */
export async function readSite(url: string, { fetch: send = fetch, signal, timeoutMs = 10_000 }: ReadSiteOptions = {}): Promise<SiteConfiguration> {
  if (!isWebAddress(url)) throw new TypeError(`readSite: "url" must be an absolute URL, got "${url}"`);
  // Shared by callers, so no caller's abort ends it.
  const open = opened.get(url) ?? openedOnce(() => withDeadline((inner) => fetchSite(url, send, inner), timeoutMs));
  opened.set(url, open);
  return withDeadline(open, timeoutMs, signal);
}

async function fetchSite(url: string, send: typeof fetch, signal: AbortSignal): Promise<SiteConfiguration> {
  const site = await jsonIn(await answerOf(url, send, signal), signal);
  const faults = faultsIn(siteDefinitions, siteConfiguration, site);
  if (faults.length > 0) throw new MotcuaError('BAD_ANSWER', `the site configuration breaks the contract at ${faults.join(', ')}`);
  return site as SiteConfiguration; // What the check has just shown.
}

async function answerOf(url: string, send: typeof fetch, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await send(url, { signal, credentials: 'omit' });
  } catch (cause) {
    throw signal.aborted ? cause : unreachable(cause);
  }
  if (response.ok) return response;
  throw new MotcuaError(response.status === 404 ? 'NOT_FOUND' : 'UNAVAILABLE', `site configuration: status ${response.status}`);
}

async function jsonIn(response: Response, signal: AbortSignal): Promise<unknown> {
  let text = '';
  let bytes = 0;
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return JSON.parse(text + decoder.decode());
      bytes += value.length;
      if (bytes > mostBytes) throw new RangeError(`more than ${mostBytes} bytes`);
      text += decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    reader?.cancel().catch(() => {});
    // Cut off on the way, or not written as JSON.
    if (cause instanceof TypeError) throw unreachable(cause);
    throw new MotcuaError('BAD_ANSWER', 'the site configuration cannot be read', { cause });
  }
}
