import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a printed page says: the text of each sheet, and the addresses its links lead to. */
export async function sheetsOf(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: new Uint8Array(pdf), useSystemFonts: true });
  const document = await loading.promise;
  const sheets: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    sheets.push(
      items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .normalize('NFC')
        .replace(/\s+/g, ' '),
    );
  }
  await loading.destroy();
  return sheets;
}
