export { createClient } from './client.ts';
export type { AskOptions, Client, ClientOptions, FindOptions, ServicesClient } from './client.ts';
export type { CatalogueAddress, StartWorker } from './catalogue-services.ts';
export { DeviceStore } from './device-store.ts';
export type { StoreKind } from './device-store.ts';
export { isMotcuaError, MotcuaError } from './motcua-error.ts';
export type { MotcuaErrorOptions } from './motcua-error.ts';
