import type { ScamReason } from '@motcua/contract/assistant';

export interface WarningSign {
  readonly reason: ScamReason;
  /** Enough by itself. */
  readonly isCertain: boolean;
}

/** Words that go together in a fraud, folded: each of `all` must be there. */
interface Rule extends WarningSign {
  readonly all: readonly RegExp[];
}

const posing = /cong an|can bo|dieu tra vien|vien kiem sat|toa an|chi cuc thue|bo cong an|trung ta|thieu ta|tong cuc|evn|buu dien|ngan hang|shipper|luat su|bhxh|dich vu cong/;
const pay = /chuyen (?:khoan|tien|het tien|gap|truoc|phi|coc)|chuyen \d|nap (?:tien|\d)|nop (?:\d|tien|truoc)|dong (?:phi|truoc)|dat coc|coc \d/;

const rules: readonly Rule[] = [
  {
    reason: 'asksForCode',
    isCertain: true,
    all: [/\botp\b|ma xac (?:nhan|thuc)|mat khau/, /doc (?:giup|cho|ma|otp)|xin ma|cung cap (?:mat khau|ma|otp|so)|cap nhat so the|gui (?:ma|otp)|dien so the|nhap (?:ma|otp)/],
  },
  { reason: 'asksForCode', isCertain: true, all: [/chia se man hinh|quay mat|chup (?:hai|2) mat/, /ngan hang|otp|de (?:em|chau|nhan)/] },
  { reason: 'strangeApp', isCertain: true, all: [/\.apk|quyen tro nang/] },
  {
    reason: 'strangeApp',
    isCertain: true,
    all: [posing, /(?:bam|nhan|an) (?:vao )?link|link (?:em|anh|ben)|ket ban zalo|cai (?:app|ung dung)/, /cap nhat|dong bo|kich hoat|loi|gap|phat/],
  },
  {
    reason: 'posesAsOfficial',
    isCertain: true,
    all: [/dieu tra vien|cong an|vien kiem sat|trung ta|thieu ta/, /rua tien|tai khoan (?:an toan|tam giu)|lenh bat|phong toa|tai ngoai|tuyet doi khong noi|chung minh trong sach/],
  },
  { reason: 'posesAsOfficial', isCertain: true, all: [/buu pham|buu kien/, /chat cam|ma tuy|co quan dieu tra/] },
  { reason: 'threat', isCertain: true, all: [/(?:bi|se) (?:khoa|cat|tam dung)|cat dien|vi pham/, /bam phim|qua link|truy cap|xac minh tai|thanh toan ngay/] },
  { reason: 'prepayment', isCertain: true, all: [/phi lam nhanh|lay ngay|nhanh bao dau|khong can ra cong an|bao dau/, pay] },
  { reason: 'prepayment', isCertain: true, all: [/giai ngan|trung thuong|lay lai tien bi lua|vien phi|cap cuu|tien ship|tien bao dam/, pay] },
  { reason: 'easyMoney', isCertain: true, all: [/cam ket lai|lai \d+ ?%|kiem \d+ ?(?:k|nghin|trieu)|cong tac vien/, /dau tu|nap \d|nhiem vu|rut bat cu luc nao|like video/] },
];

/** A warning names what it warns of, and a question about fraud quotes it. */
const warning =
  /canh bao|khong bao gio|tuyet doi khong (?:cung cap|chia se|doc|gui)|khong (?:cung cap|chia se|cai|bam|truy cap)|co phai lua dao|bi lua dao khong|to giac|phai kiem tra/;

export function warnsOfScams(plain: string): boolean {
  return warning.test(plain);
}

export function warningSigns(plain: string): WarningSign[] {
  return rules.filter(({ all }) => all.every((sign) => sign.test(plain)));
}
