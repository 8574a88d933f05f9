import type { Guide } from '@motcua/contract/services';

/** So few words of a guide's name mean it: one may mean anything. */
const fewestWords = 2;

/**
 * The guide for what a question is about: one that is called so, or the only one that sends everybody to the service
 * that answers it.
 *
 * @param best - Code of the service that answers it, where one does.
 */
export function guideFor(query: string, best: string | undefined, guides: readonly Guide[]): Guide | undefined {
  const asked = wordsIn(query);
  const called = guides.find(({ title, titleEn = title }) => [title, titleEn].some((name) => isCalled(wordsIn(name), asked)));
  if (called || best === undefined) return called;
  const [only, ...others] = guides.filter(({ stages }) => stages.some(({ steps }) => steps.some((step) => step.code === best && step.situation === undefined && !step.isOptional)));
  return others.length === 0 ? only : undefined;
}

/** Whether a question says a name, or is a part of it: "tôi mất hết giấy tờ rồi", "mua nhà" of "Mua bán nhà đất". */
function isCalled(name: readonly string[], asked: readonly string[]): boolean {
  if (asked.length >= fewestWords && asked.every((word) => name.includes(word))) return true;
  return asked.some((_, start) => {
    let at = start;
    for (const [place, word] of name.entries()) {
      // One word may stand between those of a long name; between two, "học sinh của con" would be "sinh con".
      if (place > 0 && name.length > fewestWords && asked[at] !== word) at += 1;
      if (asked[at] !== word) return false;
      at += 1;
    }
    return name.length > 0;
  });
}

/** Without diacritics: many phones' owners type none. */
function wordsIn(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
