import { CatalogueError } from './catalogue-error.ts';

/** Gives a value as what it should be, or throws where it is not. `where` names the value for whoever repairs the file. */
export type Check<T> = (value: unknown, where: string) => T;

type Checks = Readonly<Record<string, Check<unknown>>>;
type Checked<C extends Checks> = { [Key in keyof C]: ReturnType<C[Key]> };

/** @throws CatalogueError `damaged`. */
export function refuse(where: string, expected: string): never {
  throw new CatalogueError('damaged', `${where} must be ${expected}`);
}

/** A text, within a length that no honest catalogue reaches. */
export const text: Check<string> = (value, where) => (typeof value === 'string' && value.length <= 100_000 ? value : refuse(where, 'a text'));

/** A whole number from 0. */
export const count: Check<number> = (value, where) => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : refuse(where, 'a whole number from 0'));

/** A whole number above 0: what costs nothing, or takes no time, is said in other words. */
export const positive: Check<number> = (value, where) => count(value, where) || refuse(where, 'above 0');

/** A text that matches a pattern. */
export function pattern(expression: RegExp): Check<string> {
  return (value, where) => (typeof value === 'string' && expression.test(value) ? value : refuse(where, `like ${expression}`));
}

/** Yes or no. */
export const flag: Check<boolean> = (value, where) => (typeof value === 'boolean' ? value : refuse(where, 'true or false'));

/** One of some words. */
export function oneOf<const T extends string>(...choices: readonly T[]): Check<T> {
  return (value, where) => (choices.includes(value as T) ? (value as T) : refuse(where, choices.join(' or ')));
}

/** Absent, or what the check says. */
export function maybe<T>(check: Check<T>): Check<T | undefined> {
  return (value, where) => (value === undefined ? undefined : check(value, where));
}

/** Absent for an empty list, or a list. */
export function list<T>(check: Check<T>): Check<T[]> {
  return (value, where) => {
    if (value === undefined) return [];
    return Array.isArray(value) ? value.map((one: unknown, index) => check(one, `${where}[${index}]`)) : refuse(where, 'a list');
  };
}

/**
 * An object with some fields, by their names or, as in files with details, by their places. Fields that a newer minor
 * version added are left out.
 */
export function fields<C extends Checks>(checks: C): Check<Checked<C>> {
  const entries = Object.entries(checks);
  return (value, where) => {
    if (typeof value !== 'object' || value === null) return refuse(where, 'an object');
    const given = new Map<string, unknown>(Array.isArray(value) ? entries.map(([name], place) => [name, value[place] ?? undefined]) : Object.entries(value));
    const checked: Record<string, unknown> = {};
    for (const [name, check] of entries) {
      const field = check(given.get(name), `${where}.${name}`);
      if (field !== undefined) checked[name] = field;
    }
    return checked as Checked<C>;
  };
}

/** An object whose `kind`, its first field, decides about the others. */
export function byKind<C extends Readonly<Record<string, Check<object>>>>(kinds: C): Check<ReturnType<C[keyof C]>> {
  const checks = new Map<unknown, Check<object>>(Object.entries(kinds));
  return (value, where) => {
    const kind: unknown = Array.isArray(value) ? value[0] : typeof value === 'object' && value !== null && 'kind' in value && value.kind;
    const check = checks.get(kind);
    return (check ?? (() => refuse(`${where}.kind`, Object.keys(kinds).join(' or '))))(value, where) as ReturnType<C[keyof C]>;
  };
}

/** JSON, or the bytes of a JSON file, as what it should be. */
export function parsedText<T>(json: string | Uint8Array, check: Check<T>, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(typeof json === 'string' ? json : new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (error) {
    throw new CatalogueError('damaged', `${where} is no JSON`, { cause: error });
  }
  return check(value, where);
}
