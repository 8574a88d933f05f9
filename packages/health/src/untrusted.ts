import { plainText } from './plain-text.ts';

/** An object from a document that nobody has checked. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The objects of a list. Real documents also write a single one without its list.
 *
 * @param most - How far to read. Nothing in one resource is longer than 300 for good reason, and one resource may be
 * named ten thousand times.
 */
export function objectsAt(from: Json | undefined, name: string, most = 300): readonly Json[] {
  const value = from?.[name];
  if (isObject(value)) return [value];
  return Array.isArray(value) ? value.slice(0, most).filter(isObject) : [];
}

/** The object of a field; the first, where a document wrote a list. */
export function objectAt(from: Json | undefined, name: string): Json | undefined {
  return objectsAt(from, name)[0];
}

/** The texts of a list, cleaned and without blank ones. */
export function textsAt(from: Json | undefined, name: string): readonly string[] {
  const value = from?.[name];
  return (Array.isArray(value) ? value.slice(0, 20) : [value]).map((each) => plainText(each)).filter((each) => each !== '');
}

/** The text of a field, cleaned; `undefined` where there is none to be seen. */
export function textAt(from: Json | undefined, name: string): string | undefined {
  return textsAt(from, name)[0];
}

export function numberAt(from: Json | undefined, name: string): number | undefined {
  const value = from?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
