/** What citizens of a ward ask, as they type it, and the procedures that answer. */
export const questions: readonly (readonly [question: string, ...codes: string[]])[] = [
  ['con mới sinh cần giấy gì', '1.001193'],
  ['dang ky khai sinh', '1.001193'],
  ['đăng ký kết hôn cần giấy tờ gì', '1.000894'],
  ['xin giấy xác nhận độc thân', '1.004873'],
  ['bố tôi mới mất phải báo ở đâu', '1.000656'],
  ['photo công chứng bằng tốt nghiệp', '2.000815'],
  ['chứng thực chữ ký', '2.000884'],
  ['đăng ký tạm trú cho sinh viên thuê trọ', '1.004194'],
  ['nhập khẩu về nhà chồng', '1.004222'],
  ['xoa dang ky thuong tru', '1.003197'],
  ['bà tôi 80 tuổi không có lương hưu có được trợ cấp không', '1.014027'],
  ['giấy xác nhận khuyết tật', '1.001699'],
  ['mở cửa hàng tạp hóa thì đăng ký gì', '1.001612'],
  ['sang tên sổ đỏ', '1.013831'],
  ['làm lại giấy khai sinh bị mất', '1.004884'],
];
