import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { samplePorts } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import './index.ts';
import type { MotcuaServiceAnswer } from '../service-answer/service-answer.ts';
import type { MotcuaServiceFinder } from './index.ts';

/** A finder wired to the real gateway over an invented agency: nothing between them is mocked. */
export async function finder(ports: Partial<GatewayPorts> = {}, options: { lang?: string; timeLimitMs?: number } = {}) {
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', location.pathname);
  const gateway = createGateway({ ...samplePorts({ today: '2026-11-20' }), ...ports }, { timeLimitMs: options.timeLimitMs });
  const client = createClient({ gateway: 'https://gateway.test', fetch: gateway.fetch });
  const el = await fixture<MotcuaServiceFinder>(
    html`<motcua-service-finder lang=${options.lang ?? 'vi'} .client=${client}><a href="tel:1022">Gọi 1022</a></motcua-service-finder>`,
  );
  const within = <E extends Element = HTMLElement>(selector: string) => el.shadowRoot!.querySelector<E>(selector)!;
  const read = () => within('slot').parentNode!.textContent!.replace(/\s+/g, ' ');
  await waitUntil(() => within('input'), 'the field never came', { timeout: 5000 });
  const type = (query: string) => {
    within<HTMLInputElement>('input').value = query;
    within('input').dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const search = (query: string) => {
    type(query);
    within<HTMLFormElement>('form').requestSubmit();
  };
  const says = async (words: string | RegExp) => {
    const isSaid = () => (typeof words === 'string' ? read().includes(words) : words.test(read()));
    await waitUntil(isSaid, 'x', { timeout: 4000 }).catch(() => expect.fail(`never said ${words}, but: ${read()}`));
  };
  const answer = async () => {
    await waitUntil(() => within<MotcuaServiceAnswer>('motcua-service-answer')?.shadowRoot?.querySelector('article'), 'the answer never came');
    return within<MotcuaServiceAnswer>('motcua-service-answer').shadowRoot!;
  };
  return { el, client, within, read, type, search, says, answer };
}
