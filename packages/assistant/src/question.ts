import type { AskedSlot } from '@motcua/contract/assistant';
import { fold } from './guard/folded-text.ts';
import { placeholder } from './guard/placeholder.ts';
import { languageOf, type Language } from './language.ts';
import { visible } from './plain-text.ts';
import { slotsIn } from './slots.ts';

/** One turn of a citizen, understood as far as it can be alone. */
export interface Question {
  /** What is searched for: visible, without personal data and without words to the machine. */
  readonly text: string;
  /** The same, folded. */
  readonly plain: string;
  readonly slots: readonly AskedSlot[];
  /** Folded words that say what it is about: neither asking nor polite. Empty where only a slot is asked for. */
  readonly subject: readonly string[];
  /** Starts as people go on about the same thing: `thế …`, `còn …`, `vậy …`. */
  readonly goesOn: boolean;
  /** Says that the last answer was about the wrong thing. */
  readonly corrects: boolean;
  /** Quotes what a procedure is called: `thủ tục …`. Stories do not. */
  readonly quotesName: boolean;
  readonly language: Language;
}

/** Words that say nothing about which service is meant, folded. */
const idle = new Set(
  (
    'toi em minh tui to ta anh chi ban co chu bac chau a da vang nhe nha nhi voi oi ad admin muon can lam xin hoi cho thi la ma the vay roi gio de va cua nay do kia nao gi j sao nhu nhung cac cai ' +
    'duoc dc bi khong ko k hong hay phai neu vi trong o tai khi di ve giup gium dum ay ak z zay a uh um u ok oke hen ha ne day nua them luon thoi dang se da moi cung chi con nen nghe noi biet ' +
    'thu tuc ho so viec truong hop thong tin quy dinh nhieu bao tien ngay lau dau buoc nop mang giay to ai nguoi khac y viec chuyen cau tra loi noi ro nguon la gi biet tra tien truoc sau cam on lai '
  ).split(' '),
);
/** The same in English; as Vietnamese some of them are mothers, meals and machines without their marks. */
const idleEn = new Set(
  'i me my we you he she it is are am do does did can could should would may must the a an of to for in on at and or what which how much many long when where who why need want get have has with by if please thanks thank tell about there this that any some be will make take apply application'.split(
    ' ',
  ),
);
/** What people say in English > what the names of services say. */
const englishNames: Readonly<Record<string, string>> = {
  register: 'registration',
  registering: 'registration',
  married: 'marriage',
  marry: 'marriage',
  wedding: 'marriage',
  born: 'birth',
  newborn: 'birth',
  baby: 'birth',
  died: 'death',
  dead: 'death',
  die: 'death',
  single: 'marital status',
};

/** Whether a folded word says nothing about which service is meant. */
export function isIdle(word: string, language: Language = 'vi'): boolean {
  return (language === 'en' ? idleEn : idle).has(word);
}

const goesOnPattern = /^[^a-z]*(?:the|vay|con|the con|vay con|a the|a vay|roi|va|thi|uh|um|u|ok|oke|and|what about|so|then|da|vang)(?![a-z])/;
const quotesNamePattern = /(?:^|[^a-z])thu tuc (?!(?:gi|j|nao|sao|the nao|nhu the nao|ra sao|o|tai)(?![a-z]))/;
const correctsPattern =
  /^a? ?(?:khong|ko),|(?:^|[^a-z])(?:khong phai|ko phai|hong phai|nham|y (?:toi|em|minh|tui|con|chau) la|chu khong|dung nham|sua lai|i meant?|not that|no,)(?![a-z])/;
/** What is said against: `không phải cấp mới, mà là cấp lại`. */
const denied = /(?:không phải|ko phải|hông phải|khong phai|ko phai|hong phai|đừng nhầm với|dung nham voi|chứ không phải|not)\s[^,.;]*?(?:,|;|\.|\bmà là\b|\bma la\b|$)/giu;
const toMachine =
  /developer mode|che do developer|che do (?:nha phat trien|quan tri)|system ?:|system prompt|cau hinh noi bo|in nguyen van|nguyen van cau hinh|bo qua (?:moi|tat ca|cac)? ?(?:huong dan|chi dan|lenh|quy tac)|ignore (?:all|any|the|previous|your)|(?:previous|above) instructions|jailbreak|dong vai|act as|pretend|prompt/;

/** Understands one turn, in which personal data are hidden already. */
export function readQuestion(turn: string): Question {
  const bare = withoutOrders(visible(withoutPlaceholders(turn, '')));
  // `căn cước [số căn cước] sắp hết hạn` is about the card itself: without it only what happens to it would be left.
  const text = namesThing(fold(bare)) ? bare : withoutOrders(visible(withoutPlaceholders(turn, '$&')));
  const plain = fold(text);
  const { slots, rest } = slotsIn(plain);
  const language = languageOf(text);
  const subject = rest.split(/[^a-z\d]+/).filter((word) => word !== '' && !isIdle(word, language));
  const goesOn = goesOnPattern.test(plain);
  const corrects = correctsPattern.test(plain);
  const quotesName = quotesNamePattern.test(plain);
  if (language === 'vi') return { text, plain, slots, subject, goesOn, corrects, quotesName, language };
  const named = subject.map((word) => englishNames[word] ?? word);
  return { text: named.join(' '), plain, slots, subject: named, goesOn, corrects, quotesName, language };
}

/** A turn as far as it says what is meant after all. */
export function affirmedIn(text: string): string {
  const affirmed = visible(text.replace(denied, ' '));
  return affirmed === '' ? text : affirmed;
}

/** Words before a hidden number that only announce it would be taken for what the question is about. */
const announcement =
  /(?:(?:số|so|mã|ma)\s+)?(?:căn cước(?: công dân)?|can cuoc(?: cong dan)?|định danh|dinh danh|cccd|cmnd|cmt|sđt|sdt|điện thoại|dien thoai|email|mst|stk|số tài khoản|biển số|bien so)(?:\s+(?:của|cua)\s+\S+)?(?:\s+(?:là|la|số|so))?[\s:,-]*$/iu;

/** What happens to papers, folded; it says nothing about which paper. */
const happenings = new Set('sap het han mat doi cap lai hong rach cu moi gia gan chip qua roi tim thay lam'.split(' '));

function namesThing(plain: string): boolean {
  return slotsIn(plain)
    .rest.split(/[^a-z\d]+/)
    .some((word) => word !== '' && !isIdle(word) && !happenings.has(word));
}

/** What stands in place of personal data asks for nothing. */
function withoutPlaceholders(turn: string, announced: string): string {
  return turn
    .normalize('NFC')
    .split(placeholder)
    .map((part, number, all) => (number < all.length - 1 ? part.replace(announcement, announced) : part))
    .join(' ');
}

/** Sentences that talk to a machine ask for no service; what is left may. */
function withoutOrders(text: string): string {
  if (!toMachine.test(fold(text))) return text;
  const sentences = text.match(/[^.!?;]+(?:[.!?;]+|$)/gu) ?? [];
  return visible(sentences.filter((sentence) => !toMachine.test(fold(sentence))).join(' '));
}
