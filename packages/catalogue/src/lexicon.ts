import { wordsOf, type Word } from './words.ts';

// What Vietnamese people write around and instead of the official words. Kept as text: it is a third of the size of
// objects, and a clerk can read it. Order inside a line does not matter; longer phrases win over shorter ones.

/** Polite, asking and filling words. They say nothing about which service is meant. */
const fillingWords = `
tôi em mình tui tớ ta anh chị bạn cô chú bác cháu ạ dạ vâng nhé nha nhỉ với ơi ad admin shop muốn cần làm xin hỏi cho thì là mà thế vậy rồi giờ để và của này đó kia nào gì sao như những các một cái
được bị có không ko k kg khum hông hổng hong phải nếu vì trong ở tại khi đi về giúp giùm dùm hay hoặc việc theo từ đến ra lên xuống đang sẽ đã mới vừa cũng chỉ còn nên
đâu bao lâu mấy ngày nữa ai biết nghe nói bảo á hả hen nghen đấy ấy kìa luôn thật lắm quá rất tất cả mọi chưa xong do trên lúc nay bữa nộp mang qua bước cụ
`;

/** Filling words that are words of the law once their diacritics are gone: `đang` and `đăng`, `cần` and `căn`, `chú` and `chữ`. */
const doubtfulWords = 'tu ban cu chu tat bao de do tai dang can hoi minh duoc cho chi dau trong toi mang buoc moi thi theo tren bi co em bac nen vi qua lam ra nay nao';

/** Runs of words that only ask, whose words may mean something elsewhere. */
const fillingPhrases = `
mất bao lâu, mất mấy ngày, mất bao nhiêu, mất tiền, mất phí, có mất, bao giờ, bao lâu thì có kết quả, có kết quả, kết quả, mấy ngày lấy, lấy được, giấy gì, giấy tờ gì, cần giấy, những giấy, tốn tiền, tốn phí, tốn bao nhiêu,
đóng tiền, đóng phí, ra sao, thế nào, như thế nào, làm sao, chỗ nào, nơi nào, chỗ mô, mô rứa, răng rứa, gồm những gì, gồm mấy thứ, gồm gì, gồm, cho hỏi, cho mình hỏi, tư vấn, giải đáp, cảm ơn, chào, xin chào, làm ơn, tuần trước, hôm qua, tháng trước, năm nay, hiện nay, bây giờ, hiện tại, nghe nói,
dịch vụ công, hành chính công, một cửa, cổng dịch vụ công quốc gia, nộp ở đâu, đến đâu, tới đâu, gặp ai, cần gì, phải làm gì, làm gì, điền gì, khai gì, thủ tục, hồ sơ, giấy tờ, trường hợp, bao nhiêu, bao nhiêu tiền, thời gian, thời hạn, lệ phí, chi phí, tiền nong, cơ quan, chuẩn bị,
ủy ban, ubnd, ủy ban nhân dân, phường xã, ra phường, ra xã, lên xã, ở xã, ở phường, quận huyện, trực tuyến, online, điều kiện, quy trình, nhà nước, hướng dẫn, hôm nay, ngày mai, chúng ta, chúng tôi,
thực hiện tại cấp xã, thực hiện tại cấp tỉnh, thực hiện tại cấp trung ương, cấp xã, cấp tỉnh, cấp huyện, cấp trung ương, thực hiện bằng dịch vụ công, dịch vụ công trực tuyến, toàn trình, một phần hoặc trực tiếp, quy định, thông tư nào, nói rõ nguồn
`;

/** Words that stories are full of: who, how old, when. They tell little beside the matter itself. */
const storyWords = `
ông bà nội ngoại cha mẹ má ba bố tía vợ chồng con bé cháu em anh chị người nhà gia đình thân năm tháng tuổi tuần hồi sống quê nơi chỗ địa phương thành phố bên muộn mình cùng đồng nhiều hơn mỗi hai vài lần loại
hợp pháp sau trước chính khác nước liên quan cá nhân tổ chức công dân việt nam có chưa không gồm lên
`;

/** Whose loss is a death, unless it is a thing that they lost. */
const mourned = 'ba bố mẹ má cha chồng vợ ông bà nội ngoại người thân con cụ chú bác cô anh chị';
const losable = 'thẻ căn giấy sổ hộ bằng cccd cmnd ví biển đăng xe chứng bao mấy tiền phí';

/** Short forms, each read as what it stands for. */
const shortForms = `
đk dk dky đky > đăng ký; cccd cmnd cmt cmtnd cc > căn cước; gplx > giấy phép lái xe; gcn > giấy chứng nhận; qsdđ qsdd > quyền sử dụng đất; gcnqsdđ gcnqsdd > giấy chứng nhận quyền sử dụng đất; đkkd dkkd gpkd > đăng ký kinh doanh
hkd > hộ kinh doanh; dn > doanh nghiệp; tnhh > trách nhiệm hữu hạn; htx > hợp tác xã; bhxh > bảo hiểm xã hội; bhyt > bảo hiểm y tế; bhtn > bảo hiểm thất nghiệp; gpxd > giấy phép xây dựng; lltp > lý lịch tư pháp; mst > mã số thuế
tncn > thu nhập cá nhân; tndn > thu nhập doanh nghiệp; gtgt vat > giá trị gia tăng; attp vsattp > an toàn thực phẩm; pccc > phòng cháy chữa cháy; antt > an ninh trật tự; nvqs > nghĩa vụ quân sự; ncc > người có công
tnxp > thanh niên xung phong; ccb > cựu chiến binh; tnlđ tnld > tai nạn lao động; bnn > bệnh nghề nghiệp; gplđ gpld > giấy phép lao động; thcs > trung học cơ sở; thpt > trung học phổ thông; kt3 > tạm trú; kt1 > thường trú
vk > vợ; ck > chồng; hk > hộ khẩu; sđt > điện thoại; passport > hộ chiếu; visa > thị thực; vneid > định danh điện tử; tt > thủ tục; hs > hồ sơ; gt > giấy tờ; bn > bao nhiêu; ntn > như thế nào; dc đc > được; j > gì; z > vậy; e > em; a > anh; m t mk > mình; mn > mọi người; gks > giấy khai sinh; xn > xác nhận
`;

/** What people say > what the law calls it. Both are searched for; several official words are parted by `|`. */
const synonyms = `
chứng minh thư, chứng minh nhân dân, căn cước công dân, thẻ căn cước công dân > thẻ căn cước
sổ đỏ, sổ hồng, bìa đỏ, giấy tờ đất > giấy chứng nhận quyền sử dụng đất
sang tên sổ đỏ, sang tên nhà, sang tên đất, mua bán đất, cho con đất > đăng ký biến động chuyển nhượng quyền sử dụng đất
sang tên xe, đổi chủ xe, mua xe cũ > thay đổi chủ xe | đăng ký sang tên xe
bằng lái, bằng lái xe, giấy phép lái xe > giấy phép lái xe
hộ khẩu, sổ hộ khẩu > đăng ký thường trú
nhập khẩu, nhập hộ khẩu, chuyển hộ khẩu, chuyển khẩu, đăng ký hộ khẩu > đăng ký thường trú
cắt khẩu, cắt hộ khẩu, xóa khẩu, xóa hộ khẩu, bỏ tên khỏi hộ khẩu > xóa đăng ký thường trú
tách khẩu, tách hộ khẩu, tách sổ > tách hộ
sổ tạm trú, ở trọ, thuê trọ, phòng trọ, nhà trọ, thuê nhà, ở thuê > đăng ký tạm trú
tạm vắng, đi vắng > khai báo tạm vắng
khách ngủ lại, ở qua đêm, ngủ lại, khách lưu trú > thông báo lưu trú
sai thông tin cư trú, chỉnh lại thông tin cư trú, sửa thông tin cư trú > điều chỉnh thông tin về cư trú
giấy báo tử, giấy chứng tử, báo tử, chứng tử > khai tử
mới mất, qua đời, vừa mất, chết, mới chết, từ trần, người mất, đã mất > khai tử
mới sinh, mới đẻ, sinh con, đẻ con, sinh em bé, em bé mới sinh, chứng sinh > khai sinh
làm lại khai sinh, làm lại giấy khai sinh, mất giấy khai sinh, mất khai sinh > đăng ký lại khai sinh | cấp bản sao trích lục hộ tịch
trích lục, sao lục, bản sao khai sinh, bản sao giấy khai sinh > cấp bản sao trích lục hộ tịch
sửa giấy khai sinh, sai tên, sai ngày sinh, sửa ngày sinh, sửa tên, đổi tên, đổi họ, đổi họ tên, sửa năm sinh, sai năm sinh, khai sinh sai, sai khai sinh, đính chính khai sinh, cải chính khai sinh > thay đổi cải chính bổ sung thông tin hộ tịch
độc thân, xác nhận độc thân, giấy độc thân, chưa kết hôn, chưa đăng ký kết hôn, chưa vợ, chưa có vợ, chưa chồng > giấy xác nhận tình trạng hôn nhân
giấy kết hôn, đăng ký cưới, hôn thú, lấy vợ, lấy chồng, cưới vợ, cưới chồng, cưới, làm đám cưới > đăng ký kết hôn
lấy chồng nước ngoài, lấy vợ nước ngoài, chồng nước ngoài, vợ nước ngoài, cưới người nước ngoài, chồng tây, người hàn, người đài loan > kết hôn có yếu tố nước ngoài
nhận con, nhận cha, nhận bố, nhận ba, nhận cha con, nhận mẹ > đăng ký nhận cha mẹ con
con nuôi, nhận nuôi, xin con nuôi, nhận nuôi con > đăng ký việc nuôi con nuôi
bị bỏ rơi, trẻ bỏ rơi, bỏ rơi > trẻ em bị bỏ rơi | chăm sóc thay thế
giám hộ, người giám hộ > đăng ký giám hộ
công chứng, photo công chứng, sao y, sao y bản chính, sao y công chứng, chứng thực giấy tờ, photo đóng dấu > chứng thực bản sao từ bản chính
giấy ủy quyền, ủy quyền, sơ yếu lý lịch, chữ ký > chứng thực chữ ký
hợp đồng mua bán, hợp đồng tặng cho, hợp đồng > chứng thực hợp đồng giao dịch
dịch thuật, bản dịch, người dịch > chứng thực chữ ký người dịch
di chúc > chứng thực di chúc
từ chối nhận di sản, không nhận thừa kế > văn bản từ chối nhận di sản
mở quán, mở tiệm, mở cửa hàng, mở shop, mở hàng, buôn bán, kinh doanh nhỏ, bán hàng, giấy phép kinh doanh, đăng ký kinh doanh > đăng ký thành lập hộ kinh doanh
đóng cửa tiệm, đóng cửa quán, nghỉ bán, nghỉ kinh doanh, dẹp tiệm, dẹp quán, ngừng kinh doanh, giải thể hộ kinh doanh, không kinh doanh nữa, dừng đăng ký hộ kinh doanh, trả giấy phép kinh doanh > chấm dứt hoạt động hộ kinh doanh
tạm nghỉ bán, tạm nghỉ kinh doanh, tạm đóng cửa, tạm ngưng kinh doanh, tạm nghỉ > tạm ngừng kinh doanh hộ kinh doanh
mở lại, bán lại, kinh doanh lại, hoạt động lại > tiếp tục kinh doanh trước thời hạn
rút bảo hiểm, rút bhxh, lãnh bảo hiểm một lần, lấy bảo hiểm một lần > hưởng bảo hiểm xã hội một lần
thất nghiệp, tiền thất nghiệp, bảo hiểm thất nghiệp > hưởng trợ cấp thất nghiệp
thẻ bảo hiểm > thẻ bảo hiểm y tế
tiền thai sản, nghỉ sinh, nghỉ đẻ, thai sản > hưởng chế độ thai sản
tiền tử tuất > chế độ tử tuất
tiền mai táng, tiền ma chay, tiền đám tang, chi phí chôn cất > hỗ trợ chi phí mai táng
tiền người già, lương người già, trợ cấp người già, người già, trợ cấp tuổi già, tiền cao tuổi, lương người cao tuổi, không có lương hưu > trợ cấp hưu trí xã hội
nghỉ hưu, về hưu > hưởng lương hưu
tàn tật, khuyết tật, giấy khuyết tật, liệt, tâm thần, tự kỷ > xác định mức độ khuyết tật
trợ cấp xã hội, trợ cấp hàng tháng, bảo trợ xã hội, tiền trợ cấp > trợ cấp xã hội hàng tháng
sổ hộ nghèo, hộ nghèo, xét hộ nghèo, xin hộ nghèo, hộ cận nghèo > công nhận hộ nghèo hộ cận nghèo
thoát nghèo > công nhận thoát nghèo
xin phép xây nhà, xây nhà, cất nhà, phép xây dựng, làm nhà, xin phép xây dựng, giấy phép xây nhà > cấp giấy phép xây dựng nhà ở riêng lẻ
sửa nhà, cải tạo nhà, nâng tầng, sửa chữa nhà > giấy phép xây dựng sửa chữa cải tạo
mất sổ đỏ, sổ đỏ bị mất, làm lại sổ đỏ > cấp lại giấy chứng nhận quyền sử dụng đất do bị mất
làm sổ đỏ, xin cấp sổ đỏ, cấp sổ đỏ, cấp sổ đỏ lần đầu, đất chưa có sổ > đăng ký đất đai cấp giấy chứng nhận lần đầu
tách thửa, tách đất, chia đất, tách sổ đỏ, gộp thửa > tách thửa hợp thửa đất
lên thổ cư, chuyển đất vườn, chuyển lên đất ở, chuyển mục đích > chuyển mục đích sử dụng đất
tranh chấp, tranh chấp đất, lấn đất, hàng xóm lấn > hòa giải tranh chấp đất đai
thế chấp sổ, thế chấp, vay ngân hàng > đăng ký biện pháp bảo đảm thế chấp
trước bạ, thuế trước bạ > lệ phí trước bạ
thuế đất > thuế sử dụng đất
lý lịch tư pháp, hạnh kiểm, không tiền án, tiền án > phiếu lý lịch tư pháp
hộ chiếu, đi nước ngoài > cấp hộ chiếu phổ thông
định danh, tài khoản định danh, kích hoạt định danh > tài khoản định danh điện tử
thẻ căn cước bị mất, mất căn cước, rơi căn cước, làm lại căn cước, căn cước bị hỏng, mất thẻ căn cước > cấp lại thẻ căn cước
căn cước hết hạn, đổi căn cước, hết hạn căn cước > cấp đổi thẻ căn cước
biển số, cà vẹt, giấy tờ xe, mua xe mới, biển số xe > đăng ký xe
mất biển số, mất cà vẹt, mất giấy tờ xe, mất đăng ký xe > cấp lại chứng nhận đăng ký xe biển số xe
đi bộ đội, đi lính, khám nghĩa vụ, nghĩa vụ > đăng ký nghĩa vụ quân sự
mẫu giáo, mầm non, ăn trưa > hỗ trợ ăn trưa trẻ em mẫu giáo
học phí, miễn học phí, giảm học phí > miễn giảm học phí hỗ trợ chi phí học tập
chuyển trường > chuyển trường đối với học sinh
mở trường mầm non, nhóm trẻ, giữ trẻ > nhóm trẻ độc lập
liệt sĩ, thờ cúng > thờ cúng liệt sĩ
thương binh, có công, người có công, con liệt sĩ > người có công với cách mạng
chất độc màu da cam, da cam > chất độc hóa học
cách mạng, kháng chiến > hoạt động kháng chiến
khiếu nại, khiếu kiện > giải quyết khiếu nại
tố cáo, tố giác > giải quyết tố cáo
cây đổ, thiên tai, bão lũ, lũ lụt, dịch bệnh, lợn chết, gà chết, heo chết > hỗ trợ thiệt hại do thiên tai dịch bệnh
heo > lợn
má, mạ, u > mẹ
tía, ba, bố > cha
hội, câu lạc bộ > hội
chùa, đi lễ, nhà thờ, tôn giáo > tín ngưỡng tôn giáo
bạo lực gia đình, bị chồng đánh > phòng chống bạo lực gia đình
cai nghiện, nghiện > cai nghiện ma túy
thôi, không hưởng nữa > thôi hưởng
gia hạn, hết hạn, làm tiếp > gia hạn
làm lại, bị mất, mất, bị hỏng, bị rách, bị cháy, thất lạc, rơi > cấp lại
hủy, bỏ, cắt > xóa
`;

/**
 * What makes a service special. A service whose name has one of these that nobody asked for is less likely meant, and one
 * that lacks what was asked for as well. Each line is one kind: words of official names > words of those who ask.
 */
const qualifiers = `
nước ngoài, yếu tố nước ngoài > nước ngoài, tây, hàn quốc, đài loan, mỹ, nhật, việt kiều, ngoại quốc, kiều bào
lại > lại, mất, hỏng, rách, cháy, thất lạc, rơi
xóa, hủy, hủy bỏ, bãi bỏ > xóa, hủy, cắt, bỏ
gia hạn > gia hạn, hết hạn, kéo dài
thay đổi, điều chỉnh, cải chính, sửa đổi, bổ sung, đính chính > thay đổi, đổi, sửa, chỉnh, điều chỉnh, cải chính, bổ sung, sai, thêm, nhầm
chấm dứt, giải thể, thôi hưởng, tạm dừng, dừng, thu hồi > chấm dứt, nghỉ, dẹp, đóng cửa, giải thể, thôi, dừng, không nữa, ngừng, ngưng, thu hồi, trả
tạm ngừng, tiếp tục > tạm, tiếp tục, mở lại
biên giới > biên giới
kết hợp > kết hợp, đồng thời, kèm
mở khóa > mở
thoát > thoát
đã có hồ sơ > đã có
mai táng > mai táng, ma chay, chôn, đám tang, tang lễ
liên thông > liên thông, gộp, cùng lúc, một lần, trọn gói
lưu động > lưu động, tận nhà, tại nhà
biến động > biến động, sang tên, chuyển nhượng, mua, bán, tặng, cho, thừa kế, chuyển
giám sát > giám sát
cấp đổi, đổi > đổi, hết hạn
danh sách > danh sách, tập thể, công nhân, công ty
tạm thời > tạm thời
ngân sách, dự toán > ngân sách
doanh nghiệp > doanh nghiệp, công ty
hợp tác xã, tổ hợp tác, liên hiệp hợp tác xã > hợp tác xã, tổ hợp tác
`;

/** Words in a row that mean something together. */
export interface Phrase {
  readonly words: readonly Word[];
  /** What is searched for beside the phrase; empty for phrases that say nothing. */
  readonly meanings: readonly (readonly Word[])[];
  readonly kind: 'filling' | 'short' | 'synonym';
  /** Where one of these follows, something else is meant. */
  readonly unless?: ReadonlySet<string> | undefined;
}

const phrases = new Map<string, Phrase[]>();
const filling = new Set<string>();
const fillingPlain = new Set<string>();

function add(kind: Phrase['kind'], text: string, meanings: Phrase['meanings'], unless?: Phrase['unless']): void {
  const words = wordsOf(text);
  const first = words[0]?.plain;
  if (first === undefined) return;
  const others = phrases.get(first) ?? [];
  others.push({ words, meanings, kind, unless });
  others.sort((a, b) => b.words.length - a.words.length);
  phrases.set(first, others);
}

function pairs(lines: string, separator: RegExp): (readonly [string, string])[] {
  return lines
    .trim()
    .split(separator)
    .map((line) => line.split('>'))
    .map(([left = '', right = '']) => [left.trim(), right.trim()]);
}

for (const { toned, plain } of fillingWords.split(/\s+/).flatMap((word) => wordsOf(word))) {
  filling.add(toned);
  fillingPlain.add(plain);
}
const doubtful = new Set(doubtfulWords.split(' '));
for (const phrase of fillingPhrases.split(',')) add('filling', phrase, []);
for (const [shorts, long] of pairs(shortForms, /[;\n]/)) for (const short of shorts.split(' ')) add('short', short, [wordsOf(long)]);
for (const [said, official] of pairs(synonyms, /\n/)) for (const phrase of said.split(',')) add('synonym', phrase, official.split('|').map(wordsOf));

const lost = new Set(wordsOf(losable).map(({ plain }) => plain));
for (const person of mourned.split(' ')) {
  for (const whose of ['', 'em ', 'tôi ', 'mình ', 'tui ', 'nội ', 'ngoại ', 'thân ', 'ruột ']) {
    for (const when of ['', 'mới ', 'vừa ', 'đã ', 'vừa mới ', 'bị ']) add('synonym', `${person} ${whose}${when}mất`, [wordsOf('đăng ký khai tử')], lost);
  }
}

const story = new Set(wordsOf(storyWords).map(({ plain }) => plain));

/** Whether a word tells little beside the matter itself: people, ages, times. */
export function isStory(plain: string): boolean {
  return story.has(plain) || /^\d{1,3}$/.test(plain);
}

/** Whether two spellings may be one word: what was typed without diacritics may be anything, if nothing else has them either. */
function same(typed: Word, known: Word, tonesTyped: boolean): boolean {
  return typed.plain === known.plain && (typed.toned === known.toned || (typed.toned === typed.plain && !tonesTyped));
}

/** The longest phrase that starts at a place. */
export function phraseAt(words: readonly Word[], at: number, tonesTyped: boolean): Phrase | undefined {
  const candidates = phrases.get(words[at]?.plain ?? '');
  return candidates?.find(
    (phrase) =>
      !phrase.unless?.has(words[at + phrase.words.length]?.plain ?? '') &&
      phrase.words.every((known, offset) => {
        const typed = words[at + offset];
        return typed !== undefined && same(typed, known, tonesTyped);
      }),
  );
}

/** Whether a word says nothing about which service is meant. */
export function isFilling(word: Word, tonesTyped: boolean): boolean {
  return tonesTyped || word.toned !== word.plain ? filling.has(word.toned) : fillingPlain.has(word.plain) && !doubtful.has(word.plain);
}

/** Whether a word, typed without diacritics, may as well say nothing. */
export function isDoubtful(word: Word, tonesTyped: boolean): boolean {
  return !tonesTyped && doubtful.has(word.plain);
}

/** Phrases of official words (0) and of those who ask (1), by their first word, each with its kind as a bit. */
const qualifierPhrases: readonly Map<string, { readonly words: readonly Word[]; readonly bit: number }[]>[] = [new Map(), new Map()];

for (const [kind, sides] of pairs(qualifiers, /\n/).entries()) {
  for (const [side, phraseList] of sides.entries()) {
    for (const words of phraseList.split(',').map(wordsOf)) {
      const first = words[0]?.plain ?? '';
      const known = qualifierPhrases[side]?.get(first) ?? [];
      qualifierPhrases[side]?.set(first, [...known, { words, bit: 1 << kind }]);
    }
  }
}

/** The qualifiers that a text has, as bits. `side` 0: in official words; 1: in the words of those who ask. */
export function qualifiersOf(words: readonly Word[], side: 0 | 1, tonesTyped = true): number {
  let bits = 0;
  for (const [at, word] of words.entries()) {
    for (const { words: known, bit } of qualifierPhrases[side]?.get(word.plain) ?? []) {
      const there = known.every((one, offset) => {
        const typed = words[at + offset];
        return typed !== undefined && same(typed, one, tonesTyped);
      });
      if (there) bits |= bit;
    }
  }
  return bits;
}
