import process from 'node:process';
import { openCatalogueServices } from './catalogue-source.ts';
import { closeOnSignal } from './close-on-signal.ts';
import { serve } from './serve.ts';
import { settingsOf, type SettingNames, type SettingTexts } from './settings.ts';

/**
 * Runs a gateway over a catalogue until the process is asked to end. What is wrong is said on standard error, in a
 * sentence, and ends the process with code 1; standard output holds nothing but the log.
 */
export async function run(texts: SettingTexts, names: SettingNames): Promise<void> {
  try {
    const { catalogue, ...settings } = settingsOf(texts, names);
    const services = await openCatalogueServices(catalogue);
    const gateway = await serve({ ports: { services, ready: () => services.ready() }, ...settings });
    closeOnSignal(gateway);
    process.stderr.write(`motcua gateway listens on ${gateway.url}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
