import { CatalogueError } from './catalogue-error.ts';
import { distinct } from './distinct.ts';
import { longer } from './longer.ts';
import { mix, type Model } from './model.ts';
import { end, endOfText, textAt, type Pieces } from './pieces.ts';

/** Codes texts, one after the other. */
export interface Texts {
  /**
   * Codes one more text.
   *
   * @param topic - A number for what it is about.
   * @param known - What is to be written; left out where it is read.
   * @returns Where it begins in the stream of pieces.
   */
  code(topic: number, known?: string): number;
  /** The text that begins at a place in the stream. */
  at(start: number): string;
  /** All texts so far, without what is needed to code more. */
  all(): Pieces;
}

/** Kinds of `distinct` values that texts are made of; others begin with `nextKind`. */
const kinds = { piece: 0, length: 1, letter: 2 } as const;
export const nextKind = 3;
/** Where the 1,024 numbers begin under which the chances are learnt that something is copied after a piece. */
const copyChances = 3072;
const longestCopy = 255;
/** Stands for the end of a piece, where else UTF-16 units stand. */
const endOfPiece = 0x1_0000;
/** Of what begins a piece. Known once: a number this large takes memory on the way. */
const beginning = mix(-1, -1);
/** Far above any honest catalogue: a small file must not fill a device's memory. */
const mostPieces = 2 ** 24;

/**
 * Texts are numbers of pieces. What follows two pieces is copied from where they stood before, as far as it is the same;
 * where it is not, the next piece is foretold by the last one and by what the text is about. A piece is spelled out where
 * it comes up first.
 *
 * @param bits - Twice as many places are remembered with each more; must be the same for reader and writer.
 * @param cut - Cuts a text into pieces, see `piecesOf`; needed where something is written.
 */
export function createTexts(model: Model, bits: number, cut?: (text: string) => string[]): Texts {
  const lengths = distinct(model, kinds.length, (known?: number) => model.even(256, known ?? 0));
  const letters = distinct(model, kinds.letter, (known: number | undefined = 0) => model.even(256, known >> 8) * 256 + model.even(256, known & 255), [endOfPiece]);
  const pieces = distinct(model, kinds.piece, spelled, [endOfText]);
  /** Three ends come before everything, so that one can always look back. */
  let stream: Uint16Array = new Uint16Array(16);
  let length = 3;
  /** Where pairs of pieces stood before, by their hash. */
  const places = new Int32Array(1 << bits);
  /** The last two pieces; what is before the end of a text says nothing about what comes after it. */
  let last = end;
  let second = -1;
  /** Whether they stood before in a text about the same. */
  let likeness = 0;

  function spelled(known?: string): string {
    let piece = '';
    let before = -1;
    let letter = -1;
    for (;;) {
      const unit = known === undefined ? undefined : piece.length < known.length ? known.charCodeAt(piece.length) : endOfPiece;
      const next = letters.values[letters.code(letter < 0 ? beginning : mix(letter, before), letter, unit)] as number;
      if (next === endOfPiece) return piece;
      piece += String.fromCharCode(next);
      before = letter;
      letter = next;
    }
  }

  function reserve(more: number): void {
    while (length + more > stream.length) {
      if (length > mostPieces) throw new CatalogueError('damaged', 'the file holds too much');
      stream = longer(stream, Uint16Array);
    }
  }

  /** Whether the last two pieces stand before a place. */
  function isLike(place: number): boolean {
    return place > 0 && stream[place - 1] === last && (second < 0 || stream[place - 2] === second);
  }

  /** Where the last two pieces stood before, in a text about the same or else in any; 0 for nowhere. Remembers where they stand now. */
  function placeLike(topic: number): number {
    last = stream[length - 1] as number;
    second = last === end ? -1 : (stream[length - 2] as number);
    const pair = mix(last, second);
    const any = (pair >>> 8) & (places.length - 1);
    const same = (mix(pair, topic) >>> 8) & (places.length - 1);
    let place = places[same] as number;
    likeness = 1;
    if (!isLike(place)) {
      place = places[any] as number;
      likeness = 0;
      if (!isLike(place)) place = 0;
    }
    places[same] = length;
    places[any] = length;
    return place;
  }

  /** Copies what comes next, as far as it is foretold; gives the piece that comes up next if not, or -1. */
  function copy(topic: number, start: number, known: readonly string[] | undefined): number {
    const from = placeLike(topic);
    if (from === 0) return -1;
    const most = Math.min(longestCopy, length - from);
    let same: number | undefined;
    if (known) for (same = 0; same < most && stream[from + same] === pieces.numberOf(known[length - start + same] ?? '');) same += 1;
    const context = mix(last, likeness);
    let copied = 0;
    if (model.flag(copyChances + ((context >>> 8) & 1023), same !== 0)) {
      copied = lengths.values[lengths.code(mix(context, second), likeness, same)] as number;
      reserve(copied);
      for (let each = 0; each < copied; each += 1) stream[length + each] = stream[from + each] as number; // Few: a call would take longer.
      length += copied;
      placeLike(topic);
    }
    return copied < most ? (stream[from + copied] as number) : -1;
  }

  return {
    code(topic, known) {
      const start = length;
      const knownPieces = known === undefined ? undefined : cut?.(known);
      for (;;) {
        const not = copy(topic, start, knownPieces);
        if (last === end && length > start) return start;
        const number = pieces.code(mix(last, topic), last, knownPieces?.[length - start], not);
        reserve(1);
        stream[length] = number;
        length += 1;
        if (number === end) return start;
      }
    },
    at: (start) => textAt({ pieces: pieces.values, stream }, start), // Zeros follow, and end it.
    all: () => ({ pieces: pieces.values, stream: stream.subarray(0, length) }),
  };
}
