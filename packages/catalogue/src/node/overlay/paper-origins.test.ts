import assert from 'node:assert/strict';
import { it } from 'node:test';
import { hanoiRecords } from '../hanoi.ts';
import { originOf, originRules } from './paper-origins.ts';

function of(name: string, note?: string): string | undefined {
  return originOf({ name, originals: 1, copies: 0, ...(note !== undefined && { note }) })?.name;
}

/** By the beginning of an origin: names, as records have them, of papers that come from there. */
const matching: readonly (readonly [origin: string, names: readonly string[]])[] = [
  ['Bệnh viện, trạm y tế nơi bé sinh ra', ['Giấy chứng sinh']],
  ['Mất ở bệnh viện', ['Giấy báo tử hoặc giấy thay giấy báo tử']],
  [
    'Giấy khai tử do phường',
    ['Giấy chứng tử', 'Giấy khai tử', 'Giấy chứng tử hoặc giấy báo tử', 'Giấy chứng tử, trích lục khai tử hoặc giấy báo tử', 'Giấy chứng tử hoặc trích lục khai tử của mẹ'],
  ],
  ['Ủy ban nhân dân phường, xã nơi thường trú', ['Giấy xác nhận tình trạng hôn nhân']],
  ['Giấy nhà bạn đang có', ['Giấy khai sinh', 'Giấy khai sinh của con', 'Giấy khai sinh của trẻ']],
  ['Chứng thực từ bản chính', ['Bản sao khai sinh của con', 'Bản sao giấy khai sinh hoặc trích lục khai sinh', 'Bản sao giấy chứng nhận kết hôn']],
  ['Bạn tự viết', ['Giấy ủy quyền', 'Giấy ủy quyền cho người đi thay', 'Giấy ủy quyền hợp pháp', 'Giấy ủy quyền có chứng thực', 'Giấy ủy quyền có công chứng, chứng thực']],
  [
    'Giấy bạn đang có. Mất căn cước',
    [
      'Căn cước, hộ chiếu hoặc giấy tờ khác có ảnh, còn hạn',
      'Căn cước, căn cước điện tử, hộ chiếu hoặc giấy đi lại quốc tế còn hạn',
      'Căn cước, chứng minh nhân dân hoặc hộ chiếu còn hạn',
      'Căn cước hoặc chứng minh nhân dân còn hạn',
    ],
  ],
  ['Như giấy xác nhận cư trú', ['Giấy tờ cho biết bạn đang ở đâu']],
  ['Mang bản chính', ['Bản sao có chứng thực của những giấy tờ lẽ ra phải cho xem', 'Bản sao công chứng bằng, chứng chỉ liên quan', 'Bản sao hộ chiếu có chứng thực']],
  ['Cơ quan đại diện Việt Nam ở nước đó', ['Bản đã hợp pháp hóa lãnh sự', 'Bản đã hợp pháp hóa lãnh sự và dịch sang tiếng Việt']],
  ['Phường, xã hoặc văn phòng công chứng, qua người dịch', ['Bản dịch tiếng Việt có công chứng hoặc chứng thực']],
  ['Sổ bạn đang có', ['Sổ bảo hiểm xã hội']],
  ['Bệnh viện, phòng khám được khám sức khỏe cho người lái xe', ['Giấy khám sức khỏe của người lái xe']],
  ['Bệnh viện, phòng khám được khám sức khỏe', ['Giấy khám sức khỏe', 'Giấy khám sức khỏe của con', 'Giấy khám sức khỏe của người nhận']],
  ['Bệnh viện, nơi đã khám chữa bệnh', ['Bản tóm tắt hồ sơ bệnh án', 'Bản tóm tắt hồ sơ bệnh án hoặc giấy ra viện']],
  ['Sổ bạn đang giữ', ['Sổ đỏ (bản gốc)', 'Sổ đỏ đã cấp', 'Sổ đỏ, sổ hồng đã cấp (bản gốc)']],
  ['Sao từ giấy bạn đang có', ['Bản sao giấy đăng ký hộ kinh doanh']],
  ['Ủy ban nhân dân phường, xã', ['Giấy chứng nhận hộ nghèo hoặc cận nghèo', 'Giấy chứng nhận hộ nghèo, cận nghèo', 'Giấy xác nhận hộ nghèo, cận nghèo']],
  ['Ủy ban nhân dân phường, xã', ['Giấy xác nhận khuyết tật', 'Giấy chứng nhận hoặc xác nhận khuyết tật']],
  ['Công an thành phố', ['Phiếu lý lịch tư pháp', 'Phiếu lý lịch tư pháp của người đứng tên']],
  ['Có sau khi khai', ['Giấy nộp lệ phí trước bạ']],
  ['Bưu điện nơi bạn gửi hồ sơ', ['Bản sao phiếu gửi hồ sơ của bưu điện', 'Bản sao phiếu gửi hồ sơ, nhân viên bưu chính và chủ hộ cùng ký']],
  ['Công ty dịch vụ mà bạn thuê', ['Giấy giới thiệu người đến nộp']],
  [
    'Xin mẫu ở nơi nộp',
    [
      'Tờ khai đăng ký khai sinh',
      'Tờ khai CT01 (thay đổi thông tin cư trú)',
      'Tờ khai TK1-TS',
      'Phiếu DC02 (đề nghị giải quyết thủ tục về căn cước)',
      'Đơn đăng ký biến động theo Mẫu số 18',
      'Đơn TK05 (báo mất hộ chiếu phổ thông)',
      'Đề nghị đổi giấy phép lái xe theo mẫu',
      'Giấy khai đăng ký xe (mẫu ĐKX10/79)',
      'Văn bản đề nghị cấp đổi theo Mẫu số 03',
    ],
  ],
];

it('knows where the papers that people meet most come from', () => {
  assert.equal(matching.length, originRules.length);
  for (const [place, [origin, names]] of matching.entries())
    for (const name of names) {
      assert.ok(of(name)?.startsWith(origin), `${name}: ${of(name)}`);
      assert.equal(of(name), originRules[place]?.origin.name, `${name} is not of rule ${place}`);
    }
});

it('is silent of papers whose names only resemble those', () => {
  for (const name of [
    'Giấy chứng sinh hoặc giấy của nước ngoài xác nhận việc sinh và quan hệ mẹ con',
    'Bản sao giấy chứng tử cũ',
    'Bản sao giấy chứng tử hoặc quyết định của Tòa án',
    'Giấy chứng minh đang độc thân do nước mình cấp',
    'Bản sao giấy khai sinh cũ',
    'Bản sao giấy khai sinh hoặc căn cước',
    'Bản sao giấy kết hôn do nước ngoài cấp',
    'Giấy ủy quyền mẫu 13-HSB hoặc hợp đồng ủy quyền',
    'Giấy ủy quyền cho người đại diện tổ',
    'Giấy ủy quyền khai thuế',
    'Giấy ủy quyền lại',
    'Giấy ủy quyền của các thân nhân chính khác',
    'Bản sao giấy ủy quyền cho chủ hộ',
    'Bản sao căn cước còn hạn của người nhờ',
    'Căn cước hoặc giấy xác nhận cư trú',
    'Căn cước hoặc giấy tờ có ảnh của người lĩnh hộ',
    'Căn cước, hoặc VNeID mức 2 có thẻ bảo hiểm y tế',
    'Thẻ căn cước cũ',
    'Hộ chiếu',
    'Bản sao có chứng thực giấy nuôi con nuôi do nước ngoài cấp',
    'Bản dịch bằng lái ra tiếng Việt',
    'Giấy khám bệnh nghề nghiệp',
    'Các sổ bảo hiểm xã hội muốn gộp',
    'Sổ đỏ của chủ cũ (bản gốc)',
    'Sổ đỏ hoặc giấy tờ đất hợp pháp khác',
    'Phiếu xác nhận thiếu thuốc, thiết bị',
    'Giấy giới thiệu của đơn vị',
    'Giấy giới thiệu di chuyển của nơi cũ',
    'Giấy xác nhận hoàn thành thực hành (mẫu 07)',
    'Giấy xác nhận theo mẫu số 41',
    'Bản vẽ tách thửa, hợp thửa theo Mẫu số 22',
    'Tờ khai điện tử mẫu 02-TK',
    'Giấy khai đăng ký xe điện tử (mẫu ĐKX10/79)',
    'Giấy khai thu hồi (mẫu ĐKX11) điền trên mạng',
    'Tờ khai M01 (công dân Việt Nam) hoặc M02 (người nước ngoài)',
    'Tờ khai của nơi làm việc kèm danh sách',
    'Đơn khởi kiện',
    'Đơn tố cáo',
  ])
    assert.equal(of(name), undefined, name);
});

it('leaves alone what a record says itself, in its field or in its note', () => {
  const obtainedFrom = { name: 'Nơi làm việc lập', rule: 'Cổng Dịch vụ công quốc gia' };
  assert.equal(originOf({ name: 'Giấy chứng sinh', originals: 1, copies: 0, obtainedFrom }), obtainedFrom);
  for (const [name, note] of [
    ['Giấy xác nhận tình trạng hôn nhân', 'Cơ quan đại diện Việt Nam ở nước ngoài cấp.'],
    ['Tờ khai của thân nhân', 'Mẫu lấy ở cơ quan bảo hiểm xã hội.'],
    ['Tờ khai đăng ký khai tử', 'Cán bộ mang mẫu đến. Bạn không biết chữ thì cán bộ ghi giúp và đọc lại.'],
    ['Phiếu lý lịch tư pháp', 'Việt Nam hoặc nước ngoài cấp, không quá 6 tháng.'],
  ] as const)
    assert.equal(of(name, note), undefined, name);
  // The day on which a card was issued is nobody who issues it.
  assert.ok(of('Căn cước, hộ chiếu hoặc giấy tờ khác có ảnh, còn hạn', 'Có căn cước hoặc hộ chiếu thì chỉ cần cho biết số và ngày cấp.'));
});

it('is silent of a name that is a sentence about several papers', () => {
  assert.ok(of('Bản sao có chứng thực giấy phép hoặc quyết định thành lập'));
  assert.equal(of(`Bản sao có chứng thực giấy phép hoặc quyết định thành lập${', hoặc giấy tờ khác theo quy định'.repeat(3)}`), undefined);
});

it('leads only to services of the starter catalogue, and says who says so', () => {
  const codes = new Set(hanoiRecords().map(({ code }) => code));
  for (const { origin } of originRules) {
    assert.ok(origin.code === undefined || codes.has(origin.code), origin.code);
    assert.match(origin.rule, /\d\/\d{4}\/|Thủ tục \d\.\d{6}/);
    assert.ok(origin.nameEn, origin.name);
  }
});

it('prints of how many papers of the starter catalogue an origin is known', (t) => {
  const papers = hanoiRecords().flatMap((record) => record.papers.flatMap((group) => group.papers));
  const known = papers.filter(({ obtainedFrom }) => obtainedFrom).length;
  t.diagnostic(`origins: ${known} of ${papers.length} papers`);
  assert.ok(known >= 530, `${known}`);
});
