import { isSyllable } from './syllables.ts';

/** Huyền, sắc, hỏi, ngã, nặng, and the keys of each: of Telex, of VNI. */
const tones = '\u0300\u0301\u0309\u0303\u0323';
const toneKeys = /[fsrxj1-5]/;
const toneOf = (key: string): string => tones.charAt('fsrxj21345'.indexOf(key) % 5);
const circumflex = '\u0302';
const breve = '\u0306';
const horn = '\u031b';
const vowel = /[aeiouy]/;

/**
 * Reads the keys of one word as an input method would have: `ddawng` and `dda8ng` are `đăng`. Keys may come late, at the
 * end of the word, as quick typists press them.
 *
 * @returns The word, or `undefined` where the keys make no Vietnamese syllable, or where no key was pressed.
 */
export function decodedKeys(keys: string): string | undefined {
  const letters: string[] = [];
  let tone = '';
  let pressed = false;
  for (const [at, key] of [...keys.toLowerCase()].entries()) {
    const hasVowel = letters.some((letter) => vowel.test(letter.charAt(0)));
    const taken = /\d/.test(key) ? pressDigit(letters, key, hasVowel) : pressLetter(letters, key, at, hasVowel);
    if (taken === 'tone') tone = toneOf(key);
    if (taken !== undefined) pressed = true;
    else if (/\d/.test(key)) return undefined;
    else letters.push(key);
  }
  const plain = letters.map((letter) => (letter === 'đ' ? 'd' : letter.charAt(0))).join('');
  if (!pressed || (plain.length < 2 && keys.length < 3) || !isSyllable(plain)) return undefined;
  return (letters.join('') + tone).normalize('NFC');
}

type Taken = 'tone' | 'mark' | undefined;

/** Telex: a letter pressed again, or one that no word ends with. */
function pressLetter(letters: string[], key: string, at: number, hasVowel: boolean): Taken {
  // `oaw` is `oă`: no syllable has `ơa`.
  if (key === 'w' && letters[letters.lastIndexOf('a') - 1] === 'o' && mark(letters, 'a', breve)) return 'mark';
  if (key === 'w') {
    if (mark(letters, 'u', horn) || mark(letters, 'o', horn)) return bothHorns(letters);
    return mark(letters, 'a', breve) ? 'mark' : loneHorn(letters, hasVowel);
  }
  if (key === 'd' && at > 0 && letters[0] === 'd') return crossed(letters);
  if (/[aeo]/.test(key) && letters.includes(key) && canRepeat(letters, key)) return mark(letters, key, circumflex) ? 'mark' : undefined;
  return hasVowel && toneKeys.test(key) ? 'tone' : undefined;
}

/** VNI: digits after the letters they change. */
function pressDigit(letters: string[], key: string, hasVowel: boolean): Taken {
  if (key === '9') return letters[0] === 'd' ? crossed(letters) : undefined;
  if (key === '6') return ['a', 'e', 'o'].some((letter) => mark(letters, letter, circumflex)) ? 'mark' : undefined;
  if (key === '7') return mark(letters, 'u', horn) || mark(letters, 'o', horn) ? bothHorns(letters) : undefined;
  if (key === '8') return mark(letters, 'a', breve) ? 'mark' : undefined;
  return hasVowel && toneKeys.test(key) ? 'tone' : undefined;
}

/** Puts a mark on the last such letter that has none. */
function mark(letters: string[], letter: string, sign: string): boolean {
  const at = letters.lastIndexOf(letter);
  if (at < 0 || (letter === 'u' && letters[at - 1] === 'q')) return false;
  letters[at] = letter + sign;
  return true;
}

/** `uo` takes two horns, however many were pressed: `đươc`. */
function bothHorns(letters: string[]): Taken {
  const at = letters.indexOf(`u${horn}`);
  if (at >= 0 && letters[at + 1] === 'o') letters[at + 1] = `o${horn}`;
  const o = letters.indexOf(`o${horn}`);
  if (o > 0 && letters[o - 1] === 'u' && letters[o - 2] !== 'q') letters[o - 1] = `u${horn}`;
  return 'mark';
}

/** A `w` without a vowel before it is `ư`; one after `ươ` was pressed twice. */
function loneHorn(letters: string[], hasVowel: boolean): Taken {
  if (letters.some((letter) => letter.endsWith(horn))) return 'mark';
  if (hasVowel) return undefined;
  letters.push(`u${horn}`);
  return 'mark';
}

function crossed(letters: string[]): Taken {
  letters[0] = 'đ';
  return 'mark';
}

/** A vowel pressed again marks the first one only within the same syllable: nothing but its last letters in between. */
function canRepeat(letters: readonly string[], key: string): boolean {
  return letters.slice(letters.lastIndexOf(key) + 1).every((letter) => !/[aeoy]/.test(letter.charAt(0)));
}
