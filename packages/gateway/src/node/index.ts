export { catalogueServices } from './catalogue-services.ts';
export type { CatalogueServices } from './catalogue-services.ts';
export { closeOnSignal } from './close-on-signal.ts';
export { jsonLog } from './json-log.ts';
export { run } from './run.ts';
export { serve } from './serve.ts';
export type { RunningGateway, ServeOptions } from './serve.ts';
export type { SettingNames, Settings, SettingTexts } from './settings.ts';
