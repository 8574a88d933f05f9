/** Saves a text as a file where the browser saves files. Nothing is sent: the address is one of the page's own memory. */
export function saveFile(fileName: string, text: string, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // Some browsers read it only after the citizen has chosen a place.
}
