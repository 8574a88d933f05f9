import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FeedbackEvent, FeedbackReceipt } from '@motcua/contract/feedback';
import { createGateway, MotcuaPortError, type GatewayPorts } from '@motcua/gateway';
import { samplePorts } from '@motcua/gateway/testing';

type FeedbackPort = NonNullable<GatewayPorts['feedback']>;
type Write = Parameters<FeedbackPort['send']>[1];

/** What a test may know and do besides asking. */
export interface FeedbackServer {
  readonly url: string;
  /** Texts of the reports that were taken, in their order. */
  readonly texts: string[];
  /** Photos that arrived whole, by their id. */
  readonly photos: ReadonlyMap<string, Buffer>;
  /** Bodies of all photo parts, in bytes. */
  readonly partBytes: number[];
  /** Adds steps to every report; who follows hears of them. */
  advance(event: FeedbackEvent): void;
  /** Ends what is followed: nothing more will happen. */
  conclude(): void;
  close(): Promise<void>;
}

const category = { code: 'rac-thai', name: { vi: 'Rác thải', en: 'Waste' }, place: 'optional' as const };

/** The real gateway on this machine, over reports that are kept in memory. It closes each connection, so that a fault of a connection is one of a request. */
export async function serveFeedback(): Promise<FeedbackServer> {
  const texts: string[] = [];
  const photos = new Map<string, Buffer>();
  const partBytes: number[] = [];
  const sending = new Map<string, { readonly sizeBytes: number; readonly sha256: string; bytes: Buffer }>();
  const codes = new Set<string>();
  const history: FeedbackEvent[] = [{ status: 'received', at: new Date().toISOString() }];
  let isConcluded = false;
  let wake = (): void => {};
  let happening = new Promise<void>((resolve) => (wake = resolve));
  const happened = () => {
    wake();
    happening = new Promise<void>((resolve) => (wake = resolve));
  };

  const done = new Map<string, { readonly fingerprint: string; readonly answer: unknown }>();
  /** Does a write once for each key. */
  function doneOnce<Answer>({ key, fingerprint }: Write, write: () => Answer): Answer {
    const before = done.get(key);
    if (before && before.fingerprint !== fingerprint) throw new MotcuaPortError('CONFLICT');
    if (before) return before.answer as Answer;
    const given = write();
    done.set(key, { fingerprint, answer: given });
    return given;
  }
  const known = (trackingCode: string) => {
    if (!codes.has(trackingCode)) throw new MotcuaPortError('NOT_FOUND');
  };
  const photoOf = (photoId: string) => {
    const photo = sending.get(photoId);
    return photo && { photoId, receivedBytes: photo.bytes.length, isComplete: photo.bytes.length === photo.sizeBytes };
  };
  const reportOf = (trackingCode: string) => ({
    trackingCode,
    receivedAt: '2026-11-27T01:00:00Z',
    category: category.code,
    text: 'Rác chưa được thu gom',
    isPublic: false,
    photoCount: 0,
    status: history.at(-1)!.status,
    history: [...history],
  });

  const port: FeedbackPort = {
    categories: async () => ({ categories: [category] }),
    send: async ({ text, category: code, photoIds = [] }, write) => {
      if (code !== category.code || photoIds.some((id) => !photos.has(id))) return undefined;
      return doneOnce(write, (): FeedbackReceipt => {
        texts.push(text);
        const trackingCode = createHash('sha256')
          .update(write.key)
          .digest('hex')
          .toUpperCase()
          .slice(0, 12)
          .replace(/(.{4})(?=.)/g, '$1-');
        codes.add(trackingCode);
        return { trackingCode, receivedAt: new Date().toISOString() };
      });
    },
    get: async ({ trackingCode }) => (codes.has(trackingCode) ? reportOf(trackingCode) : undefined),
    withdraw: async ({ trackingCode }, write) => (codes.has(trackingCode) ? doneOnce(write, () => reportOf(trackingCode)) : undefined),
    async *follow({ trackingCode }, after, signal) {
      known(trackingCode);
      for (let next = after === undefined ? 0 : Number(after.split(':')[1]) + 1; ; next += 1) {
        while (next >= history.length) {
          if (isConcluded || signal.aborted) return;
          await Promise.race([happening, once(signal, 'abort')]);
        }
        yield { id: `steps:${next}`, part: history[next]! };
      }
    },
    listPublic: async ({ cursor = '0', limit = 2 }) => {
      const from = Number(cursor);
      const items = Array.from({ length: Math.max(0, Math.min(limit, 5 - from)) }, (_, index) => ({
        id: String(from + index + 1),
        category: category.code,
        text: `Việc ${from + index + 1}`,
        status: 'accepted' as const,
        receivedAt: '2026-11-27T01:00:00Z',
        changedAt: '2026-11-27T02:00:00Z',
      }));
      return { items, ...(from + limit < 5 && { nextCursor: String(from + limit) }) };
    },
    startPhoto: async ({ sizeBytes, sha256 }, write) =>
      doneOnce(write, () => {
        const photoId = randomBytes(16).toString('hex');
        sending.set(photoId, { sizeBytes, sha256, bytes: Buffer.alloc(0) });
        return { photoId, receivedBytes: 0, isComplete: false };
      }),
    photo: async ({ photoId }) => photoOf(photoId),
    putPhotoPart: async ({ photoId, offset, bytes }) => {
      const photo = sending.get(photoId);
      if (!photo) return undefined;
      const part = Buffer.from(bytes, 'base64');
      partBytes.push(part.length);
      if (offset > photo.bytes.length) throw new MotcuaPortError('CONFLICT');
      photo.bytes = Buffer.concat([photo.bytes, part.subarray(photo.bytes.length - offset)]);
      if (photo.bytes.length === photo.sizeBytes) {
        if (createHash('sha256').update(photo.bytes).digest('hex') !== photo.sha256) {
          sending.delete(photoId);
          throw new MotcuaPortError('BAD_INPUT');
        }
        photos.set(photoId, photo.bytes);
      }
      return photoOf(photoId);
    },
  };

  const gateway = createGateway({ ...samplePorts(), feedback: port }, { origins: '*', rateLimit: { requests: 1_000_000, perSeconds: 60 } });
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing).catch(() => outgoing.destroy()));

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
      typeof value === 'string' && !/^(connection|keep-alive)$/.test(name) ? [[name, value] as [string, string]] : [],
    );
    const leaving = new AbortController();
    outgoing.on('close', () => leaving.abort());
    const { method = 'GET', url = '/' } = incoming;
    const response = await gateway.fetch(
      new Request(`http://127.0.0.1${url}`, { method, headers, signal: leaving.signal, ...(chunks.length > 0 && { body: Buffer.concat(chunks) }) }),
    );
    outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), connection: 'close' });
    const reader = response.body?.getReader();
    outgoing.on('close', () => void reader?.cancel().catch(() => {}));
    for (;;) {
      const { done: isOver, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (isOver) break;
      outgoing.write(value);
    }
    outgoing.end();
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    texts,
    photos,
    partBytes,
    advance(event) {
      history.push(event);
      happened();
    },
    conclude() {
      isConcluded = true;
      happened();
    },
    async close() {
      isConcluded = true;
      happened();
      server.closeAllConnections();
      server.close();
      await Promise.race([once(server, 'close'), wait(1000)]);
    },
  };
}
