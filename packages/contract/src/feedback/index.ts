import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { personal } from '../personal.ts';
import { largestPhotoBytes, longestFeedback, mostFeedbackPhotos, photoPartBytes } from './limits.ts';

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** Code of a category, such as `rac-thai`. Open311 GeoReport v2 `service_code`. */
export const FeedbackCategoryCode = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(40));

/** Something that citizens report, and who answers it when (Open311 GeoReport v2 `service`). */
export const FeedbackCategory = z.object({
  code: FeedbackCategoryCode,
  /** In plain words, in each language. */
  name: z.object({ vi: text(80), en: text(80) }),
  /** What belongs here, with examples. */
  hint: z.optional(z.object({ vi: text(200), en: text(200) })),
  /** Whether it can be found without being told where it is. */
  place: z.enum(['required', 'optional']),
  /** Who answers, as citizens know them. */
  answeredBy: z.optional(text(120)),
  /** Working days until an answer is due. */
  answerWithinWorkingDays: z.optional(z.int().check(z.gte(1), z.lte(365))),
});
export type FeedbackCategory = z.infer<typeof FeedbackCategory>;

/** In the order in which they are offered. */
export const FeedbackCategoryList = z.object({ categories: z.array(FeedbackCategory) });
export type FeedbackCategoryList = z.infer<typeof FeedbackCategoryList>;

/** Where it is: as a neighbour would say it, a point on the map, or both. */
export const FeedbackPlace = z.object({
  /** Official code of the commune, such as `00070`. */
  communeCode: z.optional(z.string().check(z.regex(/^\d{5}$/))),
  address: z.optional(text(300)),
  /** Degrees, WGS 84. */
  latitude: z.optional(z.number().check(z.gte(-90), z.lte(90))),
  longitude: z.optional(z.number().check(z.gte(-180), z.lte(180))),
});
export type FeedbackPlace = z.infer<typeof FeedbackPlace>;

/** How the person can be reached, if they want to be. */
export const FeedbackContact = z.object({
  name: z.optional(text(100)),
  phone: z.optional(z.string().check(z.regex(/^[+\d][\d .-]{7,19}$/))),
  email: z.optional(z.string().check(z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/), z.maxLength(200))),
});
export type FeedbackContact = z.infer<typeof FeedbackContact>;

/**
 * How far a report has come. `received`: nobody has read it yet. `accepted`: somebody answers for it. `inProgress`: work has
 * begun. `answered`: done, or told why not. `declined`: not for this counter; the note says where to go. `withdrawn`: taken
 * back by who sent it. Open311 knows `open` (the first three) and `closed`.
 */
export const FeedbackStatus = z.enum(['received', 'accepted', 'inProgress', 'answered', 'declined', 'withdrawn']);
export type FeedbackStatus = z.infer<typeof FeedbackStatus>;

/** As it is read out on the phone, such as `4F7K-2M9Q-XBH3`. Who has it reads the report: never in an address. */
export const TrackingCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/));

/** Names a photo that is being sent. It lets its bytes be added, never read. */
export const FeedbackPhotoId = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** Names a report in public; nothing can be done with it. Open311 `service_request_id`. */
export const PublicFeedbackId = z.string().check(z.regex(/^\d{1,15}$/));

export const FeedbackReceipt = z.object({
  trackingCode: TrackingCode,
  /** Absent where the agency gives out no public numbers. */
  id: z.optional(PublicFeedbackId),
  receivedAt: z.iso.datetime(),
  /** Day until which an answer is due, where the category says so. */
  answerBy: z.optional(z.iso.date()),
  answeredBy: z.optional(text(120)),
});
export type FeedbackReceipt = z.infer<typeof FeedbackReceipt>;

/** One step of a report's way. */
export const FeedbackEvent = z.object({
  status: FeedbackStatus,
  at: z.iso.datetime(),
  /** What the counter says about it. */
  note: z.optional(text(2000)),
});
export type FeedbackEvent = z.infer<typeof FeedbackEvent>;

/** A report as who sent it reads it. How they can be reached is never sent back. */
export const Feedback = z.object({
  ...FeedbackReceipt.shape,
  category: FeedbackCategoryCode,
  text: personal(text(longestFeedback)),
  place: z.optional(FeedbackPlace),
  isPublic: z.boolean(),
  photoCount: z.int().check(z.gte(0), z.lte(mostFeedbackPhotos)),
  status: FeedbackStatus,
  /** Oldest first. */
  history: z.array(FeedbackEvent).check(z.minLength(1)),
});
export type Feedback = z.infer<typeof Feedback>;

/** A report that its sender made public, as everybody reads it. */
export const PublicFeedback = z.object({
  id: PublicFeedbackId,
  category: FeedbackCategoryCode,
  /** Absent until a clerk has found nothing in it that is about a person; so is the place. */
  text: z.optional(text(longestFeedback)),
  communeCode: z.optional(z.string().check(z.regex(/^\d{5}$/))),
  address: z.optional(text(300)),
  status: FeedbackStatus,
  receivedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  answer: z.optional(text(2000)),
});
export type PublicFeedback = z.infer<typeof PublicFeedback>;

export const PublicFeedbackPage = z.object({
  items: z.array(PublicFeedback),
  /** Absent on the last page. */
  nextCursor: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
});
export type PublicFeedbackPage = z.infer<typeof PublicFeedbackPage>;

/** How much of a photo has arrived. */
export const FeedbackPhoto = z.object({
  photoId: FeedbackPhotoId,
  receivedBytes: z.int().check(z.gte(0), z.lte(largestPhotoBytes)),
  isComplete: z.boolean(),
});
export type FeedbackPhoto = z.infer<typeof FeedbackPhoto>;

export const listFeedbackCategories = endpoint({
  method: 'GET',
  path: '/feedback/categories',
  summary: 'Lists what can be reported, and who answers when.',
  input: z.object({}),
  output: FeedbackCategoryList,
  errors: ['UNAVAILABLE'],
  personal: [],
  cache: { scope: 'public', maxAgeSeconds: 300, staleWhileRevalidateSeconds: 3600, staleIfErrorSeconds: 86_400 },
});

export const sendFeedback = endpoint({
  method: 'POST',
  path: '/feedback',
  summary: 'Reports something that an agency should put right; nobody needs to sign in.',
  input: z.object({
    category: FeedbackCategoryCode,
    text: personal(text(longestFeedback)),
    place: z.optional(personal(FeedbackPlace)),
    /** Whether others may read it, after a clerk has. How the person can be reached never is. */
    isPublic: z.boolean(),
    photoIds: z.optional(z.array(FeedbackPhotoId).check(z.maxLength(mostFeedbackPhotos))),
    contact: z.optional(personal(FeedbackContact)),
    /** When it was written, where it waited on the device for a network. */
    writtenAt: z.optional(z.iso.datetime()),
    language: z.optional(z.enum(['vi', 'en'])),
  }),
  output: FeedbackReceipt,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'CONFLICT', 'UNAVAILABLE'],
  personal: ['text', 'place', 'contact'],
  cache: 'none',
  write: 'queueable',
});

export const getFeedback = endpoint({
  method: 'POST',
  path: '/feedback/status',
  summary: 'Gives a report to who has its tracking code.',
  input: z.object({ trackingCode: personal(TrackingCode) }),
  output: Feedback,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'UNAVAILABLE'],
  personal: ['trackingCode'],
  cache: 'none',
});

export const withdrawFeedback = endpoint({
  method: 'POST',
  path: '/feedback/withdrawal',
  summary: 'Takes a report back and forgets how the person can be reached; CONFLICT where it was answered already.',
  input: z.object({ trackingCode: personal(TrackingCode) }),
  output: Feedback,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'CONFLICT', 'UNAVAILABLE'],
  personal: ['trackingCode'],
  cache: 'none',
  write: 'idempotent',
});

export const followFeedback = endpoint({
  method: 'POST',
  path: '/feedback/events',
  summary: "Gives a report's steps as they happen; ends where nothing more will.",
  input: z.object({ trackingCode: personal(TrackingCode) }),
  stream: FeedbackEvent,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'UNAVAILABLE'],
  personal: ['trackingCode'],
  cache: 'none',
});

// Stale for minutes only: what was taken back must not come back because a database is silent.
export const listPublicFeedback = endpoint({
  method: 'GET',
  path: '/feedback/public',
  summary: 'Lists reports that a clerk has opened to everybody, newest first.',
  input: z.object({
    communeCode: z.optional(z.string().check(z.regex(/^\d{5}$/))),
    category: z.optional(FeedbackCategoryCode),
    status: z.optional(FeedbackStatus),
    cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    limit: z.optional(z.int().check(z.gte(1), z.lte(100))),
  }),
  output: PublicFeedbackPage,
  errors: ['BAD_INPUT', 'UNAVAILABLE'],
  personal: [],
  cache: { scope: 'public', maxAgeSeconds: 60, staleWhileRevalidateSeconds: 60, staleIfErrorSeconds: 300 },
  page: true,
});

export const getPublicFeedback = endpoint({
  method: 'GET',
  path: '/feedback/public/{id}',
  summary: 'Gives a report that its sender made public, by its public number.',
  input: z.object({ id: PublicFeedbackId }),
  output: PublicFeedback,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'UNAVAILABLE'],
  personal: [],
  cache: { scope: 'public', maxAgeSeconds: 60, staleWhileRevalidateSeconds: 60, staleIfErrorSeconds: 300 },
});

export const startFeedbackPhoto = endpoint({
  method: 'POST',
  path: '/feedback/photos',
  summary: 'Begins to send a photo, in parts, so that a lost connection costs one part.',
  input: z.object({
    mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
    sizeBytes: z.int().check(z.gte(1), z.lte(largestPhotoBytes)),
    /** SHA-256 of the whole, in hex: what arrives is what was sent. */
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
  output: FeedbackPhoto,
  errors: ['BAD_INPUT', 'CONFLICT', 'UNAVAILABLE'],
  personal: [],
  cache: 'none',
  write: 'idempotent',
});

export const getFeedbackPhoto = endpoint({
  method: 'GET',
  path: '/feedback/photos/{photoId}',
  summary: 'Tells how much of a photo has arrived.',
  input: z.object({ photoId: FeedbackPhotoId }),
  output: FeedbackPhoto,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'UNAVAILABLE'],
  personal: [],
  cache: 'none',
});

export const putFeedbackPhotoPart = endpoint({
  method: 'PUT',
  path: '/feedback/photos/{photoId}',
  summary: 'Adds the next bytes of a photo; bytes that are there already are passed over.',
  input: z.object({
    photoId: FeedbackPhotoId,
    /** Where these bytes begin. Beyond what has arrived is a `CONFLICT`: ask how much has. */
    offset: z.int().check(z.gte(0), z.lte(largestPhotoBytes)),
    /** In base64 (RFC 4648, section 4). */
    bytes: personal(z.string().check(z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/), z.minLength(4), z.maxLength((photoPartBytes / 3) * 4))),
  }),
  output: FeedbackPhoto,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'CONFLICT', 'UNAVAILABLE'],
  personal: ['bytes'],
  cache: 'none',
  write: 'idempotent',
  bodyLimitBytes: 70_000,
});

/** The capability "feedback": "phản ánh, kiến nghị", after Open311 GeoReport v2. */
export const feedback = {
  listFeedbackCategories,
  sendFeedback,
  getFeedback,
  withdrawFeedback,
  followFeedback,
  listPublicFeedback,
  getPublicFeedback,
  startFeedbackPhoto,
  getFeedbackPhoto,
  putFeedbackPhotoPart,
};
