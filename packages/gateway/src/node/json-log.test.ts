import assert from 'node:assert/strict';
import { it } from 'node:test';
import { jsonLog } from './json-log.ts';

it('writes one line of JSON for each record, with its level and the time, and nothing about the machine', () => {
  const lines: string[] = [];
  const log = jsonLog({ write: (line) => void lines.push(line) });
  log({ level: 'error', requestId: 'A', method: 'GET', route: 'getService', status: 502, durationMs: 1.5, code: 'BAD_ANSWER', answerFields: ['fees.0'] });
  log({ level: 'info', requestId: 'B', method: 'POST', route: 'findServices', status: 200, durationMs: 2, input: { limit: 3 } });
  const [first, second] = lines.map((line) => JSON.parse(line));
  const { time, ...rest } = first;
  assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
  assert.deepEqual(rest, { level: 'error', requestId: 'A', method: 'GET', route: 'getService', status: 502, durationMs: 1.5, code: 'BAD_ANSWER', answerFields: ['fees.0'] });
  assert.deepEqual([second.level, second.input], ['info', { limit: 3 }]);
});

it('hides numbers of people that slipped into a record after all', () => {
  const lines: string[] = [];
  const log = jsonLog({ write: (line) => void lines.push(line) });
  log({ level: 'info', requestId: 'A', method: 'POST', route: 'findServices', status: 200, durationMs: 1, input: { notes: ['gọi 0912345678', { id: '001085123456' }], limit: 3 } });
  assert.doesNotMatch(lines[0] ?? '', /0912345678|001085123456/);
  assert.match(lines[0] ?? '', /"limit":3/);
});
