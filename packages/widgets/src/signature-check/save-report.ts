import type { DocumentReport } from '@motcua/contract/signing';

/** Saves a report as a JSON file where the browser saves files. Nothing is sent: the address is one of the page's own memory. */
export function saveReport(fileName: string, report: DocumentReport): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `${fileName}.ket-qua.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // Some browsers read it only after the citizen has chosen a place.
}
