import { openCatalogue, type Catalogue, type CatalogueSource } from '@motcua/catalogue';
import { MotcuaPortError, type ServicesPort } from '../ports.ts';

/** A services port that a catalogue answers, and whether the catalogue is open. */
export interface CatalogueServices extends ServicesPort {
  /** Opens the catalogue where it is not open yet; tells whether that worked. */
  ready(): Promise<boolean>;
}

/**
 * Answers the services capability from a static catalogue, in this process.
 *
 * The catalogue is opened with the first question, or by `ready`; a failure is not remembered, so a catalogue that is
 * repaired is served without a restart.
 *
 * @param source - Address of the catalogue's entry file, or something that reads its files.
 */
export function catalogueServices(source: string | CatalogueSource): CatalogueServices {
  let opened: Promise<Catalogue> | undefined;
  const open = (): Promise<Catalogue> => {
    opened ??= openCatalogue(source).catch((error: unknown) => {
      opened = undefined;
      throw portErrorOf(error);
    });
    return opened;
  };
  return {
    async find({ query, ...options }, signal) {
      return (await open()).search(query, { ...options, signal }).catch(rethrow);
    },
    async count({ query, ...options }, signal) {
      return (await open()).facets(query, { ...options, signal }).catch(rethrow);
    },
    async get({ code }, signal) {
      return (await open()).get(code, { signal }).catch(rethrow);
    },
    async guides(_input, signal) {
      return { guides: [...(await (await open()).guides({ signal }).catch(rethrow))] };
    },
    async ready() {
      return open().then(
        () => true,
        () => false,
      );
    },
  };
}

function rethrow(error: unknown): never {
  throw portErrorOf(error);
}

/** A catalogue says itself whether its files are out of reach or not to be trusted. */
function portErrorOf(error: unknown): unknown {
  if (!(error instanceof Error && error.name === 'CatalogueError' && 'reason' in error)) return error;
  return new MotcuaPortError(error.reason === 'unreachable' ? 'UNAVAILABLE' : 'UNTRUSTED', { cause: error });
}
