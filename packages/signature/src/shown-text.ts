/** Text as it may be shown: NFC, without the marks that cannot be seen and that make a name read as another one (controls, direction, width). */
export const shownText = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').normalize('NFC');
