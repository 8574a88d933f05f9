import { Failure } from './failure.ts';
import { parseStrictJson } from './strict-json.ts';

/**
 * Reads a JSON body of limited size.
 *
 * The limit holds while the body streams in: `Content-Length` is the sender's word only.
 *
 * @throws Failure `BAD_INPUT`: 415 for any media type but JSON, 413 when too large, 400 when it is not UTF-8 or not strict JSON.
 */
export async function readJsonBody(request: Request, limitBytes: number, signal: AbortSignal): Promise<unknown> {
  const mediaType = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(mediaType)) throw new Failure('BAD_INPUT', { status: 415 });
  // A compressed body could be far larger than what was counted.
  if (request.headers.has('content-encoding')) throw new Failure('BAD_INPUT', { status: 415 });
  if (Number(request.headers.get('content-length')) > limitBytes) throw new Failure('BAD_INPUT', { status: 413 });
  const bytes = await readBytes(request, limitBytes, signal);
  try {
    return parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Failure('BAD_INPUT', { fields: ['(body)'] });
  }
}

/**
 * Reads a body of limited size.
 *
 * @throws Failure `BAD_INPUT` with 413 when it is too large.
 */
export async function readBytes(request: Request, limitBytes: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const keep = (chunk: Uint8Array) => {
    length += chunk.byteLength;
    if (length > limitBytes) throw new Failure('BAD_INPUT', { status: 413 });
    chunks.push(chunk);
  };
  if (request.body) {
    const reader = request.body.getReader();
    const stop = () => void reader.cancel().catch(() => {}); // Whoever waits for the body already has an answer.
    signal.addEventListener('abort', stop);
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) keep(part.value);
    } catch (error) {
      stop();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  } else {
    keep(new Uint8Array(await request.arrayBuffer())); // No body, or a browser whose requests have no stream.
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
