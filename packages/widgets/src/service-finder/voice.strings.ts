import type { Wording } from '../core/language.ts';

const vi = {
  speak: 'Nói thay vì gõ',
  stop: 'Tôi nói xong',
  consent: (who: string) => `Giọng nói của bạn sẽ được gửi tới ${who} để chuyển thành chữ. Đừng nói tên, số căn cước hay số điện thoại. Bạn có đồng ý không?`,
  agree: 'Đồng ý và nói',
  refuse: 'Thôi, tôi gõ',
  listening: (who: string) => `Đang nghe. ${who} nhận giọng nói của bạn. Nói việc bạn cần làm, ví dụ: con mới sinh.`,
  failed: {
    refused: 'Trình duyệt chưa được phép dùng micrô. Bạn cho phép trong cài đặt của trình duyệt, hoặc gõ chữ.',
    silent: 'Chưa nghe thấy gì. Bấm “Nói thay vì gõ” để nói lại, hoặc gõ chữ.',
    other: 'Lúc này chưa nghe được. Bạn gõ chữ vào ô trên nhé.',
  },
};

export type VoiceStrings = typeof vi;

const en: VoiceStrings = {
  speak: 'Speak instead of typing',
  stop: 'I have finished',
  consent: (who) => `Your voice will be sent to ${who} to be turned into text. Do not say names, identity or telephone numbers. Do you agree?`,
  agree: 'Agree and speak',
  refuse: 'No, I will type',
  listening: (who) => `Listening. ${who} receives your voice. Say in Vietnamese what you need to do, for example: con mới sinh.`,
  failed: {
    refused: 'The browser may not use the microphone. Allow it in the browser’s settings, or type.',
    silent: 'Nothing was heard. Press “Speak instead of typing” to try again, or type.',
    other: 'Listening does not work now. Please type in the field above.',
  },
};

export const voiceStrings: Wording<VoiceStrings> = { vi, en };
