import { hash } from 'node:crypto';
import { purposesOfElements, type SignedInElement } from '@motcua/contract/client-session';
import { isSame } from './is-same.ts';

/** Somebody else's site on which people may sign in. */
export interface RegisteredHost {
  readonly key: string;
  /** What citizens are told that the site is called. */
  readonly name: string;
  /** Of its pages, exactly. */
  readonly origins: readonly string[];
  readonly elements: readonly SignedInElement[];
  /** What its pages may ask for, of what those elements ask for. */
  readonly purposes: readonly string[];
  /** Nobody is signed in on its pages themselves, only in this gateway's own frames on them. */
  readonly framedOnly?: boolean | undefined;
  /** Its own server, where that may vouch for people. */
  readonly backend?: { readonly secretHash: string; readonly vouchesUpTo?: 1 | 2 | undefined } | undefined;
}

/** What a site's own server proves itself with, as the configuration keeps it. */
export function secretHashOf(secret: string): string {
  return hash('sha256', `motcua host ${secret}`);
}

export function isSecretOf({ backend }: RegisteredHost, secret: string): boolean {
  return backend !== undefined && isSame(secretHashOf(secret), backend.secretHash);
}

/** The part of what a site was let in for that an element has use for. */
export function purposesWithin(elements: readonly SignedInElement[], purposes: readonly string[]): string[] {
  const wanted = new Set(elements.flatMap((element) => purposesOfElements[element]));
  return purposes.filter((purpose) => wanted.has(purpose));
}
