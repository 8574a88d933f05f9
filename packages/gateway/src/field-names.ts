import * as z from 'zod/mini';

/**
 * Names the fields at which a value broke its schema, such as `filters.channel`; `(body)` where it is the whole.
 *
 * Follows the schema, not the value: a key that the schema does not know is somebody's free text and ends the name.
 */
export function fieldNamesOf(schema: z.core.$ZodType, error: z.core.$ZodError): string[] {
  return [...new Set(error.issues.map((issue) => nameOf(schema, issue.path)))];
}

function nameOf(schema: z.core.$ZodType, path: readonly PropertyKey[]): string {
  const names: string[] = [];
  let current: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    current = stepInto(current, step);
    if (!current) break;
    names.push(String(step));
  }
  return names.join('.') || '(body)';
}

function stepInto(schema: z.core.$ZodType | undefined, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable || schema instanceof z.core.$ZodDefault) {
    return stepInto(schema._zod.def.innerType, step);
  }
  if (schema instanceof z.core.$ZodArray && typeof step === 'number') return schema._zod.def.element;
  if (schema instanceof z.core.$ZodObject && typeof step === 'string' && Object.hasOwn(schema._zod.def.shape, step)) return schema._zod.def.shape[step];
  return undefined;
}
