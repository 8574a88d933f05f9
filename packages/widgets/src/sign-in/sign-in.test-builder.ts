import { createGateway, type GatewayOptions, type GatewayPorts } from '@motcua/gateway';
import { SampleDataRequests, SampleIdentity, samplePorts, type SampleDataRequestsOptions, type SampleIdentityOptions } from '@motcua/gateway/testing';
import { createClient, type Client } from '@motcua/sdk';
import { expect, waitUntil } from '@open-wc/testing';
import type { MotcuaElement } from '../core/motcua-element.ts';

export interface Situation extends SampleIdentityOptions, Pick<GatewayOptions, 'timeLimitMs'> {
  readonly ports?: Partial<GatewayPorts> | undefined;
  readonly data?: SampleDataRequestsOptions | undefined;
}

/** A browser over the real gateway, in which one invented person may be signed in; each client is a tab. */
export function browserOf({ ports = {}, data, timeLimitMs, ...options }: Situation = {}) {
  const identity = new SampleIdentity(options);
  const dataRequests = new SampleDataRequests(identity, data);
  const gateway = createGateway({ ...samplePorts(), identity, dataRequests, ...ports }, { timeLimitMs, personOf: identity.personOf });
  const requests: Request[] = [];
  const tab = (): Client =>
    createClient({
      gateway: 'https://api.motcua.test',
      session: 'cookie',
      fetch: (input, init) => {
        const request = new Request(input, init);
        requests.push(request.clone());
        return gateway.fetch(request);
      },
    });
  return { identity, dataRequests, requests, tab };
}

/** A client that cannot sign anybody in. */
export const strangersClient = (): Client => createClient({ gateway: 'https://api.motcua.test', fetch: createGateway(samplePorts()).fetch });

/** A client on a page of somebody else's site. */
export const embedsClient = (): Client =>
  createClient({ gateway: 'https://api.motcua.test', session: 'client', key: 'pk_phuong_mau_0123456789', fetch: createGateway(samplePorts()).fetch });

/** Reads and presses what an element draws. */
export function handsOn(el: MotcuaElement) {
  const root = el.shadowRoot!;
  const read = () => root.textContent!.replace(/\s+/g, ' ');
  const says = async (words: string | RegExp) => {
    const isSaid = () => (typeof words === 'string' ? read().includes(words) : words.test(read()));
    await waitUntil(isSaid, 'x', { timeout: 5000 }).catch(() => expect.fail(`never said ${words}, but: ${read()}`));
  };
  const button = (words: string) => [...root.querySelectorAll<HTMLElement>('button, summary')].find((each) => each.textContent!.replace(/\s+/g, ' ').includes(words));
  const press = async (words: string) => {
    await waitUntil(() => button(words), 'x', { timeout: 5000 }).catch(() => expect.fail(`no button ${words} in: ${read()}`));
    button(words)!.focus();
    button(words)!.click();
    await el.updateComplete;
  };
  const link = (words: string) => [...root.querySelectorAll<HTMLAnchorElement>('a[href]')].find((each) => each.textContent!.includes(words));
  /** What a screen reader is told by itself. */
  const status = () => root.querySelector('[role=status]')!.textContent!.trim();
  return { root, read, says, button, press, link, status };
}
