/** How many records a file has that is fetched ahead; a power of two, so that its records are a branch of the tree. */
export const recordsEach = 64;

/** Name of the file with one record. */
export function recordFile(code: string, root: string): string {
  return `detail-${code}.${root.slice(0, 16)}.bin`;
}

/** Name of the file with all records of a branch. */
export function branchFile(branch: number, root: string): string {
  return `details-${branch}.${root.slice(0, 16)}.bin`;
}

/** Whether a file holds details of the catalogue with a root. */
export function isDetailsFile(file: string, root: string): boolean {
  return file.startsWith('detail') && file.endsWith(`.${root.slice(0, 16)}.bin`);
}
