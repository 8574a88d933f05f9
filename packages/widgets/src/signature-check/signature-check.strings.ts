import { states } from '../core/states.strings.ts';

const vi = {
  ...states.vi,
  title: 'Kiểm tra chữ ký số trên một tệp',
  lead: 'Xem tệp người khác gửi có chữ ký số không, ai ký, và có bị sửa sau khi ký không.',
  choose: 'Chọn tệp đã ký',
  hint: 'Tệp PDF. Chọn hoặc kéo vào đây được nhiều tệp một lúc.',
  drop: 'Thả tệp ra để kiểm tra',
  button: 'Chọn tệp từ máy',
  stays: 'Tệp không rời khỏi máy của bạn.',
  checking: (name: string) => `Đang kiểm tra “${name}”.`,
  waiting: (count: number) => `Còn ${count} tệp đang chờ.`,
  large: 'Tệp lớn nên hơi lâu. Bạn không cần chọn lại.',
  stop: 'Dừng',
  clear: 'Xóa kết quả',
  cleared: 'Đã xóa kết quả.',
  results: 'Kết quả',
  print: 'In kết quả',
  failedTitle: 'Chưa kiểm tra được tệp này',
  notLoaded: 'Chưa tải được phần kiểm tra về máy. Hãy nối mạng rồi thử lại. Tệp vẫn ở trên máy của bạn.',
  broken: 'Trang này gặp lỗi khi đọc tệp, nên chưa biết chữ ký thế nào. Hãy kiểm tra trên máy khác, hoặc gọi người giúp.',
};

export type CheckStrings = typeof vi;

const en: CheckStrings = {
  ...states.en,
  title: 'Check the digital signature on a file',
  lead: 'See whether a file is signed, by whom, and whether it was changed since.',
  choose: 'Choose a signed file',
  hint: 'PDF files. Choose or drop several at once.',
  drop: 'Let go of the file to check it',
  button: 'Choose a file',
  stays: 'The file does not leave your device.',
  checking: (name) => `Checking “${name}”.`,
  waiting: (count) => `${count} more waiting.`,
  large: 'Large files take longer. No need to choose it again.',
  stop: 'Stop',
  clear: 'Clear results',
  cleared: 'The results are cleared.',
  results: 'Results',
  print: 'Print results',
  failedTitle: 'This file could not be checked',
  notLoaded: 'The checking program could not be fetched. Connect and try again. The file is still on your device.',
  broken: 'This page failed while reading the file, so nothing is known of the signature. Check on another device, or call for help.',
};

export const strings = { vi, en };
