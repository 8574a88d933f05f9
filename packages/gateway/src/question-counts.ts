import { redact } from '@motcua/assistant/guard';
import { machineClock, type Clock } from './clock.ts';
import type { RatingsPort, ServicesPort } from './ports.ts';
import { hexOf } from './hex.ts';

/** A question that found nothing, and how often it was asked. */
export interface CountedQuestion {
  readonly question: string;
  readonly count: number;
}

/** A question is nobody's any more once so many equal ones were asked. */
const leastEqual = 10;
/** Equal ones within this time count as one: somebody tries again. */
const againMs = 10 * 60_000;
/** What is longer tells a story, and a story may tell who it is about. */
const mostWords = 12;
/** So many different ones are remembered; the one that came up longest ago is forgotten first. */
const mostDifferent = 20_000;

interface Tally {
  count: number;
  lastMs: number;
  /** Kept only once there are enough equal ones. */
  question?: string;
}

/**
 * Counts questions that found nothing, so that a person can teach the catalogue what people call things: for a host that has decided
 * to, and told its visitors. No question is kept before ten equal ones were asked, each at least ten minutes after the last, only a number made of it that nobody can turn
 * back; questions that hold personal numbers or addresses, long digits, or more than 12 words are not counted at all. Who asked is
 * not known here.
 */
export class QuestionCounts {
  readonly #tallies = new Map<string, Tally>();
  readonly #clock: Clock;
  /** Of this process alone: what was counted below ten is worth nothing to anybody else. */
  readonly #key = crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

  readonly #known: readonly CountedQuestion[];
  #isTaken: Promise<void> | undefined;

  /** @param known - What was counted before, such as in an earlier process. */
  constructor(known: readonly CountedQuestion[] = [], clock: Clock = machineClock) {
    this.#clock = clock;
    this.#known = known.filter(({ count }) => count >= leastEqual);
  }

  /** Counts a question, unless it may tell of a person. */
  async add(question: string): Promise<void> {
    const plain = plainOf(question);
    if (plain === '' || plain.split(' ').length > mostWords || /\d{5,}/.test(plain.replaceAll(' ', '')) || redact(question).spans.length > 0) return;
    await (this.#isTaken ??= this.#takeKnown());
    const key = await this.#hash(plain);
    const tally = this.#tallies.get(key) ?? { count: 0, lastMs: Number.NEGATIVE_INFINITY };
    const now = this.#clock.now();
    this.#tallies.delete(key); // So that it is the newest.
    this.#tallies.set(key, tally);
    if (now - tally.lastMs < againMs) return;
    tally.count += 1;
    tally.lastMs = now;
    if (tally.count >= leastEqual) tally.question = question.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (this.#tallies.size > mostDifferent) this.#tallies.delete(this.#tallies.keys().next().value ?? '');
  }

  /** Questions of which ten equal ones were asked, the most frequent first. */
  async counted(): Promise<CountedQuestion[]> {
    await (this.#isTaken ??= this.#takeKnown());
    return [...this.#tallies.values()].flatMap(({ question, count }) => (question === undefined ? [] : [{ question, count }])).sort((a, b) => b.count - a.count);
  }

  async #takeKnown(): Promise<void> {
    for (const { question, count } of this.#known) this.#tallies.set(await this.#hash(plainOf(question)), { question, count, lastMs: Number.NEGATIVE_INFINITY });
  }

  async #hash(plain: string): Promise<string> {
    const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', await this.#key, new TextEncoder().encode(plain)));
    return hexOf(bytes.subarray(0, 16));
  }
}

/** A service, and how often somebody said that what is written about it helped, or did not. */
export interface CountedService {
  readonly code: string;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** Counts whether what is said of services helps. A service is named only once something was said ten times; who did is not known here. */
export class RatingCounts implements RatingsPort {
  readonly #services: Pick<ServicesPort, 'get'>;
  readonly #counts: Map<string, { helpful: number; unhelpful: number }>;

  /**
   * @param services - Who knows which services there are; nothing else is counted.
   * @param known - What was counted before, such as in an earlier process.
   */
  constructor(services: Pick<ServicesPort, 'get'>, known: readonly CountedService[] = []) {
    this.#services = services;
    this.#counts = new Map(known.map(({ code, helpful, unhelpful }) => [code, { helpful, unhelpful }]));
  }

  async rate({ code, isHelpful }: { readonly code: string; readonly isHelpful: boolean }, signal: AbortSignal): Promise<{ isCounted: boolean }> {
    if (!this.#counts.has(code) && (await this.#services.get({ code }, signal))?.code !== code) return { isCounted: false };
    const count = this.#counts.get(code) ?? { helpful: 0, unhelpful: 0 };
    count[isHelpful ? 'helpful' : 'unhelpful'] += 1;
    this.#counts.set(code, count);
    return { isCounted: true };
  }

  /** Services that were rated ten times or more, the least helpful first. */
  counted(): CountedService[] {
    return [...this.#counts].flatMap(([code, count]) => (count.helpful + count.unhelpful < leastEqual ? [] : [{ code, ...count }])).sort((a, b) => shareOf(a) - shareOf(b));
  }
}

function shareOf({ helpful, unhelpful }: CountedService): number {
  return helpful / (helpful + unhelpful);
}

/** A services port that counts what found nothing. The answer does not wait for it, and does not fail with it. */
export function countingServices(services: ServicesPort, counts: QuestionCounts): ServicesPort {
  return {
    async find(input, signal) {
      const result = await services.find(input, signal);
      if (result.outcome === 'none') void counts.add(input.query).catch(() => {});
      return result;
    },
    count: (input, signal) => services.count(input, signal),
    get: (input, signal) => services.get(input, signal),
    guides: (input, signal) => services.guides(input, signal),
  };
}

/** Equal questions differ in capitals, signs and diacritics at most. */
function plainOf(question: string): string {
  return question
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
