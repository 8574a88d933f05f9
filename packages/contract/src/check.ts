/**
 * The part of JSON Schema (draft 2020-12) that the contract's schemas become. `$ref` names one of the definitions that
 * come with the schema.
 */
export interface WireSchema {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, WireSchema>>;
  readonly required?: readonly string[];
  readonly items?: WireSchema;
  readonly prefixItems?: readonly WireSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly (string | boolean)[];
  readonly oneOf?: readonly WireSchema[];
}

/** Schemas by name. */
export type WireDefinitions = Readonly<Record<string, WireSchema>>;

/**
 * Names the fields at which a value breaks a schema, such as `hits.0.code`; `(root)` where it is the whole. Empty where
 * the value is sound. Never holds a value.
 *
 * Says the same as zod does of the schema that this one was made from (a test compares them), in a tenth of the bytes.
 * Fields that the schema does not name are let through, so that an older client reads a newer gateway's answer.
 */
export function faultsIn(definitions: WireDefinitions, schema: WireSchema, value: unknown): string[] {
  const faults: string[] = [];
  check(schema, value, '');
  return faults;

  function check(rules: WireSchema, given: unknown, path: string): void {
    const { $ref, type, oneOf } = rules;
    const isWrong = (broken: unknown) => broken && faults.push(path || '(root)');
    if ($ref !== undefined) return check(definitions[$ref] ?? {}, given, path);
    if (oneOf) return void isWrong(!oneOf.some((each) => faultsIn(definitions, each, given).length === 0));
    if (rules.enum) isWrong(!rules.enum.some((each) => each === given));
    if (type === 'string') isWrong(typeof given !== 'string' || breaksText(rules, given));
    if (type === 'integer') isWrong(!Number.isSafeInteger(given) || breaksNumber(rules, Number(given)));
    if (type === 'number') isWrong(!Number.isFinite(given) || breaksNumber(rules, Number(given)));
    if (type === 'boolean') isWrong(typeof given !== 'boolean');
    if (type === 'array') checkList(rules, given, path, isWrong);
    if (type === 'object') {
      if (typeof given !== 'object' || given === null || Array.isArray(given)) return void isWrong(true);
      const fields = given as Readonly<Record<string, unknown>>;
      for (const [name, field] of Object.entries(rules.properties ?? {})) {
        const inner = fields[name];
        if (inner !== undefined || rules.required?.includes(name)) check(field, inner, path ? `${path}.${name}` : name);
      }
    }
    return undefined;
  }

  function checkList(rules: WireSchema, given: unknown, path: string, isWrong: (broken: unknown) => unknown): void {
    const { items, prefixItems, minItems = prefixItems?.length ?? 0, maxItems = prefixItems?.length ?? Infinity } = rules;
    if (!Array.isArray(given) || given.length < minItems || given.length > maxItems) return void isWrong(true);
    given.forEach((item, index) => {
      const itemRules = prefixItems?.[index] ?? items;
      if (itemRules) check(itemRules, item, path ? `${path}.${index}` : String(index));
    });
    return undefined;
  }
}

function breaksText({ minLength = 0, maxLength = Infinity, pattern, format }: WireSchema, text: string): boolean {
  if (text.length < minLength || text.length > maxLength) return true;
  if (pattern !== undefined && !new RegExp(pattern).test(text)) return true;
  return (format === 'uri' && !isWebAddress(text)) || (format === 'date' && !isDay(text));
}

/** A day that there is, such as `2026-11-24` (RFC 3339, full-date). */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** An address that a page may link to: never `javascript:` or `data:`. */
export function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

function breaksNumber({ minimum = -Infinity, maximum = Infinity }: WireSchema, number: number): boolean {
  return number < minimum || number > maximum;
}
