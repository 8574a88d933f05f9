import { expect } from '@open-wc/testing';
import { offered } from './easy-choices.ts';
import { others } from './easy-choices.strings.ts';

/** Goes through a list in easy mode as a press does, until it leads to the first again; says what is seen before each press, and what the button says. */
function pressing(all: string, chosen: string): string[] {
  const seen: string[] = [];
  let turns = 0;
  for (;;) {
    const { shown, first, left, next, step, hasOthers } = offered([...all], true, turns, (choice) => chosen.includes(choice));
    seen.push(`${shown.join('')} at ${first}: ${hasOthers ? others.vi('việc')(next, left) : 'no button'}`);
    if (left === 0) return seen;
    turns += step;
  }
}

it('counts nothing as left that was chosen, and shows something new at each press', () => {
  expect(pressing('abcdef', 'e')).to.deep.equal(['abcde at a: Xem thêm 1 việc', 'ef at f: Xem lại các việc đầu tiên']);
  expect(pressing('abcdef', 'abcd')).to.deep.equal(['abcd at undefined: Xem thêm 2 việc', 'abcdef at e: no button']);
  expect(pressing('abcdefghi', 'efgh')).to.deep.equal(['abcdefgh at a: Xem thêm 1 việc', 'efghi at i: Xem lại các việc đầu tiên']);
  expect(pressing('abcdefghi', 'bfgi')).to.deep.equal(['abcdfgi at a: Xem thêm 2 việc', 'befghi at e: Xem lại các việc đầu tiên']);
  expect(pressing('abcdefghij', '')).to.deep.equal(['abcd at a: Xem 4 trong 6 việc còn lại', 'efgh at e: Xem thêm 2 việc', 'ij at i: Xem lại các việc đầu tiên']);
});

it('leads from the last to the first that was not chosen', () => {
  const chosen = 'abcd';
  const last = offered([...'abcdefghi'], true, 2, (choice) => chosen.includes(choice));
  expect([last.left, last.first]).to.deep.equal([0, 'i']);
  expect(offered([...'abcdefghi'], true, 2 + last.step, (choice) => chosen.includes(choice)).first).to.equal('e');
});
