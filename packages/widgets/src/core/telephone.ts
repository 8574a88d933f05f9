/** A telephone number as people write it, as a link that calls it. */
export function telephoneOf(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}
