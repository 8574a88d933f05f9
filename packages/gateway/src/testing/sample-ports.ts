import { MotcuaPortError, type GatewayPorts, type PortErrorCode, type ServicesPort } from '../ports.ts';
import { searchSamples } from './sample-search.ts';
import { sampleServices } from './sample-services.ts';

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
  return {
    services: {
      find: async (input) => searchSamples(all, input),
      get: async ({ code }) => all.find((service) => service.code === code || service.replaces.includes(code)),
    },
  };
}

/** A services port that never answers. It gives up when it is told to stop, as a port must. */
export function silentAgency(): ServicesPort {
  return { find: (_input, signal) => never(signal), get: (_input, signal) => never(signal) };
}

/** A services port that fails with a code, every time. */
export function failingPort(code: PortErrorCode, options: { readonly retryAfterSeconds?: number } = {}): ServicesPort {
  const fail = async (): Promise<never> => {
    throw new MotcuaPortError(code, options);
  };
  return { find: fail, get: fail };
}

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('told to stop', 'AbortError')));
  });
}
