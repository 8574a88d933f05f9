const mostLetters = 160;

/** Characters that turn the words after them round, and those that no font draws (Unicode Standard Annex 9, 2). */
const deceiving = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name out of a file or a certificate, which anybody may have written: short, and without power over the words around it. */
export function shownName(name: string): string {
  const plain = name.replace(deceiving, '\ufffd');
  return plain.length > mostLetters ? `${plain.slice(0, mostLetters)}…` : plain;
}
