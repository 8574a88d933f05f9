import type { HealthBook } from '@motcua/contract/health';
import { getHealthBook } from '@motcua/contract/health/wire';
import type { HealthBookReading } from '@motcua/health';
import type { AskOptions, ClientParts } from './client.ts';
import { MotcuaError } from './motcua-error.ts';
import { loaded } from './unreachable.ts';

/** Reading a health book (sổ sức khỏe điện tử). Nothing of it is kept on the device. */
export interface HealthClient {
  /**
   * Gives the health book of the person who is signed in, or of whoever is chosen by `actFor` of the delegation client.
   *
   * @throws MotcuaError `SIGN_IN`, `STEP_UP`, `CONSENT`, `FORBIDDEN`, `NOT_FOUND` where the person has no book or there
   * is no gateway, `OFFLINE`, `UNAVAILABLE`, `TIMEOUT` or `BAD_ANSWER`.
   */
  book(options?: AskOptions): Promise<HealthBook>;

  /** Reads a health book from a file that the citizen opened: a FHIR document in JSON. The file does not leave the device. */
  read(file: Blob): Promise<HealthBookReading>;
}

/** @internal */
export function health({ gateway }: ClientParts): HealthClient {
  return {
    async book({ signal } = {}) {
      if (!gateway) throw new MotcuaError('NOT_FOUND', 'health.book: this client has no gateway');
      return (await gateway()).transport.ask(getHealthBook, {}, { signal, isAboutPerson: true, isDelegable: true });
    },
    async read(file) {
      const { readHealthBook } = await loaded(import('@motcua/health'));
      return readHealthBook(new Uint8Array(await file.arrayBuffer()));
    },
  };
}
