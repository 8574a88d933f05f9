import assert from 'node:assert/strict';
import { it } from 'node:test';
import { UnderWay } from './under-way.ts';

/** Questions that are answered when the test says so. */
function questions() {
  const asked: { readonly signal: AbortSignal; readonly answer: (text: string) => void; readonly fail: (error: Error) => void }[] = [];
  const setOut = (signal: AbortSignal) => new Promise<string>((answer, fail) => asked.push({ signal, answer, fail }));
  return { asked, underWay: new UnderWay<string>(), setOut };
}

it('lets equal questions share one request, and asks again afterwards', async () => {
  const { asked, underWay, setOut } = questions();
  const all = [underWay.join('a', setOut), underWay.join('a', setOut), underWay.join('b', setOut)];
  assert.equal(asked.length, 2);
  asked[0]!.answer('một');
  asked[1]!.answer('hai');
  assert.deepEqual(await Promise.all(all), ['một', 'một', 'hai']);
  void underWay.join('a', setOut);
  assert.equal(asked.length, 3);
});

it('lets one leave without ending it for the others, and cancels it when the last one leaves', async () => {
  const { asked, underWay, setOut } = questions();
  const [one, other] = [new AbortController(), new AbortController()];
  const first = underWay.join('a', setOut, one.signal);
  const second = underWay.join('a', setOut, other.signal);
  one.abort();
  await assert.rejects(first, { name: 'AbortError' });
  assert.equal(asked[0]!.signal.aborted, false);
  other.abort();
  await assert.rejects(second, { name: 'AbortError' });
  assert.equal(asked[0]!.signal.aborted, true);
  void underWay.join('a', setOut);
  assert.equal(asked.length, 2, 'a question that was cancelled is not joined');
});

it('gives a failure to all who wait, and does not remember it', async () => {
  const { asked, underWay, setOut } = questions();
  const all = [underWay.join('a', setOut), underWay.join('a', setOut)];
  asked[0]!.fail(new RangeError('no'));
  for (const each of all) await assert.rejects(each, RangeError);
  assert.equal(underWay.has('a'), false);
});

it('does not set out for a caller who has left already', async () => {
  const { asked, underWay, setOut } = questions();
  await assert.rejects(underWay.join('a', setOut, AbortSignal.abort()), { name: 'AbortError' });
  assert.equal(asked.length, 0);
});
