import type { Feedback, FeedbackCategory, FeedbackEvent, FeedbackPhoto, FeedbackReceipt, PublicFeedback } from '@motcua/contract/feedback';
import { hexOf } from '../hex.ts';
import { MotcuaPortError, type FeedbackPort, type Write } from '../ports.ts';
import { inventedCategories, inventedReports, type InventedReport } from './invented-feedback.ts';

const dayMs = 86_400_000;
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An invented agency that tests move by hand. */
export interface SampleFeedback extends FeedbackPort {
  /** Lets a report come one step further, as a clerk would; those who follow it hear of it. */
  advance(trackingCode: string, step: Omit<FeedbackEvent, 'at'>): void;
}

interface Kept {
  readonly report: Omit<Feedback, 'status' | 'history'>;
  readonly history: FeedbackEvent[];
}

interface ArrivingPhoto {
  readonly sizeBytes: number;
  readonly sha256: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Takes reports and keeps them as long as the page or the process lives; knows some invented ones from the beginning. */
export function sampleFeedback(now: Date = new Date()): SampleFeedback {
  const kept = new Map(inventedReports.map((report) => [report.trackingCode, keptFrom(report, now)]));
  const photos = new Map<string, ArrivingPhoto>();
  const done = new Map<string, { readonly fingerprint: string; readonly answer: unknown }>();
  const followers = new Set<() => void>();

  const advance: SampleFeedback['advance'] = (trackingCode, step) => {
    kept.get(trackingCode)?.history.push({ ...step, at: new Date().toISOString() });
    for (const tell of followers) tell();
  };

  return {
    advance,
    categories: async () => ({ categories: [...inventedCategories] }),
    send: (input, write) =>
      once(done, write, async () => {
        const category = inventedCategories.find(({ code }) => code === input.category);
        const photoIds = input.photoIds ?? [];
        if (!category || !photoIds.every((id) => isWhole(photos.get(id)))) return undefined;
        const receipt = receiptOf(category, new Date());
        const { text, place, isPublic } = input;
        const report = { ...receipt, category: category.code, text, ...(place && { place }), isPublic, photoCount: photoIds.length };
        kept.set(receipt.trackingCode, { report, history: [{ status: 'received', at: receipt.receivedAt }] });
        return receipt;
      }),
    get: async ({ trackingCode }) => feedbackOf(kept.get(trackingCode)),
    withdraw: (input, write) =>
      once(done, write, async () => {
        const feedback = feedbackOf(kept.get(input.trackingCode));
        if (feedback?.status === 'answered' || feedback?.status === 'declined') throw new MotcuaPortError('CONFLICT');
        if (feedback && feedback.status !== 'withdrawn') advance(input.trackingCode, { status: 'withdrawn' });
        return feedbackOf(kept.get(input.trackingCode));
      }),
    async *follow({ trackingCode }, after, signal) {
      const followed = kept.get(trackingCode);
      if (!followed) throw new MotcuaPortError('NOT_FOUND');
      for (let next = after === undefined ? 0 : Number(after) + 1; !signal.aborted; next += 1) {
        while (next >= followed.history.length && !isClosed(followed.history.at(-1)) && !signal.aborted) await nextChange(followers, signal);
        const part = followed.history[next];
        if (!part) return;
        yield { id: String(next), part };
      }
    },
    async listPublic({ communeCode, category, status, cursor, limit = 20 }) {
      const items = [...kept.values()]
        .flatMap((each, index) => publicOf(each, index))
        .filter((each) => (!communeCode || each.communeCode === communeCode) && (!category || each.category === category) && (!status || each.status === status))
        .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
      const from = Number(cursor ?? 0);
      return { items: items.slice(from, from + limit), ...(items.length > from + limit && { nextCursor: String(from + limit) }) };
    },
    getPublic: async ({ id }) => [...kept.values()].flatMap((each, index) => publicOf(each, index)).find((each) => each.id === id),
    startPhoto: ({ sizeBytes, sha256 }, write) =>
      once(done, write, async () => {
        const photoId = hexOf(crypto.getRandomValues(new Uint8Array(16)));
        photos.set(photoId, { sizeBytes, sha256, bytes: new Uint8Array() });
        return photoOf(photoId, photos);
      }),
    photo: async ({ photoId }) => (photos.has(photoId) ? photoOf(photoId, photos) : undefined),
    async putPhotoPart({ photoId, offset, bytes: base64 }) {
      const photo = photos.get(photoId);
      if (!photo) return undefined;
      if (offset > photo.bytes.length) throw new MotcuaPortError('CONFLICT');
      const part = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).subarray(photo.bytes.length - offset);
      const bytes = new Uint8Array(photo.bytes.length + part.length);
      bytes.set(photo.bytes);
      bytes.set(part, photo.bytes.length);
      photo.bytes = bytes;
      if (bytes.length >= photo.sizeBytes && hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) !== photo.sha256) {
        photos.delete(photoId);
        throw new MotcuaPortError('BAD_INPUT');
      }
      return photoOf(photoId, photos);
    },
  };
}

/** Does a write once for its key, and gives the same answer each time it comes again. */
async function once<Answer>(done: Map<string, { readonly fingerprint: string; readonly answer: unknown }>, write: Write, act: () => Promise<Answer>): Promise<Answer> {
  const before = done.get(write.key);
  if (before && before.fingerprint !== write.fingerprint) throw new MotcuaPortError('CONFLICT');
  const answer = (before?.answer as Promise<Answer> | undefined) ?? act();
  done.set(write.key, { fingerprint: write.fingerprint, answer });
  return answer.catch((error: unknown) => {
    done.delete(write.key); // What failed may be tried again.
    throw error;
  });
}

function keptFrom({ category, steps, receivedDaysAgo, answerInDays, ...report }: InventedReport, now: Date): Kept {
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * dayMs).toISOString();
  const { answeredBy } = inventedCategories.find(({ code }) => code === category) ?? {};
  return {
    report: { ...report, category, receivedAt: at(receivedDaysAgo), answerBy: hanoiDay(new Date(now.getTime() + answerInDays * dayMs)), ...(answeredBy && { answeredBy }) },
    history: steps.map(({ daysAgo, ...step }) => ({ ...step, at: at(daysAgo) })),
  };
}

function feedbackOf(each: Kept | undefined): Feedback | undefined {
  const last = each?.history.at(-1);
  return each && last && { ...each.report, status: last.status, history: [...each.history] };
}

function publicOf(each: Kept, index: number): PublicFeedback[] {
  const feedback = feedbackOf(each);
  if (!feedback?.isPublic) return [];
  const { category, text, place, status, receivedAt, history } = feedback;
  const { at: changedAt = receivedAt, note: answer } = history.at(-1) ?? {};
  const { communeCode, address } = place ?? {};
  return [
    {
      id: String(index + 1),
      category,
      text,
      status,
      receivedAt,
      changedAt,
      ...(communeCode && { communeCode }),
      ...(address && { address }),
      ...(answer && status === 'answered' && { answer }),
    },
  ];
}

function receiptOf({ answeredBy, answerWithinWorkingDays }: FeedbackCategory, now: Date): FeedbackReceipt {
  const code = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => letters[byte % 32]).join('');
  return {
    trackingCode: code.replace(/(?<first>.{4})(?<second>.{4})/, '$<first>-$<second>-'),
    receivedAt: now.toISOString(),
    ...(answeredBy && { answeredBy }),
    ...(answerWithinWorkingDays && { answerBy: workingDaysAfter(now, answerWithinWorkingDays) }),
  };
}

/** The day that it is in Hanoi, which is tomorrow's from 17:00 of Greenwich on. */
function hanoiDay(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** Saturdays and Sundays are off; of holidays this agency knows nothing. */
function workingDaysAfter(from: Date, days: number): string {
  const day = new Date(hanoiDay(from));
  for (let counted = 0; counted < days;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0) counted += 1;
  }
  return day.toISOString().slice(0, 10);
}

function isClosed(step: FeedbackEvent | undefined): boolean {
  return step === undefined || step.status === 'answered' || step.status === 'declined' || step.status === 'withdrawn';
}

function nextChange(followers: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      followers.delete(wake);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    followers.add(wake);
    signal.addEventListener('abort', wake);
  });
}

function isWhole(photo: ArrivingPhoto | undefined): boolean {
  return photo !== undefined && photo.bytes.length >= photo.sizeBytes;
}

function photoOf(photoId: string, photos: ReadonlyMap<string, ArrivingPhoto>): FeedbackPhoto {
  const photo = photos.get(photoId);
  return { photoId, receivedBytes: photo?.bytes.length ?? 0, isComplete: isWhole(photo) };
}
