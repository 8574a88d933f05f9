import type { PersonalKind } from '@motcua/contract/assistant';

/** What people write before a number to say what it is, folded. */
const labels: readonly (readonly [PersonalKind, string])[] = [
  ['CCCD', 'cccd|can cuoc|dinh danh|so cc|ma so ca nhan|citizen id|id card|id number'],
  ['CMND', 'cmnd|cmtnd|cmt|chung minh'],
  ['PHONE', 'sdt|so dt|dt|dien thoai|di dong|may ban|phone|tel|mobile|zalo|viber|goi|goi lai|lien he|nhan tin|call'],
  ['MST', 'mst|ma so thue|ma thue|so thue|tax code|tax id'],
  ['BHXH', 'bhxh|bao hiem xa hoi|so bao hiem|ma so bao hiem'],
  ['BHYT', 'bhyt|bao hiem y te'],
  ['CARD', 'the atm|so the|bang the|the visa|the tin dung|the ngan hang|mastercard|visa|card'],
  ['BANK_ACCOUNT', 'stk|tk|so tk|tai khoan|chuyen khoan|ck|bank account|account'],
  ['PASSPORT', 'ho chieu|passport'],
];
const labelPattern = new RegExp(`(^|[^a-z\\d])(?:${labels.map(([, words]) => `(${words})`).join('|')})(?![a-z])`, 'g');

const banks =
  'vietcombank|vcb|bidv|agribank|techcombank|tcb|mb ?bank|mb|vietinbank|ctg|acb|vpbank|tpbank|sacombank|hdbank|vib|shb|ocb|msb|scb|seabank|eximbank|lpbank|lienvietpostbank|nam a|namabank|pvcombank|bac a|abbank|ncb|dong a|vietbank|kienlongbank|baovietbank|cake|timo|ngan hang';
const bankAfter = new RegExp(`^[\\s,.:;()/-]*(?:tai |o |cua )?(?:${banks})(?![a-z\\d])`);
const bankBefore = new RegExp(`(?:^|[^a-z\\d])(?:${banks})[\\s,.:;()/-]*(?:so)?[\\s:]*$`);

/** How far before a number its label may stand. */
const reach = 40;

/** What the words before a number say that it is, and whether they touch it. */
export interface Label {
  readonly type: PersonalKind;
  readonly isTouching: boolean;
}

/** The nearest label before a number counts; one that belongs to an earlier number, or to an earlier sentence, does not. */
export function labelBefore(plain: string, at: number): Label | undefined {
  const before = plain.slice(Math.max(0, at - reach), at);
  let label: Label | undefined;
  for (const match of before.matchAll(labelPattern)) {
    const rest = before.slice(match.index + match[0].length);
    const type = labels[match.slice(2).findIndex((group) => group !== undefined)]?.[0];
    if (type && !/\d{5}|[?!]|\.\s/.test(rest)) label = { type, isTouching: rest === '' };
  }
  return label;
}

/** Whether the name of a bank stands beside a number. */
export function isBesideBank(plain: string, from: number, to: number): boolean {
  return bankAfter.test(plain.slice(to, to + reach)) || bankBefore.test(plain.slice(Math.max(0, from - reach), from));
}
