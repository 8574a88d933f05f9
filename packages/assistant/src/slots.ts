import type { AskedSlot } from '@motcua/contract/assistant';

/** How people ask for each slot, folded; `|` parts the ways. English is asked on Hanoi's counters too. */
const ways: Readonly<Record<AskedSlot, string>> = {
  papers:
    'giay to (?:gi|nao|j|ji|can|ra sao)|nhung giay to|cac giay to|giay to|giay gi|giay nao|giay j|can giay|cac loai giay|nhung giay|ho so (?:gom|bao gom|can|nhung|gi|j|nao|ra sao|the nao|nhu the nao|sao)|bo ho so|thanh phan ho so|can nhung gi|can gi|can j|can chuan bi|mang (?:theo )?(?:gi|j|nhung gi)|(?:mang|dem|cam) theo|(?:dem|cam) (?:gi|giay)|chuan bi|nop (?:nhung )?gi|gom (?:nhung )?gi|gom may thu|can to khai|documents?|papers?|paperwork|what (?:do|should|must) (?:i|we) (?:need|bring)|bring|required',
  fee: 'le phi(?! truoc ba)|muc phi|phi (?:bao nhieu|bn|la|het|nop|lam|the nao|ra sao|khong|ko|hong)|bao nhieu tien|bn tien|may tien|may dong|het bao nhieu|het bn|(?:ton|mat|het|tra|dong) (?:bao nhieu|bn)(?! lau| ngay)|(?:co )?(?:mat|ton|phai tra|phai dong|dong|nop|tra) (?:tien|phi)|tien nong|co phi|chi phi (?:bao nhieu|bn|the nao|la|ra sao|het)|mien phi|ton kem|gia bao nhieu|fees?|costs?|how much|price|for free|free of charge|pay',
  time: '(?:mat |het |trong |sau )?(?:khoang )?bao lau|(?:mat |het |trong |sau )?(?:may|bao nhieu|bn) (?:ngay|hom|tuan|thang)|khi nao (?:co|xong|lay|nhan|duoc|tra)|bao gio|(?:thoi han|thoi gian) (?:giai quyet|bao|la|lam|cho|co|tra|xu ly|the nao|mat)|lau (?:khong|ko|hong)|co lau|ngay nao lay|how long|how many days|when will|when do',
  where:
    '(?:o|den|toi|ra|len|di|nop|lam|xin|gap|qua|tai|chay|khai) dau|dau vay|cho nao|cho mo|noi nao|co quan nao|don vi nao|gap ai|(?:phuong|xa|quay|so) nao|qua mang|online|truc tuyen|tren mang|tai nha|buu dien|dia chi (?:nop|o dau|nao|noi nop|la gi)|duong link|link nop|ai (?:giai quyet|cap|ky)|tham quyen|nop ho so cho ai|where|which office',
  who: '(?:di|lam|nop|ky|nhan) thay|(?:di|lam|nop|nhan) (?:dum|gium)|(?:di|lam|nop|nhan) ho(?= (?:duoc|cho|khong|ko|giup|me|bo|con|vo|chong|ong|ba|nguoi)(?! kinh| khau| gia)|$|\\?)|nho (?:nguoi|ai|con|vo|chong|ba|me|bo)|ai (?:di|lam|nop|duoc|co the|phai|co quyen|di nop)|doi tuong nao|dieu kien (?:gi|nao|la|the nao|ra sao|de|duoc|j)|chinh chu|uy quyen (?:cho|duoc|khong|ko)|who can|who may|on behalf|someone else|for my (?:father|mother|parents|wife|husband)|eligible',
  steps: 'cac buoc|may buoc|nhung buoc|tung buoc|buoc nao|quy trinh|trinh tu|steps?|process|procedure',
};
const order: readonly AskedSlot[] = ['papers', 'fee', 'time', 'where', 'who', 'steps'];
const patterns = new Map(order.map((slot) => [slot, new RegExp(`(^|[^a-z\\d])(?:${ways[slot]})(?![a-z\\d])`, 'g')]));

/** A slot named and nothing else: `lệ phí?`, `thế thời gian?`. Elsewhere such words are parts of names. */
const lead = '^[^a-z\\d]*(?:(?:the|con|vay|va|a|roi|thi|cho hoi) )*';
const alone: readonly (readonly [AskedSlot, RegExp])[] = (
  [
    ['papers', 'ho so|giay to'],
    ['fee', '(?:le |chi )?phi|tien|gia'],
    ['time', 'thoi (?:gian|han)'],
    ['where', 'dia chi|noi nop'],
    ['who', 'doi tuong|dieu kien'],
    ['steps', 'cach lam'],
  ] as const
).map(([slot, words]) => [slot, new RegExp(`${lead}(?:${words})(?: (?:sao|the nao|thi sao|nhu the nao|ra sao))?[^a-z\\d]*$`)]);

/** Which slots a folded turn asks about, in the order of a card, and what is left of the turn without those words. */
export function slotsIn(plain: string): { readonly slots: AskedSlot[]; readonly rest: string } {
  let rest = plain;
  const slots = order.filter((slot) => {
    const pattern = patterns.get(slot);
    const before = rest;
    if (pattern) rest = rest.replace(pattern, '$1 ');
    return rest !== before;
  });
  const single = alone.find(([, pattern]) => pattern.test(plain))?.[0];
  return single ? { slots: [single], rest: '' } : { slots, rest };
}
