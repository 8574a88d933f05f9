// Which letters make a Vietnamese syllable once its diacritics are gone. Loose where the language is strict about tones
// and finals: it has to tell `khai` from `kahi`, not to teach spelling.
const onsets = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?';
const rimes = [
  'a(?:ch|ng|nh|[cimnoptuy])?',
  'e(?:ch|ng|nh|[cmnoptu])?',
  'i(?:ch|nh|a|e(?:ng|[cmnptu])|[mnptu])?',
  'o(?:ng|a(?:ch|ng|nh|[cimnopty])?|e[nopt]?|[cimnpt])?',
  'u(?:ng|a(?:ng|[nty])?|e(?:ch|nh|[nt])?|o(?:ng|[cimnptu])?|y(?:a|ch|nh|u|e[nt]|[nptu])?|[ceimnptu])?',
  'y(?:e(?:[mntu]|ng)|[mtu])?',
].join('|');
const syllable = new RegExp(`^${onsets}(?:${rimes})$`);

/** Whether letters without diacritics may be a Vietnamese syllable. */
export function isSyllable(plain: string): boolean {
  return syllable.test(plain);
}
