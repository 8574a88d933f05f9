import { states } from '../core/states.strings.ts';

const vi = {
  ...states.vi,
  title: 'Nhờ người nhà xem giúp',
  lead: 'Bạn cho người nhà xem sổ sức khỏe của bạn, hoặc bạn xem giúp cha mẹ và con. Người xem giúp chỉ xem được: không ký, không sửa, không đồng ý thay ai.',
  loading: 'Đang xem ai được xem giúp',
  long: 'Đang hỏi, hơi lâu hơn mọi khi. Bạn không cần bấm lại.',
  told: (given: number, received: number) => `${given} người được xem hồ sơ của bạn. Bạn xem giúp ${received} người.`,
  until: (time: string, day: string) => `Đến ${time} ngày ${day}`,
  start: {
    offer: 'Cho người nhà xem giúp',
    enter: 'Tôi có mã của người nhà',
    child: 'Xem sổ của con tôi',
  },

  given: 'Ai đang được xem hồ sơ của bạn',
  givenNone: 'Chưa ai được xem hồ sơ của bạn.',
  received: 'Bạn đang xem giúp ai',
  openRecords: 'Đến sổ sức khỏe',
  openNote: 'Ở đó, chọn tên người bạn xem giúp.',
  watched: (name: string) => `${name} thấy mỗi lần bạn xem, ở mục “Ai đã xem hồ sơ của bạn”.`,
  watchedChild: 'Mỗi lần bạn xem đều được ghi lại, ở mục “Ai đã xem hồ sơ của bạn”.',
  watchedYou: 'Bạn thấy mỗi lần người này xem, ở mục “Ai đã xem hồ sơ của bạn”.',
  past: (count: number) => `Trước đây (${count})`,
  ended: { grantor: 'Người cho xem đã thôi', delegate: 'Người xem giúp đã thôi', time: 'Đã hết hạn' },
  nobody: 'Chưa ai nhập mã',

  end: { grantor: 'Thôi không cho xem nữa', delegate: 'Tôi không xem giúp nữa', child: 'Con không muốn nữa' },
  endTitle: (name: string) => `Thôi, với ${name}?`,
  endMeans: 'Từ lúc đó không xem được nữa, ở máy nào cũng vậy. Những gì đã xem trước đó thì không lấy lại được.',
  endYes: 'Thôi',
  endNo: 'Để như cũ',
  ending: 'Đang ghi lại',
  endedNow: 'Đã thôi. Không xem được nữa.',
  notEndedTitle: 'Chưa ghi được. Vẫn như cũ',

  cancelCode: 'Hủy mã này',
  codeLost: 'Có một mã đang đợi người gõ. Mã chỉ hiện một lần; cần đọc lại thì lấy mã mới.',

  rightTitle: (name: string) => `${name} đã gõ mã của bạn`,
  right: 'Đây là tên nơi xác thực ghi cho người vừa gõ mã. Có đúng là người bạn muốn nhờ không? Chưa bấm “Đúng” thì người đó chưa xem được gì.',
  rightYes: (name: string) => `Đúng, cho ${name} xem`,
  rightNo: 'Không phải, hủy',
  rightDone: (name: string) => `${name} đã được xem giúp bạn.`,

  accepted: (name: string) => `Bạn đã nhận lời. Khi ${name} bấm “Đúng” trên máy của mình thì bạn xem được.`,
  waits: (name: string) => `Đang đợi ${name} bấm “Đúng”`,

  childDone: (name: string) => `Bạn được xem sổ của ${name}.`,
  childAsked: (name: string) => `${name} đã đủ 7 tuổi, nên ${name} phải được hỏi trước.`,
  childWaits: (name: string) => `Chưa hỏi ${name}`,
  askChild: (name: string) => `Đưa máy cho ${name} trả lời`,
  answer: 'Xem và trả lời',
  wants: (name: string) => `${name} muốn xem sổ sức khỏe của bạn`,
  assentGiven: { self: 'Con đã đồng ý bằng đăng nhập của con', present: 'Con đã đồng ý trên máy của người lớn' },

  forWhom: 'Xem cho',
  myself: 'Tôi',
  actingTitle: (name: string) => `Bạn đang xem thay cho ${name}`,
  backToSelf: 'Trở lại xem cho tôi',
  actingOver: 'Bạn đang xem cho chính mình.',
  lostTitle: (name: string) => `Không xem giúp ${name} được nữa`,
  lost: (name: string) => `${name} đã thôi cho bạn xem, hoặc đã hết hạn. Từ giờ trang này xem cho chính bạn.`,

  stepUpTitle: 'Hãy đăng nhập lại trước',
  stepUp: 'Bạn đã đăng nhập từ trước. Đăng nhập lại rồi bấm “Đúng” lần nữa, để người khác ngồi vào máy này không tự cho mình xem được.',

  signedOutTitle: 'Bạn chưa đăng nhập',
  failedTitle: 'Chưa xem được ai được xem giúp',
  notDoneTitle: 'Chưa làm được',
  notHere: 'Trang này chưa có đăng nhập nên chưa nhờ xem giúp được.',
  notAnswered: {
    NOT_FOUND: 'Việc này vừa đổi khác. Hãy quay lại danh sách rồi xem lại.',
    SIGN_IN: 'Đăng nhập bằng tên của chính bạn để nhờ người nhà, hoặc để xem giúp.',
    STEP_UP: 'Bạn đã đăng nhập, nhưng việc này cần biết rõ hơn đó là bạn.',
    FORBIDDEN: 'Trang này chưa được phép nhờ xem giúp. Hãy gọi người giúp.',
    UNAVAILABLE: 'Nơi ghi lại đang không trả lời. Mọi thứ vẫn như cũ. Hãy thử lại sau ít phút.',
  },
  notOpen: 'Nơi này chưa mở việc nhờ xem giúp. Hãy gọi người giúp.',
};

export type DelegationStrings = typeof vi;

const en: DelegationStrings = {
  ...states.en,
  title: 'Let family look for you',
  lead: 'Let somebody of your family see your health book, or look for your parents or your child. Who looks for another can only look: not sign, not change, not agree for anybody.',
  loading: 'Looking who may look for whom',
  long: 'Still asking, longer than usual. No need to press again.',
  told: (given, received) => `${given} may see your records. You look for ${received}.`,
  until: (time, day) => `Until ${time}, ${day}`,
  start: { offer: 'Let somebody look for me', enter: 'I have a code from my family', child: "See my child's book" },

  given: 'Who may see your records',
  givenNone: 'Nobody may see your records.',
  received: 'For whom you look',
  openRecords: 'To the health book',
  openNote: 'There, choose the name of the person you look for.',
  watched: (name) => `${name} sees each time you look, under “Who has seen your records”.`,
  watchedChild: 'Each time you look is written down, under “Who has seen your records”.',
  watchedYou: 'You see each time this person looks, under “Who has seen your records”.',
  past: (count) => `Earlier (${count})`,
  ended: { grantor: 'Ended by who let them look', delegate: 'Ended by who looked', time: 'The time is over' },
  nobody: 'Nobody entered the code',

  end: { grantor: 'Do not let them look any more', delegate: 'I do not look any more', child: 'I do not want it any more' },
  endTitle: (name) => `End it with ${name}?`,
  endMeans: 'From then on nothing can be seen, on any device. What was seen before cannot be taken back.',
  endYes: 'End it',
  endNo: 'Leave it as it is',
  ending: 'Writing it down',
  endedNow: 'Ended. Nothing can be seen any more.',
  notEndedTitle: 'Not written down. It is as it was',

  cancelCode: 'Cancel this code',
  codeLost: 'A code is waiting to be typed. It is shown once only; to read it out again, get a new one.',

  rightTitle: (name) => `${name} has typed your code`,
  right: 'This is the name by which the sign-in provider knows them. Is it the person you meant? Until you press “Yes” they see nothing.',
  rightYes: (name) => `Yes, let ${name} look`,
  rightNo: 'No, cancel',
  rightDone: (name) => `${name} may now look for you.`,

  accepted: (name) => `You have said yes. As soon as ${name} presses “Yes” on their device you can look.`,
  waits: (name) => `Waiting for ${name} to press “Yes”`,

  childDone: (name) => `You may see the book of ${name}.`,
  childAsked: (name) => `${name} is seven or older, so ${name} has to be asked first.`,
  childWaits: (name) => `${name} has not been asked`,
  askChild: (name) => `Hand the device to ${name}`,
  answer: 'Look and answer',
  wants: (name) => `${name} wants to see your health book`,
  assentGiven: { self: 'The child said yes by its own sign-in', present: "The child said yes on the grown-up's device" },

  forWhom: 'Look for',
  myself: 'Myself',
  actingTitle: (name) => `You are looking for ${name}`,
  backToSelf: 'Back to my own',
  actingOver: 'You are looking for yourself.',
  lostTitle: (name) => `You can no longer look for ${name}`,
  lost: (name) => `${name} lets you look no longer, or the time is over. From now on this page looks for yourself.`,

  stepUpTitle: 'Sign in again first',
  stepUp: 'You signed in some time ago. Sign in again and press “Yes” once more, so that nobody else at this computer can let themselves look.',

  signedOutTitle: 'You are not signed in',
  failedTitle: 'It could not be told who may look',
  notDoneTitle: 'That did not work',
  notHere: 'This page has no sign-in, so nobody can be let look.',
  notAnswered: {
    NOT_FOUND: 'This has just changed. Go back to the list and look again.',
    SIGN_IN: 'Sign in under your own name to let somebody look, or to look for somebody.',
    STEP_UP: 'You are signed in, but for this it has to be known more surely that it is you.',
    FORBIDDEN: 'This page may not do this yet. Call for help.',
    UNAVAILABLE: 'The place where it is written down does not answer. Everything is as it was. Try again in a few minutes.',
  },
  notOpen: 'Looking for others is not open here yet. Call for help.',
};

export const strings = { vi, en };
