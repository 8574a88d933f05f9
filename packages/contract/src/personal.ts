import * as z from 'zod/mini';

const tagged = z.registry<{ personal: true }>();

/**
 * Marks a schema as holding personal data (Law 91/2025/QH15, article 2).
 *
 * A tagged field reaches the engine or the agency that needs it and nothing else: whatever leaves for logs,
 * metrics or analytics passes through {@link withoutPersonal}, which drops it.
 */
export function personal<S extends z.core.$ZodType>(schema: S): S {
  tagged.add(schema, { personal: true });
  return schema;
}

/** Tells whether a schema, or what an optional or default wraps, is tagged with {@link personal}. */
export function isPersonal(schema: z.core.$ZodType): boolean {
  if (tagged.has(schema)) return true;
  const inner = innerOf(schema);
  return inner !== undefined && isPersonal(inner);
}

/** Names of the fields of an object schema that are tagged with {@link personal}. */
export function personalFieldsOf(schema: z.core.$ZodType): string[] {
  return Object.entries(shapeOf(schema) ?? {})
    .filter(([, field]) => isPersonal(field))
    .map(([name]) => name);
}

/** Tells whether anything in a schema is tagged with {@link personal}, however deep. */
export function holdsPersonal(schema: z.core.$ZodType): boolean {
  if (isPersonal(schema)) return true;
  const options = schema instanceof z.core.$ZodUnion ? schema._zod.def.options : [];
  const inside = [innerOf(schema), elementOf(schema), ...Object.values(shapeOf(schema) ?? {}), ...options];
  return inside.some((each) => each !== undefined && holdsPersonal(each));
}

/**
 * Copies a value without its personal fields, for logs, metrics and analytics.
 *
 * Works by allow-list: a field that the schema does not name, a value of an unexpected shape and every
 * tagged field are left out, so that a new field is hidden until somebody decides otherwise.
 *
 * @returns `undefined` where nothing may be shown.
 */
export function withoutPersonal(schema: z.core.$ZodType, value: unknown): unknown {
  if (value === undefined || value === null || isPersonal(schema)) return undefined;
  const inner = innerOf(schema);
  if (inner) return withoutPersonal(inner, value);
  const shape = shapeOf(schema);
  if (shape) {
    if (typeof value !== 'object' || Array.isArray(value)) return undefined;
    const clean: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(shape)) {
      const kept = withoutPersonal(field, (value as Record<string, unknown>)[name]);
      if (kept !== undefined) clean[name] = kept;
    }
    return clean;
  }
  const element = elementOf(schema);
  if (element) return Array.isArray(value) ? value.map((item) => withoutPersonal(element, item)) : undefined;
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain && z.safeParse(schema, value).success ? value : undefined;
}

function shapeOf(schema: z.core.$ZodType): Record<string, z.core.$ZodType> | undefined {
  return schema instanceof z.core.$ZodObject ? (schema._zod.def.shape as Record<string, z.core.$ZodType>) : undefined;
}

function elementOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  return schema instanceof z.core.$ZodArray ? schema._zod.def.element : undefined;
}

function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const wraps = schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable || schema instanceof z.core.$ZodDefault || schema instanceof z.core.$ZodReadonly;
  return wraps ? schema._zod.def.innerType : undefined;
}
