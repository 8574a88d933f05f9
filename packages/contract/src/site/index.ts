import * as z from 'zod/mini';

const line = z.string().check(z.minLength(1), z.maxLength(300));

/** When a counter is open, one line of a table, in the words of who works there. */
export const OpeningHours = z.object({
  /** `Thứ Hai đến thứ Sáu`. */
  days: line,
  /** `8:00–12:00, 13:30–17:00`, or `Nghỉ`. */
  times: line,
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** Where citizens of a commune go in person (quầy một cửa, điểm tiếp nhận). */
export const Counter = z.object({
  /** As it stands above its door. */
  name: line,
  address: line,
  hours: z.array(OpeningHours).check(z.minLength(1), z.maxLength(14)),
  /** As people write it, such as `(024) 3825 0000`; it must be one that a phone can call. */
  phone: z.string().check(z.regex(/^[+(]?\d[\d ().\u00a0-]{1,30}$/)),
  /** A map of the way there. */
  mapUrl: z.optional(z.url({ protocol: /^https?$/ })),
  /** What one should know before going: `Nghỉ ngày lễ`. */
  note: z.optional(line),
});
export type Counter = z.infer<typeof Counter>;

/** What a place knows of one commune. */
export const CommuneCounters = z.object({
  /** Official code of the commune, five digits. */
  code: z.string().check(z.regex(/^\d{5}$/)),
  /** The one that most people should go to comes first. */
  counters: z.array(Counter).check(z.minLength(1), z.maxLength(20)),
});
export type CommuneCounters = z.infer<typeof CommuneCounters>;

/**
 * The configuration of a place: the file `motcua.json` that a ward's or a city's clerk writes, beside their pages. What
 * it holds besides is ignored, so that an older page reads a newer file.
 */
export const SiteConfiguration = z.object({
  /** Form of the file. This is 1; a form that older pages could not read would be another file. */
  version: z.int().check(z.positive()),
  /** Whom to call for help where nothing nearer is known, as it should be read. */
  helpline: line,
  /** The day on which somebody last read all of this and found it right. */
  asOf: z.optional(z.iso.date()),
  /** Communes with what is known of them. Where one is written twice, the first counts. */
  communes: z.array(CommuneCounters).check(z.maxLength(500)),
});
export type SiteConfiguration = z.infer<typeof SiteConfiguration>;
