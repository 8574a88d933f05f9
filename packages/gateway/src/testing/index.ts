export { failing, handlersFor } from './msw-handlers.ts';
export type { HandlerOptions } from './msw-handlers.ts';
export { failingPort, samplePorts, silentAgency } from './sample-ports.ts';
export type { SampleOptions } from './sample-ports.ts';
export { sampleServices } from './sample-services.ts';
