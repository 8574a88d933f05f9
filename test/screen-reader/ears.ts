import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Stands where the speech server would: hears what a screen reader has said, word for word, and says nothing aloud. */
export interface Ears {
  /** The socket to speak to. */
  readonly path: string;
  /** What was said, in its order; names of pressed keys are left out. */
  readonly said: readonly string[];
  /** When something was said last. */
  lastAt(): number;
  close(): Promise<void>;
}

/** Answers of the Speech Synthesis Interface Protocol (SSIP), by the first words of what was asked. */
const answers: readonly (readonly [RegExp, string])[] = [
  [/^SPEAK/i, '230 OK RECEIVING DATA'],
  [/^(CHAR|KEY|SOUND_ICON)/i, '225-1\r\n225 OK MESSAGE QUEUED'],
  [/^HISTORY GET CLIENT_ID/i, '245-1\r\n245 OK CLIENT ID SENT'],
  [/^LIST OUTPUT_MODULES/i, '250-ears\r\n250 OK MODULE LIST SENT'],
  [/^LIST SYNTHESIS_VOICES/i, '249-ears\tvi\tnone\r\n249 OK VOICE LIST SENT'],
  [/^LIST/i, '249-MALE1\r\n249 OK VOICE LIST SENT'],
  [/^GET/i, '251-0\r\n251 OK GET RETURNED'],
  [/^QUIT/i, '231 HAPPY HACKING'],
  [/^/, '200 OK'],
];

/** Listens at a socket of its own. */
export async function startEars(path: string): Promise<Ears> {
  const said: string[] = [];
  let lastAt = Date.now();
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('error', () => {}); // Whoever speaks may go in the middle of a word.
    let rest = '';
    let speech: string[] | undefined;
    socket.setEncoding('utf8').on('data', (part: string) => {
      const lines = (rest + part).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (speech && line !== '.') speech.push(line);
        else if (speech) {
          said.push(wordsOf(speech.join(' ')));
          lastAt = Date.now();
          speech = undefined;
          socket.write('225-1\r\n225 OK MESSAGE QUEUED\r\n');
        } else {
          const [, answer = ''] = answers.find(([asked]) => asked.test(line)) ?? [];
          if (/^SPEAK/i.test(line)) speech = [];
          socket.write(`${answer}\r\n`);
        }
      }
    });
  }).listen(path);
  await once(server, 'listening');
  return {
    path,
    said,
    lastAt: () => lastAt,
    async close() {
      for (const socket of connections) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Speech may come as SSML, and with a leading full stop doubled. */
function wordsOf(speech: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return speech
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => named[name] ?? whole)
    .replace(/^\.\./, '.')
    .replace(/\s+/g, ' ')
    .trim();
}
