import { isObject, objectsAt, textAt, type Json } from './untrusted.ts';

/** Where a reference leads. */
export type Resolved =
  | { readonly kind: 'found'; readonly resource: Json }
  /** It names something that the document does not hold. */
  | { readonly kind: 'unresolved' }
  /** There is no reference, or it is no text. */
  | { readonly kind: 'none' };

/**
 * Follows the references of one Bundle (FHIR R4, 3.1.10.1): inside the same resource by `#id`, else by `fullUrl`, else
 * by type and id, which real documents use beside `urn:uuid:` addresses. Never by part of an address, and never where
 * two entries answer to the same name.
 */
export class References {
  readonly #byUrl = new Map<string, Json>();
  readonly #byTypeAndId = new Map<string, Json | 'ambiguous'>();
  /** The address under which each resource came; relative references start there. */
  readonly #baseOf = new Map<Json, string>();

  constructor(entries: readonly Json[]) {
    for (const entry of entries) {
      const { resource } = entry;
      if (!isObject(resource)) continue;
      const fullUrl = textAt(entry, 'fullUrl');
      const name = `${textAt(resource, 'resourceType')}/${textAt(resource, 'id')}`;
      if (fullUrl !== undefined && !this.#byUrl.has(fullUrl)) this.#byUrl.set(fullUrl, resource);
      if (fullUrl?.endsWith(`/${name}`)) this.#baseOf.set(resource, fullUrl.slice(0, -name.length));
      this.#byTypeAndId.set(name, this.#byTypeAndId.has(name) ? 'ambiguous' : resource);
    }
  }

  /** Follows a `Reference` that stands in `holder`. */
  resolve(reference: Json | undefined, holder: Json): Resolved {
    const target = textAt(reference, 'reference');
    if (target === undefined) return { kind: 'none' };
    const resource = target.startsWith('#') ? objectsAt(holder, 'contained').find((each) => textAt(each, 'id') === target.slice(1)) : this.#find(target, holder);
    const type = textAt(resource, 'resourceType');
    const isAsNamed = [textAt(reference, 'type'), typeIn(target)].every((named) => named === undefined || named === type);
    return resource && isAsNamed ? { kind: 'found', resource } : { kind: 'unresolved' };
  }

  #find(target: string, holder: Json): Json | undefined {
    const current = target.replace(/\/_history\/[^/]+$/, '');
    const base = this.#baseOf.get(holder);
    const exact = this.#byUrl.get(target) ?? this.#byUrl.get(current) ?? (base === undefined ? undefined : this.#byUrl.get(base + current));
    const named = this.#byTypeAndId.get(current);
    return exact ?? (named === 'ambiguous' ? undefined : named);
  }
}

/** The type that a reference such as `Patient/1` names. */
function typeIn(target: string): string | undefined {
  return /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(target)?.[1];
}
