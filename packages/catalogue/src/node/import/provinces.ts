/** ISO 3166-2:VN, by name without "tỉnh" or "thành phố"; places that were merged in 2025 keep their old code for old records. */
const list = `
Lai Châu 01, Lào Cai 02, Hà Giang 03, Cao Bằng 04, Sơn La 05, Yên Bái 06, Tuyên Quang 07, Lạng Sơn 09, Quảng Ninh 13, Hòa Bình 14, Ninh Bình 18, Thái Bình 20, Thanh Hóa 21, Nghệ An 22, Hà Tĩnh 23,
Quảng Bình 24, Quảng Trị 25, Huế 26, Thừa Thiên Huế 26, Quảng Nam 27, Kon Tum 28, Quảng Ngãi 29, Gia Lai 30, Bình Định 31, Phú Yên 32, Đắk Lắk 33, Khánh Hòa 34, Lâm Đồng 35, Ninh Thuận 36, Tây Ninh 37,
Đồng Nai 39, Bình Thuận 40, Long An 41, Bà Rịa - Vũng Tàu 43, An Giang 44, Đồng Tháp 45, Tiền Giang 46, Kiên Giang 47, Vĩnh Long 49, Bến Tre 50, Trà Vinh 51, Sóc Trăng 52, Bắc Kạn 53, Bắc Giang 54,
Bạc Liêu 55, Bắc Ninh 56, Bình Dương 57, Bình Phước 58, Cà Mau 59, Hải Dương 61, Hà Nam 63, Hưng Yên 66, Nam Định 67, Phú Thọ 68, Thái Nguyên 69, Vĩnh Phúc 70, Điện Biên 71, Đắk Nông 72, Hậu Giang 73,
Cần Thơ CT, Đà Nẵng DN, Hà Nội HN, Hải Phòng HP, Hồ Chí Minh SG
`;

/** Jurisdiction (`VN-HN`) of each province. */
export const provinces: ReadonlyMap<string, string> = new Map(
  list
    .trim()
    .split(/,\s*/)
    .map((pair) => [pair.slice(0, -3), `VN-${pair.slice(-2)}`] as const),
);
