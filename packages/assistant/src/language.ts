/** The languages in which the assistant speaks. */
export type Language = 'vi' | 'en';

/** English words that are no Vietnamese syllables. */
const english = new Set(
  'the is are do does did i my you your what which how much many long when where who why need want get have has for of and or with by if please register registration birth marriage death certificate card permit license fee cost free papers documents office online apply hello thanks residence household business land id passport replace lost renew copy'.split(
    ' ',
  ),
);

/** Takes a text for English where at least two of its words are, and at least a third of them; everything else is Vietnamese. */
export function languageOf(text: string): Language {
  if (/[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]/iu.test(text)) return 'vi';
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const known = words.filter((word) => english.has(word)).length;
  return known >= 2 && known * 3 >= words.length ? 'en' : 'vi';
}
