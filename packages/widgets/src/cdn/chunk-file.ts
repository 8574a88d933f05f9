/** Name of a chunk's file: another content is another name. The hash is SHA-256 in base64, of which a name takes the beginning. */
export function chunkFile(chunk: string, hash: string): string {
  return `${chunk.replace(/^(motcua-)?/, 'motcua-')}.${hash.slice(0, 16).replace(/\W/g, '_')}.js`;
}
