import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { startEars } from './ears.ts';

it('hears each thing that is said as often as it is said, and no pressed keys', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-ears-'));
  const ears = await startEars(join(folder, 'ears'));
  const speaker = connect(ears.path);
  const say = (...lines: readonly string[]): void => void speaker.write(lines.map((line) => `${line}\r\n`).join(''));
  say('SET self CLIENT_NAME a:b:c', 'KEY d', 'SPEAK', '5 kết quả.', '.', 'SPEAK', '<speak>5 kết quả &amp; hết.</speak>', '.', 'SPEAK', '5 kết quả.', '.', 'QUIT');
  let answered = '';
  speaker.setEncoding('utf8').on('data', (part: string) => void (answered += part));
  while (!answered.includes('231')) await once(speaker, 'data');
  assert.deepEqual(ears.said, ['5 kết quả.', '5 kết quả & hết.', '5 kết quả.']);
  speaker.destroy();
  await ears.close();
  rmSync(folder, { recursive: true });
});
