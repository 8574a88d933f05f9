import type { HelpReason } from '@motcua/contract/assistant';
import type { Question } from './question.ts';

const greeting =
  /^[^a-z]*(?:(?:xin )?chao|hello|hi|alo|hey|good (?:morning|afternoon|evening)|cam on|thank|thanks|tks|ok|oke|tam biet|bye|test|ban (?:la ai|ten (?:gi|la gi)|lam duoc gi|giup duoc gi|khoe khong)|who are you|what can you do|ad (?:khoe|oi))(?![a-z])/;
const aboutItself = /ban (?:la ai|la gi|ten gi|la nguoi|la may|la robot|la ai the)|chat ?gpt|tri tue nhan tao|who are you|are you (?:a )?(?:robot|human|ai)|khoe (?:khong|hong|ko)/;

/** Matters that no counter serves, folded. */
const elsewhere = new RegExp(
  `(?:^|[^a-z\\d])(?:${[
    'thoi tiet|troi mua|troi nang|nhiet do|du bao|weather|forecast',
    'bong da|ty so|tran dau|world cup|premier league|doi tuyen|cau thu|football|soccer|score',
    'cong thuc nau|nau (?:bun|pho|an|canh|com|che|mon)|mon an|an gi ngon|quan an ngon|quan (?:pho|cafe|ca phe) (?:ngon|nao)|recipe|restaurant',
    'xem phim|phim hay|bai hat|ca si|nghe nhac|ke chuyen|chuyen cuoi|lam tho|bai tho|viet (?:tho|van|bai van|code|chuong trinh|email)|joke|poem|song',
    'gia vang|chung khoan|bitcoin|tien ao|co phieu|ty gia|lai suat|xo so|danh de|lo de|ca do|stock|lottery',
    'tu vi|boi|phong thuy|xem ngay|hoang dao|cung hoang dao|horoscope',
    'nguoi yeu|tan gai|crush|to tinh|that tinh',
    'giai (?:bai|toan|phuong trinh)|bai tap|dich (?:cau|doan|sang)|nghia cua tu|thu do cua|tong thong',
    've may bay|khach san|tour|du lich (?:o|tu tuc)|dat phong|flight|hotel',
    'mua (?:dien thoai|laptop|quan ao|oto|o to|xe (?:nao|gi))|iphone|laptop|wifi|may tinh bi|sua (?:may|dien thoai)',
    'dau (?:dau|bung|rang|lung|hong)|bi (?:sot|ho|cam cum)|uong thuoc|thuoc (?:gi|nao)|trieu chung|giam can|headache|medicine|doctor',
    'ly hon|ly di|divorce|kien (?:ra toa|cong ty|nguoi|hang xom)|khoi kien|luat su|di tu|an tu|tu may nam|lawyer|sue',
    'hoc bong|du hoc|xin viec|tim viec|tuyen dung|viec lam o|scholarship',
    'hack|mat khau facebook|facebook|tiktok|youtube|game',
  ].join('|')})(?![a-z\\d])`,
);
/** What people register, open and complain about with firms. */
const withFirms =
  /(?:^|[^a-z\d])(?:dang ky|mo|tao|xoa|huy|doi|khieu nai|nap)(?: [a-z]+){0,3} (?:zalo|youtube|facebook|tiktok|shopee|lazada|netflix|viettel|vinaphone|mobifone|[345]g|vietcombank|techcombank)(?![a-z\d])/;

/** Words of the counter: who uses them means a service after all, such as `giấy phép mở quán ăn`. */
const counter =
  /(?:^|[^a-z\d])(?:thu tuc|dang ky|giay phep|giay xac nhan|xac nhan|cap (?:lai|doi|moi|giay|phep|ban)|trich luc|chung thuc|chung nhan|ho tro|tro cap|khai bao|ho tich|khai sinh|khai tu|ket hon|doc than|tinh trang hon nhan|ghi chu|hop dong|tach ho|ho khau|nhap khau|(?:thuong|tam) tru|can cuoc|cccd|ho chieu|passport|bao hiem|bhyt|bhxh|so do|dat dai|(?:da|sau|khi) ly hon|toa an|uy quyen|(?:ra|len|o|den) (?:phuong|xa)|uy ban|ubnd|mot cua|dich vu cong|ho kinh doanh|kinh doanh|permit|licen[cs]e|register|registration|certificate)(?![a-z\d])/;

/**
 * Tells a greeting and a matter that no counter serves from a question about a service.
 *
 * A list is all that it is: what it does not name is left to the search, which finds nothing or something weak.
 */
export function outsideOf({ plain, subject, slots }: Question): Extract<HelpReason, 'greeting' | 'outOfField'> | undefined {
  if (aboutItself.test(plain) && !counter.test(plain)) return 'greeting';
  if (greeting.test(plain) && slots.length === 0 && subject.length <= 2 && !counter.test(plain)) return 'greeting';
  if (withFirms.test(plain)) return 'outOfField';
  return elsewhere.test(plain) && !counter.test(plain) ? 'outOfField' : undefined;
}
