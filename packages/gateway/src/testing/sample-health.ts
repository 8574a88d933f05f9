import { readHealthBook } from '@motcua/health';
import { MotcuaPortError, type HealthPort } from '../ports.ts';
import { inventedIdentifierSystems, inventedPeople } from './invented-people/index.ts';

/** Gives the health books of invented people, read as a real one would be. `undefined` for everybody else. */
export function sampleHealth(): HealthPort {
  return {
    async book(_input, person) {
      const found = inventedPeople.find(({ id }) => id === person.id);
      if (!found) return undefined;
      const reading = readHealthBook(found.bundle, { identifierSystems: inventedIdentifierSystems });
      if (reading.outcome !== 'book') throw new MotcuaPortError('BAD_ANSWER');
      return reading.book;
    },
  };
}
