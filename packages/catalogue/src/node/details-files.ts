import { createHash } from 'node:crypto';
import type { PublicService } from '@motcua/contract/services';
import { branchFile, recordFile, recordsEach } from '../details-names.ts';
import { detailsFile, packedRecord } from './packed-record.ts';
import { hashBytes, hex, leafMark, nodeMark } from '../tree.ts';

/** The files with the details of services, in the order of their codes, and the root of the tree of their hashes. */
export function detailsFiles(services: readonly PublicService[]): { readonly root: string; readonly files: ReadonlyMap<string, Uint8Array> } {
  const records = services.map(packedRecord);
  const levels = levelsOver(records.map((record) => hashOf(leafMark, record)));
  const root = hex(levels[levels.length - 1]?.[0] ?? new Uint8Array());
  const files = new Map<string, Uint8Array>();
  for (const [place, record] of records.entries()) files.set(recordFile(services[place]?.code ?? '', root), detailsFile([record], pathUp(levels, 0, place)));
  for (let first = 0; first < records.length; first += recordsEach)
    files.set(branchFile(first / recordsEach, root), detailsFile(records.slice(first, first + recordsEach), pathUp(levels, Math.log2(recordsEach), first / recordsEach)));
  return { root, files };
}

/** The tree, leaves first. */
function levelsOver(leaves: readonly Uint8Array[]): (readonly Uint8Array[])[] {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) {
    const below = level;
    level = Array.from({ length: Math.ceil(below.length / 2) }, (_, pair) => {
      const [left = new Uint8Array(), right] = below.slice(2 * pair, 2 * pair + 2);
      return right ? hashOf(nodeMark, left, right) : left;
    });
  }
  return levels;
}

/** The hashes that neighbour the way up from a node. */
function pathUp(levels: readonly (readonly Uint8Array[])[], level: number, place: number): Uint8Array {
  const neighbours = levels.slice(level).flatMap((hashes, up) => hashes[(place >> up) ^ 1] ?? []);
  return Uint8Array.from(neighbours.flatMap((hash) => [...hash]));
}

function hashOf(mark: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256').update(Uint8Array.of(mark));
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest().subarray(0, hashBytes));
}
