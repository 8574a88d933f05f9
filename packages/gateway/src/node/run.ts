import process from 'node:process';
import { demonstrationPeople } from '../person.ts';
import { openCatalogueServices } from './catalogue-source.ts';
import { closeOnSignal } from './close-on-signal.ts';
import { countedFile } from './counted-file.ts';
import { portsOf } from './ports-of.ts';
import { reportInbox } from './report-inbox.ts';
import { serve } from './serve.ts';
import { settingsOf, type SettingNames, type SettingTexts } from './settings.ts';

/**
 * Runs a gateway over a catalogue until the process is asked to end. What is wrong is said on standard error, in a
 * sentence, and ends the process with code 1; standard output holds nothing but the log.
 */
export async function run(texts: SettingTexts, names: SettingNames): Promise<void> {
  try {
    const settings = settingsOf(texts, names);
    const { port, host, origins, trustedProxies, demonstrationPeople: people } = settings;
    const services = await openCatalogueServices(settings.catalogue);
    const counted = settings.counts === undefined ? undefined : await countedFile(settings.counts, services);
    const reports = settings.reports === undefined ? undefined : await reportInbox(settings.reports, services);
    const ports = portsOf(settings, services, counted, reports);
    if (people.length > 0) process.stderr.write('motcua gateway: a demonstration. Any page may name one of the invented people; never run it so beside real records.\n');
    const gateway = await serve({ ports, port, host, origins, trustedProxies, personOf: demonstrationPeople(people) });
    closeOnSignal(gateway, counted);
    process.stderr.write(`motcua gateway listens on ${gateway.url}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
