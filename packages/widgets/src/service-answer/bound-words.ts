/** Words of two syllables that titles are made of; parted by a line's end they are read twice. */
const pairs = /bản sao|căn cước|chứng thực|đăng ký|giấy tờ|hộ khẩu|kết hôn|khai sinh|khai tử|kinh doanh|tạm trú|thường trú|xác nhận/giu;

/** A title in which no line ends inside one of these words. */
export function bound(title: string): string {
  return title.replace(pairs, (pair) => pair.replace(' ', '\u00a0'));
}
