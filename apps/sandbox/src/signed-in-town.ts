import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import {
  openStore,
  serve,
  storedDataRequests,
  storedDelegation,
  storedIdentity,
  usualPurposes,
  type DataRequestSettings,
  type RunningGateway,
  type SignInSettings,
  type Store,
  type StorePlace,
} from '@motcua/gateway/node';
import { demonstrationPeople, type GuardianshipPort, type IdentityPort, type LogRecord } from '@motcua/gateway';
import { inventedPeople, samplePorts } from '@motcua/gateway/testing';
import { Browser, type Arrived } from './browser.ts';
import { listening } from './listening.ts';
import { accountOf, startOpenIdProvider } from './openid-provider.ts';

const longestWaitMs = 10_000;
const clientSecret = 'mot-bi-mat-de-thu-nghiem-0123456789';

/** A provider, gateways over one store, and the browsers of citizens. */
export type Town = Awaited<ReturnType<typeof signedInTown>>;

export interface TownOptions {
  readonly gateways?: number | undefined;
  readonly settings?: Partial<SignInSettings> | undefined;
  /** Origin of the pages that people come back to; nothing answers there by default. */
  readonly portal?: string | undefined;
  readonly dataRequests?: Partial<DataRequestSettings> | undefined;
  /** A folder of its own by default. */
  readonly place?: StorePlace | undefined;
  /** Who is whose guardian; nobody anybody's by default. */
  readonly guardianship?: GuardianshipPort | undefined;
  /** What happens to each question that a gateway asks the provider, in place of asking. */
  readonly between?: ((address: string, init: RequestInit, ask: () => Promise<Response>) => Promise<Response>) | undefined;
}

/** Starts a provider and gateways that trust it; nothing of it is a stand-in but the people. */
export async function signedInTown(
  context: TestContext,
  { gateways: count = 1, settings = {}, portal = 'http://127.0.0.1:9', dataRequests = {}, place, guardianship, between }: TownOptions = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-sign-in-'));
  const clock = { aheadMs: 0 };
  const log: LogRecord[] = [];
  const heard: string[] = [];
  const ports = await freePorts(count);
  const [gateway = ''] = ports.map((port) => `http://127.0.0.1:${port}`);
  const provider = await startOpenIdProvider({
    clients: [
      {
        clientId: 'motcua',
        clientSecret,
        redirectAddress: `${gateway}/sign-in/callback`,
        signedOutAddress: `${portal}/`,
        backChannelLogoutAddress: `${gateway}/sign-in/back-channel-logout`,
      },
    ],
    heard: (line) => heard.push(line),
  });
  const keys = (settings.hosts ?? []).map(({ key, name, origins }) => ({
    key,
    name,
    origins: [...origins, ...(settings.frames ? [gateway] : [])],
    rateLimit: { requests: 6000, perSeconds: 60 },
  }));
  const running: RunningGateway[] = [];
  const stores: Store[] = [];
  const identities: IdentityPort[] = [];
  context.after(async () => {
    await Promise.all(running.map((each) => each.close()));
    await Promise.all(stores.map((each) => each.close()));
    await provider.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask: typeof fetch = (address, init = {}) => (between ? between(String(address), init, () => fetch(address, init)) : fetch(address, init));
  for (const port of ports) {
    const store = await openStore(place ?? { folder }, { now: () => Date.now() + clock.aheadMs });
    stores.push(store);
    const identity = storedIdentity(store, {
      issuer: provider.url,
      providerName: 'Đăng nhập mẫu',
      clientId: 'motcua',
      clientSecret,
      gateway,
      origins: [portal],
      scope: 'openid profile',
      levels: { 1: ['loa:1'], 2: ['loa:2'], 3: ['loa:3'] },
      claims: { person: 'citizen_number', displayName: 'name' },
      idleMinutes: 30,
      longestMinutes: 480,
      stepUpMinutes: 5,
      purposes: usualPurposes,
      fetch: ask,
      ...settings,
    });
    identities.push(identity);
    const demonstration = demonstrationPeople(inventedPeople.map(({ id }) => id));
    running.push(
      await serve({
        ports: {
          ...samplePorts(),
          identity,
          dataRequests: storedDataRequests(store, { isAutomatic: true, undoMinutes: 60, stepUpMinutes: 5, holidays: [], ...dataRequests }),
          delegation: storedDelegation(store, { purposes: settings.purposes ?? usualPurposes, identity, guardianship, stepUpMinutes: 5 }),
        },
        port,
        origins: ['https://phuong.example'],
        keys,
        log: (record) => log.push(record),
        personOf: async (request) => (await identity.personOf(request)) ?? demonstration(request),
      }),
    );
  }
  const urls = running.map(({ url }) => url);
  const newBrowser = (userAgent?: string) => new Browser(portal, userAgent);
  return {
    provider,
    gateway,
    gateways: urls,
    portal,
    clock,
    log,
    heard,
    folder,
    clientSecret,
    store: (): Store => stores[0] ?? raise('no store'),
    /** As an adapter asks it. */
    identity: (): IdentityPort => identities[0] ?? raise('no identity'),
    newBrowser,
    ...acts(gateway, portal, provider.url),
  };
}

/** What a citizen does in a town. */
function acts(gateway: string, portal: string, issuer: string) {
  const [, person = raise('nobody is invented')] = inventedPeople;
  return {
    person,
    /** Signs in by the provider's page, where it asks. */
    async signIn(
      browser: Browser,
      { level = 2, as = person.id, proof = `loa:${level}`, back = '/trang' }: { level?: number; as?: string; proof?: string; back?: string } = {},
    ): Promise<Arrived> {
      const arrived = await browser.open(`${gateway}/sign-in?level=${level}&return=${encodeURIComponent(back)}`);
      return arrived.url.origin === issuer && arrived.status === 200 ? browser.submit(arrived, { person: accountOf(as), level: proof }) : arrived;
    },
    /** Follows the session as an open page does. */
    follow(browser: Pick<Browser, 'fetch'>, { at = gateway, after }: { at?: string; after?: string } = {}) {
      const own = new AbortController();
      let lastId = '';
      const events = (async function* (): AsyncGenerator<Readonly<Record<string, unknown>>> {
        const headers = { origin: portal, 'sec-fetch-site': 'same-site', ...(after !== undefined && { 'last-event-id': after }) };
        const { body } = await browser.fetch(`${at}/session/events`, { headers, signal: own.signal });
        let text = '';
        for await (const piece of (body ?? raise('no events')).pipeThrough(new TextDecoderStream())) {
          const whole = (text + piece).split('\n\n');
          text = whole.pop() ?? '';
          for (const event of whole) {
            const [, id, said] = /^id: (.+)\ndata: (.+)$/.exec(event) ?? [];
            if (id === undefined || said === undefined) continue;
            lastId = id;
            yield JSON.parse(said);
          }
        }
      })();
      return {
        /** The next event; `undefined` where the answer has ended. One that does not come is a failure, no wait for ever. */
        async next(): Promise<Readonly<Record<string, unknown>> | undefined> {
          const timer = setTimeout(() => own.abort(new Error('no event came')), longestWaitMs);
          try {
            return (await events.next()).value as Readonly<Record<string, unknown>> | undefined;
          } finally {
            clearTimeout(timer);
          }
        },
        lastId: () => lastId,
        stop: () => own.abort(),
      };
    },
    /** Asks as a page of the portal does. */
    async ask(
      browser: Browser,
      path: string,
      { method = 'GET', at = gateway, headers = {}, body = {} }: { method?: string; at?: string; headers?: Record<string, string>; body?: object } = {},
    ) {
      const isRead = method === 'GET';
      const response = await browser.fetch(`${at}${path}`, {
        method,
        headers: { origin: portal, 'sec-fetch-site': 'same-site', ...(!isRead && { 'content-type': 'application/json' }), ...headers },
        ...(!isRead && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>>, headers: response.headers };
    },
  };
}

/** Not ports that systems hand out by themselves: another test would be given one before the gateway listens. */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(20_000, 30_000);
    const held = await listening(createServer(), '127.0.0.1', port).catch(() => undefined);
    if (held) ports.add(port);
    await held?.close();
  }
  return [...ports];
}

function raise(what: string): never {
  throw new Error(what);
}
