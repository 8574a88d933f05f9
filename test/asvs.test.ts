// security/asvs.json says for each requirement of OWASP ASVS 5 (levels 1 and 2) which test shows it, why none does, or why
// it is none of ours. Here: that it says so for each, and that what it names is there.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from './architecture/sources.ts';
import { asvsDefects } from './sabotage/asvs.ts';

interface Requirement {
  readonly level: 1 | 2;
  /** File and title of each test that shows it. */
  readonly tests?: readonly string[];
  /** Why no test shows it, though it applies. */
  readonly reason?: string;
  readonly notApplicable?: string;
}

const { requirements } = JSON.parse(readFileSync(join(root, 'security/asvs.json'), 'utf8')) as { requirements: Record<string, Requirement> };

/** What is wrong with what is said of one requirement. */
function problemsOf(id: string, { tests = [], reason, notApplicable }: Requirement): string[] {
  const said = [tests.length > 0, reason, notApplicable].filter(Boolean).length;
  return [
    ...(said === 1 ? [] : [`${id}: says ${said} things of one`]),
    ...tests.filter((test) => !isThere(test)).map((test) => `${id}: there is no ${test}`),
    ...[reason, notApplicable].filter((text) => text !== undefined && text.length < 8).map((text) => `${id}: "${text}" is no reason`),
  ];
}

function isThere(test: string): boolean {
  const [file = '', title = ''] = test.split(/: (.*)/s);
  if (title === '' || !existsSync(join(root, file))) return false;
  const text = readFileSync(join(root, file), 'utf8');
  return ["'", '"', '`'].some((quote) => text.includes(quote + title + quote));
}

const tested = Object.keys(requirements).filter((id) => requirements[id]?.tests);

/** Fifteen of those that a test shows, drawn by a seed. */
const drawn = [...tested].sort((a, b) => (hash('sha256', `2026 ${a}`) < hash('sha256', `2026 ${b}`) ? -1 : 1)).slice(0, 15);

it('speaks of every requirement of levels 1 and 2, and of none twice', () => {
  const levels = Object.values(requirements).map(({ level }) => level);
  assert.deepEqual([levels.filter((level) => level === 1).length, levels.filter((level) => level === 2).length], [70, 183]);
  for (const id of Object.keys(requirements)) assert.match(id, /^V([1-9]|1[0-7])\.\d{1,2}\.\d{1,2}$/);
});

it('names tests that are there, or a reason', () => {
  assert.deepEqual(
    Object.entries(requirements).flatMap(([id, requirement]) => problemsOf(id, requirement)),
    [],
  );
});

it('would notice a test that is no more, and a requirement of which nothing is said', () => {
  assert.notDeepEqual(problemsOf('V1.1.1', { level: 2, tests: ['test/asvs.test.ts: sings'] }), []);
  assert.notDeepEqual(problemsOf('V1.1.1', { level: 2, tests: ['test/none.test.ts: names tests that are there, or a reason'] }), []);
  assert.notDeepEqual(problemsOf('V1.1.1', { level: 2 }), []);
  assert.deepEqual(problemsOf('V1.1.1', { level: 2, tests: ['test/asvs.test.ts: names tests that are there, or a reason'] }), []);
});

it('shows four of five that apply by a test', () => {
  const applicable = Object.values(requirements).filter(({ notApplicable }) => notApplicable === undefined);
  assert.ok(tested.length / applicable.length >= 0.8, `${tested.length} of ${applicable.length}`);
});

it('takes out the control of fifteen drawn ones, each before a test that is named for it', () => {
  for (const id of drawn) {
    const files = requirements[id]?.tests?.map((test) => test.split(': ')[0]) ?? [];
    const defect = asvsDefects.find(({ requirement }) => requirement === id);
    assert.ok(defect, `${id}: nothing is taken out`);
    assert.ok(
      defect.tests.some((test) => files.includes(test)),
      `${id}: ${defect.tests.join()} is not named for it`,
    );
  }
});
