import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FeedbackCategory } from '@motcua/contract/feedback';
import * as z from 'zod/mini';
import { groundedAssistant } from '../grounded-assistant.ts';
import type {
  AssistantPort,
  DataRequestPort,
  DelegationPort,
  FeedbackPort,
  GatewayPorts,
  GuardianshipPort,
  HealthPort,
  IdentityPort,
  RatingsPort,
  ReportsPort,
  ServicesPort,
  SigningPort,
} from '../ports.ts';
import { countingServices } from '../question-counts.ts';
import { openCatalogueServices } from './catalogue-source.ts';
import type { Configuration, ReadConfiguration, Section } from './configuration.ts';
import { soundOptions } from './configuration.ts';
import { countedFile } from './counted-file.ts';
import { cscSigning } from './csc-signing.ts';
import { Months, Secret, secretIn, Text, WebAddress, wrongEntries } from './entries.ts';
import { fhirGuardianship } from './fhir-guardianship.ts';
import { fhirHealth } from './fhir-health.ts';
import { starterCategories } from '../starter-categories.ts';
import { feedbackMonths } from './feedback/retention.ts';
import { storedFeedback } from './feedback/stored-feedback.ts';
import { reportInbox } from './report-inbox.ts';
import type { Store, StorePlace } from './store/store.ts';
import { streamBuffer } from './store/stream-buffer.ts';
import { keepSwept, type SweepSettings } from './store/sweep.ts';
import type { StreamBuffer } from '../stream-buffer.ts';

/** What an adapter may use besides its own options. */
export interface AdapterContext {
  /** The port that finds services, which is opened first. */
  readonly services: ServicesPort;
  /** Folder that relative paths in the configuration mean. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The gateway's own store, which is opened when the first adapter asks for it. */
  store(): Promise<Store>;
}

/** A port, and what is to be done when the gateway ends. */
export interface OpenedPort<Port> {
  readonly port: Port;
  /** For how long the gateway's own store keeps what comes through it. */
  readonly retention?: SweepSettings | undefined;
  ready?(): Promise<boolean>;
  close?(): Promise<void>;
}

/** Connects a port to the system that an operator's options name; options arrive as written and are checked by the adapter. */
export type OpenAdapter<Port> = (options: unknown, context: AdapterContext, place: string) => Promise<OpenedPort<Port>>;

function adapter<S extends z.core.$ZodType, Port>(
  Options: S,
  open: (options: z.output<S>, context: AdapterContext, place: string) => Promise<OpenedPort<Port>>,
): OpenAdapter<Port> {
  return (options, context, place) => open(soundOptions(Options, options, place), context, place);
}

/** The system under which servers keep the citizen's number (số định danh). */
const citizenSystem = 'http://fhir.ehealth.gov.vn/core/sid/citizen_id';

/** What is registered for each port, by the name that the configuration's `adapter` gives. */
const adapters = {
  services: {
    /** A static catalogue: a folder, or the address of its `catalogue.json`; the Hanoi starter catalogue by default. */
    catalogue: adapter(z.strictObject({ catalogue: z.optional(Text) }), async ({ catalogue }, { folder }) => {
      const isAddress = /^https?:\/\//i.test(catalogue ?? '');
      const services = await openCatalogueServices(catalogue === undefined || isAddress ? catalogue : resolve(folder, catalogue));
      return { port: services as ServicesPort, ready: () => services.ready() };
    }),
  },
  assistant: {
    /** Answers from the services port and nothing else. */
    grounded: adapter(z.strictObject({}), async (_options, { services }) => ({ port: groundedAssistant(services) as AssistantPort })),
  },
  feedback: {
    /** The gateway's own store; clerks work in it by `motcua-gateway feedback`. */
    store: adapter(
      z.strictObject({
        categories: z._default(z.array(FeedbackCategory).check(z.minLength(1, 'must name at least one category')), [...starterCategories]),
        /** Days besides Saturday and Sunday on which nobody works, such as `2027-01-01`. */
        holidays: z._default(z.array(z.iso.date('must be days such as 2027-01-01')), []),
        /** How long a report is kept after it was answered or declined. */
        keepMonths: z._default(Months, feedbackMonths),
      }),
      async ({ categories, holidays, keepMonths }, { store }) => {
        const opened = await store();
        return {
          port: storedFeedback(opened, { categories, calendar: { holidays } }) as FeedbackPort,
          retention: { feedbackMonths: keepMonths },
          ready: () => opened.isReady(),
        };
      },
    ),
  },
  health: {
    /** FHIR R4: health books. */
    fhir: adapter(
      z.strictObject({ url: WebAddress, name: z.optional(Text), token: z.optional(Secret), identifierSystem: z._default(Text, citizenSystem) }),
      async ({ url, name, token, identifierSystem }, context, place) => ({
        port: fhirHealth({
          baseUrl: url,
          name: name ?? new URL(url).host,
          authorization: bearerOf(token, context, place),
          identifierSystem,
          identifierSystems: { citizen: [identifierSystem] },
        }) as HealthPort,
      }),
    ),
  },
  guardianship: {
    /** FHIR R4: `RelatedPerson` with the role of a guardian. */
    fhir: adapter(
      z.strictObject({ url: WebAddress, token: z.optional(Secret), identifierSystem: z._default(Text, citizenSystem) }),
      async ({ url, token, identifierSystem }, context, place) => ({
        port: fhirGuardianship({ baseUrl: url, authorization: bearerOf(token, context, place), identifierSystem }) as GuardianshipPort,
      }),
    ),
  },
  signing: {
    /** Cloud Signature Consortium API 2: people's own certificates. */
    csc: adapter(z.strictObject({ url: WebAddress, name: z.optional(Text), token: z.optional(Secret) }), async ({ url, name, token }, context, place) => ({
      port: cscSigning({ baseUrl: url, name: name ?? new URL(url).host, authorization: bearerOf(token, context, place) }) as SigningPort,
    })),
  },
  reports: {
    /** A CSV file that Excel opens; in no folder that is published. */
    csv: adapter(z.strictObject({ file: Text }), async ({ file }, { folder, services }) => ({ port: (await reportInbox(resolve(folder, file), services)) as ReportsPort })),
  },
} as const;

/** What a configuration has opened. */
export interface OpenedPorts {
  readonly ports: GatewayPorts;
  /** Where there is a store. */
  readonly streams?: StreamBuffer | undefined;
  close(): Promise<void>;
}

/**
 * Opens every port that a configuration names. A port whose section is absent is not served.
 *
 * `adapter` may also be the path of a module, such as `./hoi-dap.mjs`: its default export is an {@link OpenAdapter}.
 *
 * @throws Error that says what to write instead.
 */
export async function openPorts({ configuration, folder }: ReadConfiguration, environment: NodeJS.ProcessEnv): Promise<OpenedPorts> {
  const opened: OpenedPort<unknown>[] = [];
  let services: ServicesPort | undefined;
  let store: Promise<Store> | undefined;
  const context: AdapterContext = {
    folder,
    environment,
    // Only who keeps something pays for the database's code.
    store: () => (store ??= import('./store/store.ts').then(({ openStore }) => openStore(placeOf(configuration, folder, environment)))),
    get services() {
      if (!services) throw new TypeError('the services port is not open yet');
      return services;
    },
  };
  const open = async <Port>(
    place: keyof Configuration & string,
    section: Section | false | undefined,
    known: Readonly<Record<string, OpenAdapter<Port>>>,
  ): Promise<Port | undefined> => {
    if (!section) return undefined;
    const { adapter: named = Object.keys(known)[0] ?? '', ...options } = section;
    const found = known[named] ?? (await adapterIn<Port>(named, folder, place, Object.keys(known)));
    const port = await found(options, context, place);
    opened.push(port);
    return port.port;
  };
  const close = async () => {
    for (const { close: end } of opened.reverse()) await end?.();
    await (await store)?.close();
  };
  try {
    services = await open('services', configuration.services, adapters.services);
    if (!services) throw new TypeError('the services port gave nothing');
    const { counted, ...ratings } = await countedPorts(configuration.ratings, context);
    if (counted) opened.push({ port: undefined, close: counted.close });
    const identity = await identityOf(configuration, context);
    const guardianship = await open<GuardianshipPort>('guardianship', configuration.guardianship, adapters.guardianship);
    const ports: GatewayPorts = {
      services: counted ? countingServices(services, counted.questions) : services,
      feedback: await open<FeedbackPort>('feedback', configuration.feedback, adapters.feedback),
      assistant: await open<AssistantPort>('assistant', configuration.assistant, adapters.assistant),
      health: await open<HealthPort>('health', configuration.health, adapters.health),
      identity,
      dataRequests: await dataRequestsOf(configuration, context),
      delegation: await delegationOf(configuration, context, identity, guardianship),
      ratings: ratings.port,
      reports: await open<ReportsPort>('reports', configuration.reports, adapters.reports),
      signing: await open<SigningPort>('signing', configuration.signing, adapters.signing),
      ready: async () => (await Promise.all(opened.map(async (port) => (await port.ready?.()) ?? true))).every(Boolean),
    };
    const opening = await store;
    if (ports.identity && opening) opened.push({ port: undefined, ready: () => opening.isReady() });
    if (opening) {
      const retention: SweepSettings = Object.assign({}, ...opened.map((port) => port.retention));
      const stopSweeping = keepSwept(opening, { ...retention, accessLogMonths: configuration.accessLogMonths });
      opened.push({ port: undefined, close: async () => stopSweeping() });
    }
    return { ports, streams: opening && streamBuffer(opening), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where the store of a configuration is. */
export function placeOf({ dataFolder }: Configuration, folder: string, { DATABASE_URL: databaseUrl }: NodeJS.ProcessEnv): StorePlace {
  return databaseUrl ? { databaseUrl } : { folder: resolve(folder, dataFolder) };
}

/** Sign-in is no adapter's to replace: its sessions are the gateway's own. */
async function identityOf({ signIn, purposes, keys: hosts, frames }: Configuration, { environment, store }: AdapterContext): Promise<IdentityPort | undefined> {
  if (!signIn) return undefined;
  const clientSecret = secretIn(environment, signIn.clientSecret, 'signIn.clientSecret');
  const { storedIdentity } = await import('./identity/stored-identity.ts'); // Only who signs people in pays for it.
  return storedIdentity(await store(), { ...signIn, clientSecret, purposes, hosts, frames });
}

/** Who lets whom read is the gateway's own as well; who is whose guardian is the register's. */
async function delegationOf(
  { delegation, purposes, signIn }: Configuration,
  { store }: AdapterContext,
  identity: IdentityPort | undefined,
  guardianship: GuardianshipPort | undefined,
): Promise<DelegationPort | undefined> {
  if (!delegation) return undefined;
  if (!identity) throw wrongEntries(['delegation must be false where there is no "signIn": whom one lets read has to be somebody']);
  const { storedDelegation } = await import('./identity/stored-delegation.ts');
  return storedDelegation(await store(), { purposes, identity, guardianship, stepUpMinutes: signIn?.stepUpMinutes });
}

/** Whoever signs people in keeps something about them, and gives it to them. */
async function dataRequestsOf({ signIn, dataRequests }: Configuration, { store }: AdapterContext): Promise<DataRequestPort | undefined> {
  if (!signIn) return undefined;
  const { storedDataRequests } = await import('./identity/stored-data-requests.ts');
  const { deletion, undoMinutes, holidays } = dataRequests;
  return storedDataRequests(await store(), { isAutomatic: deletion === 'automatic', undoMinutes, holidays, stepUpMinutes: signIn.stepUpMinutes });
}

/** Ratings come with the questions that found nothing: both are counted in one file, from ten on. */
async function countedPorts(
  section: Section | undefined,
  { folder, services }: AdapterContext,
): Promise<{ port?: RatingsPort; counted?: Awaited<ReturnType<typeof countedFile>> }> {
  if (!section) return {};
  const { file } = soundOptions(z.strictObject({ adapter: z.optional(z.literal('counts', 'must be "counts"')), file: Text }), section, 'ratings');
  const counted = await countedFile(resolve(folder, file), services);
  return { port: counted.ratings, counted };
}

async function adapterIn<Port>(named: string, folder: string, place: string, known: readonly string[]): Promise<OpenAdapter<Port>> {
  if (!/^\.{0,2}\/.+\.m?js$/.test(named)) {
    throw wrongEntries([`${place}.adapter must be ${known.map((name) => `"${name}"`).join(' or ')}, or the path of a module such as "./${place}.mjs", not "${named}"`]);
  }
  const path = resolve(folder, named);
  const module = (await import(pathToFileURL(path).href).catch((cause: unknown) => {
    throw wrongEntries([`${place}.adapter: ${path} cannot be loaded`], { cause });
  })) as { default?: unknown };
  if (typeof module.default !== 'function') throw wrongEntries([`${place}.adapter: ${path} has no default export that opens a port`]);
  return module.default as OpenAdapter<Port>;
}

function bearerOf(token: z.infer<typeof Secret> | undefined, { environment }: AdapterContext, place: string): string | undefined {
  return token && `Bearer ${secretIn(environment, token, `${place}.token`)}`;
}
