import { groundedAssistant } from '../grounded-assistant.ts';
import {
  MotcuaPortError,
  type AssistantPort,
  type FeedbackPort,
  type GatewayPorts,
  type HealthPort,
  type PortErrorCode,
  type RatingsPort,
  type ReportsPort,
  type ServicesPort,
  type SigningPort,
} from '../ports.ts';
import { sampleFeedback } from './sample-feedback.ts';
import { sampleGuides } from './sample-guides.ts';
import { sampleHealth } from './sample-health.ts';
import { countSamples, searchSamples } from './sample-search.ts';
import { sampleServices } from './sample-services.ts';
import { sampleSigning } from './sample-signing.ts';

export interface SampleOptions {
  /** Day as of which the fresh records are true, such as `2026-11-24`; the machine's day by default. */
  readonly today?: string | undefined;
}

/**
 * Gives every port an invented agency that answers at once. Runs in browsers.
 *
 * Replace single ports to see what happens: `{ ...samplePorts(), services: silentAgency() }`.
 */
export function samplePorts({ today = new Date().toISOString().slice(0, 10) }: SampleOptions = {}): GatewayPorts {
  const all = sampleServices(today);
  const services: ServicesPort = {
    find: async (input) => searchSamples(all, input),
    count: async (input) => countSamples(all, input),
    guides: async () => ({ guides: sampleGuides(today) }),
    get: async ({ code }) => all.find((service) => service.code === code || service.replaces.includes(code)),
  };
  return {
    services,
    assistant: groundedAssistant(services),
    feedback: sampleFeedback(),
    health: sampleHealth(),
    ratings: { rate: async () => ({ isCounted: true }) },
    reports: { report: async () => ({ isKept: true, reference: '4823 1907' }) },
    signing: sampleSigning(new Date()),
  };
}

/** Every port at once. */
type EveryPort = AssistantPort & FeedbackPort & HealthPort & RatingsPort & ReportsPort & ServicesPort & SigningPort;

/** A port of any capability that never answers. It gives up when it is told to stop, as a port must. */
export function silentAgency(): EveryPort {
  return {
    find: (_input, signal) => never(signal),
    count: (_input, signal) => never(signal),
    get: (_input, signal) => never(signal),
    guides: (_input, signal) => never(signal),
    book: (_input, _person, signal) => never(signal),
    certificates: (_input, _person, signal) => never(signal),
    rate: (_input, signal) => never(signal),
    report: (_input, signal) => never(signal),
    ask: (_input, signal) => inParts(() => never(signal)),
    categories: (_input, signal) => never(signal),
    send: (_input, _write, signal) => never(signal),
    withdraw: (_input, _write, signal) => never(signal),
    follow: (_input, _after, signal) => inParts(() => never(signal)),
    listPublic: (_input, signal) => never(signal),
    getPublic: (_input, signal) => never(signal),
    startPhoto: (_input, _write, signal) => never(signal),
    photo: (_input, signal) => never(signal),
    putPhotoPart: (_input, signal) => never(signal),
  };
}

/** A port of any capability that fails with a code, every time. */
export function failingPort(code: PortErrorCode, options: { readonly retryAfterSeconds?: number } = {}): EveryPort {
  const fail = async (): Promise<never> => {
    throw new MotcuaPortError(code, options);
  };
  return {
    find: fail,
    count: fail,
    get: fail,
    guides: fail,
    book: fail,
    certificates: fail,
    rate: fail,
    report: fail,
    ask: () => inParts(fail),
    categories: fail,
    send: fail,
    withdraw: fail,
    follow: () => inParts(fail),
    listPublic: fail,
    getPublic: fail,
    startPhoto: fail,
    photo: fail,
    putPhotoPart: fail,
  };
}

/** An answer whose first part never comes. */
async function* inParts(first: () => Promise<never>): AsyncGenerator<never> {
  yield await first();
}

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('told to stop', 'AbortError')));
  });
}
