// What one book may hold. The largest real document that we know has 1,111 entries in 3.9 MB.
export const mostBytes = 32 * 1024 * 1024;
export const mostEntries = 50_000;
export const mostSections = 500;
/** How deep sections may lie in sections. */
export const deepestSection = 8;
export const mostItems = 10_000;

/** What a book says that holds more. */
export const tooLong = 'Sổ dài quá; phần còn lại không được đọc.';
