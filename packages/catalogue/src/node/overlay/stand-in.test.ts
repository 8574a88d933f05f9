import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { hanoiRecords, writtenHanoiRecords } from '../hanoi.ts';
import { standInOf } from './stand-in.ts';

/** A record that says no more than this. */
function saying(words: Partial<PublicService>): PublicService {
  const [first] = writtenHanoiRecords();
  assert.ok(first);
  const { standIn: _standIn, applicants: _applicants, ...plain } = first;
  return { ...plain, channels: [], papers: [], steps: [], answers: [], ...words };
}

const kindOf = (words: Partial<PublicService>): string | undefined => standInOf(saying(words))?.kind;

it('reads from real sentences whether somebody else may go', () => {
  for (const [applicants, kind] of [
    ['Người cần giấy, hoặc người được ủy quyền.', 'authorised'],
    ['Chủ hộ kinh doanh, hoặc người, tổ chức được ủy quyền.', 'authorised'],
    ['Người được thi hành hoặc phải thi hành án, tự mình hay ủy quyền.', 'authorised'],
    ['Có thể ủy quyền cho người khác nộp.', 'authorised'],
    ['Nhờ người khác thì cần giấy ủy quyền.', 'authorised'],
    ['Có thể nhờ người đại diện.', 'yes'],
    ['Người chuyển hoặc người nhận nhà đất, hoặc người đại diện.', 'yes'],
    ['Nhờ người khác nộp hoặc gửi bưu điện chỉ khi ốm, sinh con, tai nạn, thiên tai, có xác nhận.', 'sometimes'],
    ['Phiếu số 2 phải tự xin, trừ người chưa thành niên có thể nhờ cha, mẹ.', 'sometimes'],
    ['Bạn phải tự nộp hồ sơ, không nhờ người khác nộp thay.', 'no'],
    ['Người đang sống ở trong nước, tự mình nộp.', 'no'],
    ['Không được ủy quyền cho người khác.', 'no'],
    ['Việc này không được nhờ người khác đi thay.', 'no'],
    ['Không chấp nhận ủy quyền.', 'no'],
    ['Công dân Việt Nam, tự đến.', 'no'],
  ] as const)
    assert.equal(kindOf({ applicants }), kind, applicants);
});

it('reads nothing from sentences that only resemble those', () => {
  for (const applicants of [
    'Cha hoặc mẹ.',
    'Cổng Dịch vụ công không nói đến việc nhờ người khác đi thay.',
    'Cổng Dịch vụ công không nói ai được đi thay.',
    'Trẻ dưới 14 tuổi, người mất năng lực hành vi: người đại diện khai và ký thay.',
    'Chủ đầu tư nộp thay, hoặc người mua tự nộp.',
    'Có thể nhờ nơi trả lương làm giúp.',
    'Cha, mẹ hoặc người đại diện hợp pháp làm cho trẻ dưới 14 tuổi.',
    'Người thân đi khai tử nhưng cần cán bộ đến tận nơi.',
  ])
    assert.equal(kindOf({ applicants }), undefined, applicants);
  assert.equal(kindOf({ steps: [{ title: 'Ký', text: 'Thủ trưởng hoặc người được ủy quyền ký giấy phép.' }] }), undefined, 'an official is authorised, nobody who applies');
  assert.equal(kindOf({ papers: [{ situation: 'Bé sinh ra nhờ mang thai hộ', papers: [{ name: 'Giấy ủy quyền', originals: 1, copies: 0 }] }] }), undefined);
});

it('shows the sentence that it was read from', () => {
  const papers = [{ situation: 'Nhờ người khác đi thay', papers: [{ name: 'Giấy ủy quyền', originals: 1, copies: 0, note: 'Phải chứng thực, trừ khi bạn nhờ ông bà.' }] }];
  assert.deepEqual(standInOf(saying({ applicants: 'Cha hoặc mẹ.', papers })), {
    kind: 'authorised',
    proof: 'Nhờ người khác đi thay: Giấy ủy quyền. Phải chứng thực, trừ khi bạn nhờ ông bà.',
  });
  assert.deepEqual(standInOf(saying({ applicants: 'Người có giấy. Có thể nhờ người đại diện.' })), { kind: 'yes', proof: 'Có thể nhờ người đại diện' });
});

it('says that it depends where a record allows it and forbids it', () => {
  const papers = [{ situation: 'Nhờ người khác đi thay', papers: [{ name: 'Giấy ủy quyền', originals: 1, copies: 0 }] }];
  assert.deepEqual(standInOf(saying({ papers, channels: [{ kind: 'counter', note: 'Lần đầu phải tự đến.' }] })), { kind: 'sometimes', proof: 'Lần đầu phải tự đến' });
});

it('leaves alone what a record says in its field', () => {
  const standIn = { kind: 'no', proof: 'Hai bên phải tự đến.', rule: 'Thông tư số 04/2020/TT-BTP, Điều 2' } as const;
  assert.equal(standInOf(saying({ standIn, applicants: 'Có thể nhờ người đại diện.' })), standIn);
});

it('finds every sentence that it shows in the record, or names the law', () => {
  const kinds = new Map<string, number>();
  for (const { code, standIn, applicants = '', channels, papers, steps, answers } of hanoiRecords()) {
    kinds.set(standIn?.kind ?? 'unknown', (kinds.get(standIn?.kind ?? 'unknown') ?? 0) + 1);
    if (!standIn || standIn.rule !== undefined) continue;
    const words = JSON.stringify([applicants, channels, steps, answers]);
    const situations = papers.flatMap(({ situation, papers: each }) => each.map(({ name, note }) => [`${situation}: ${name}`, note].filter(Boolean).join('. ')));
    assert.ok(words.includes(standIn.proof) || situations.includes(standIn.proof), `${code}: ${standIn.proof}`);
  }
  assert.deepEqual(Object.fromEntries([...kinds].sort()), { authorised: 52, no: 14, sometimes: 4, unknown: 239, yes: 10 });
});
