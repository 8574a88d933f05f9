/** A value of JSON-LD. What is `undefined` is left out when it is written: a fact that is not known has no triple. */
type JsonLdValue = string | number | undefined | JsonLdNode | readonly JsonLdValue[];
export interface JsonLdNode {
  readonly [name: string]: JsonLdValue;
}

/** Writes JSON-LD so that it can stand in a file and, as it is, inside a `<script>` of a page: no text of a record can end that. */
export function jsonLdText(document: JsonLdNode): string {
  return `${JSON.stringify(document, undefined, 1).replaceAll('<', '\\u003c')}\n`;
}

/** A list that has something in it. */
export function some<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}
