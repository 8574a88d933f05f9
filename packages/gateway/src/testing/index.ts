export { inventedPeople } from './invented-people/index.ts';
export type { InventedPerson } from './invented-people/index.ts';
export { manualClock } from './manual-clock.ts';
export type { ManualClock } from './manual-clock.ts';
export { failing, handlersFor } from './msw-handlers.ts';
export type { HandlerOptions } from './msw-handlers.ts';
export { failingPort, samplePorts, silentAgency } from './sample-ports.ts';
export type { SampleOptions } from './sample-ports.ts';
export { sampleServices } from './sample-services.ts';
