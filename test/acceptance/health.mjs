// Gives a health book, as the published package reads it, in the shape that an acceptance test compares.
import { readHealthBook } from '@motcua/health';

export function read(jsonOrXml) {
  const reading = readHealthBook(jsonOrXml);
  if (reading.outcome !== 'book') return { patient: undefined, sections: [], unreadable: reading.reason };
  const { patient, sections } = reading.book;
  return {
    patient,
    sections: sections.map(({ loinc, title, state, items }) => ({
      loinc,
      title,
      state,
      items: items.map(({ label, status, date, source }) => ({ label, status, date, source })),
    })),
  };
}
