import type { KeptExport, DataRequest, DataRequestList } from '@motcua/contract/data-request';
import { exportKept, listDataRequests, requestDeletion, withdrawDeletion } from '@motcua/contract/data-request/wire';
import type { SignedInPlaces } from '@motcua/contract/identity';
import { endOneSession, endOtherSessions, listSessions } from '@motcua/contract/identity/wire';
import type { AskOptions } from './client.ts';
import type { GatewayTransport } from './gateway-transport.ts';

/**
 * What the gateway keeps about the person, to know, to take along and to have deleted, and where they are signed in. Throws
 * `SIGN_IN` everywhere, and `STEP_UP` where the person has not just proved who they are: `wayIn` with `isFresh` leads to that.
 */
export interface RightsClient {
  /** Tells how much is kept, and what was asked about it. */
  list(options?: AskOptions): Promise<DataRequestList>;

  /** Gives everything that is kept. It is personal: save it where the person says, and nowhere else. */
  export(options?: AskOptions): Promise<KeptExport>;

  /**
   * Asks that everything be deleted, and gives when that will be done; the request that waits already is given again.
   *
   * @throws MotcuaError `STEP_UP`.
   */
  requestDeletion(options?: AskOptions): Promise<DataRequest>;

  /** Takes that back. Throws `NOT_FOUND` besides, where nothing waits. */
  withdrawDeletion(options?: AskOptions): Promise<DataRequestList>;

  /** Lists where the person is signed in, this place first. Throws `FORBIDDEN` besides, on somebody else's site. */
  sessions(options?: AskOptions): Promise<SignedInPlaces>;

  /** Signs the person out in another place, at once on every page there, and lists what is left. Throws `STEP_UP` and `FORBIDDEN`. */
  endSession(id: string, options?: AskOptions): Promise<SignedInPlaces>;

  /** Signs the person out everywhere but here. Throws `STEP_UP` and `FORBIDDEN`. */
  endOtherSessions(options?: AskOptions): Promise<SignedInPlaces>;
}

/** @internal */
export function rights(transport: GatewayTransport): RightsClient {
  return {
    list: ({ signal } = {}) => transport.ask(listDataRequests, {}, { signal, isAboutPerson: true }),
    export: ({ signal } = {}) => transport.ask(exportKept, {}, { signal, isAboutPerson: true }),
    requestDeletion: ({ signal } = {}) => transport.ask(requestDeletion, {}, { signal, isAboutPerson: true }),
    withdrawDeletion: ({ signal } = {}) => transport.ask(withdrawDeletion, {}, { signal, isAboutPerson: true }),
    sessions: ({ signal } = {}) => transport.ask(listSessions, {}, { signal, isAboutPerson: true }),
    endSession: (id, { signal } = {}) => transport.ask(endOneSession, { id }, { signal, isAboutPerson: true }),
    endOtherSessions: ({ signal } = {}) => transport.ask(endOtherSessions, {}, { signal, isAboutPerson: true }),
  };
}
