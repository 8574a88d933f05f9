// The keys that type a Vietnamese text by Telex or VNI, as they stand on the screen when the input method is off.

/** By combining mark: circumflex, breve, horn; and the tones. */
const marks = {
  telex: { '\u0302': (base) => base.toLowerCase(), '\u0306': () => 'w', '\u031b': () => 'w' },
  vni: { '\u0302': () => '6', '\u0306': () => '8', '\u031b': () => '7' },
};
const tones = {
  telex: { '\u0300': 'f', '\u0301': 's', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' },
  vni: { '\u0300': '2', '\u0301': '1', '\u0309': '3', '\u0303': '4', '\u0323': '5' },
};
const strokes = { telex: 'd', vni: '9' };

/**
 * @param {'telex' | 'vni'} method
 * @param {'word' | 'vowel'} toneAfter - Where the key of the tone comes: at the end of the word, or right after the vowel.
 */
export function keystrokes(text, method, toneAfter) {
  return text.normalize('NFC').replace(/[\p{L}\p{M}]+/gu, (word) => {
    let typed = '';
    let last = '';
    for (const letter of word) {
      if (letter === 'đ' || letter === 'Đ') {
        typed += (letter === 'đ' ? 'd' : 'D') + strokes[method];
        continue;
      }
      const [base, ...above] = letter.normalize('NFD');
      typed += base;
      for (const mark of above) typed += marks[method][mark]?.(base) ?? '';
      for (const mark of above) {
        const tone = tones[method][mark];
        if (tone === undefined) continue;
        if (toneAfter === 'vowel') typed += tone;
        else last = tone;
      }
    }
    return typed + last;
  });
}
