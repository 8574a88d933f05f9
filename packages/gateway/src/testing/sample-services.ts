import type { PublicService } from '@motcua/contract/services';

const place = 'VN-HN';

/** What most invented services have alike; each says only what sets it apart. */
function invented(service: Pick<PublicService, 'code' | 'name'> & Partial<PublicService>, asOf: string): PublicService {
  return {
    aliases: [],
    governmentLevels: ['commune'],
    jurisdiction: place,
    audiences: ['citizen'],
    lifeEvents: [],
    onlineLevel: 'unknown',
    channels: [{ kind: 'counter' }],
    timeLimits: [{ kind: 'unknown' }],
    fees: [{ kind: 'unknown' }],
    exemptions: [],
    papers: [],
    steps: [],
    results: [],
    legalBasis: [],
    answers: [],
    related: [],
    replaces: [],
    source: { name: 'Cổng dịch vụ mẫu (dữ liệu bịa)', url: `https://cong-mau.example/thu-tuc/${service.code}`, asOf },
    ...service,
  };
}

/** A day so long ago that every reader must be told. */
const staleDay = '2025-01-15';

/**
 * Invented services that are hard on an element: every kind of fee and time limit, siblings that need a question,
 * a superseded code, very long words, a record older than 90 days. Codes begin with 9, which no real one does.
 */
export function sampleServices(today: string): readonly PublicService[] {
  return [
    invented(
      {
        code: '9.000001',
        name: 'Đăng ký khai sinh',
        plainName: 'Làm giấy khai sinh cho con',
        nameEn: 'Birth registration',
        summary: 'Ghi tên bé vào sổ hộ tịch và nhận giấy khai sinh lần đầu.',
        distinction: 'Bé mới sinh, chưa từng có giấy khai sinh',
        aliases: ['con mới đẻ', 'giấy khai sinh cho bé'],
        sector: 'Hộ tịch',
        authority: 'Ủy ban nhân dân phường, xã nơi cha hoặc mẹ ở',
        onlineLevel: 'full',
        channels: [{ kind: 'counter' }, { kind: 'online', url: 'https://cong-mau.example/nop-ho-so/9.000001' }, { kind: 'post' }],
        timeLimits: [{ kind: 'known', amount: 1, unit: 'workingDay', condition: 'Nộp sau 15 giờ thì nhận vào ngày làm việc kế tiếp.' }],
        fees: [
          { kind: 'free', rule: 'Quy định mẫu 01: khai trong 60 ngày đầu không phải trả tiền.', condition: 'Bé chưa quá 60 ngày tuổi' },
          { kind: 'amount', feeVnd: 8000, unit: 'lần', condition: 'Bé đã quá 60 ngày tuổi' },
        ],
        exemptions: ['Người có công với cách mạng', 'Hộ nghèo'],
        papers: [
          {
            papers: [
              { name: 'Giấy chứng sinh', originals: 1, copies: 0, obtainedFrom: { name: 'Bệnh viện nơi sinh', nameEn: 'The hospital of birth', rule: 'Quy định mẫu 05' } },
              { name: 'Tờ khai đăng ký khai sinh', originals: 1, copies: 0, note: 'Lấy ở quầy một cửa, không mất tiền.' },
              { name: 'Căn cước của người đi khai', originals: 0, copies: 0, note: 'Chỉ cần cho xem.' },
            ],
          },
          { situation: 'Cha mẹ đã kết hôn', papers: [{ name: 'Giấy chứng nhận kết hôn', originals: 0, copies: 1 }] },
          { situation: 'Nhờ người khác đi thay', papers: [{ name: 'Giấy ủy quyền', originals: 1, copies: 0, note: 'Ông bà, cha mẹ, anh chị em thì không cần chứng thực.' }] },
        ],
        steps: [{ title: 'Chuẩn bị giấy tờ' }, { title: 'Nộp ở quầy một cửa hoặc qua mạng', text: 'Xin phiếu hẹn ghi ngày trả.' }, { title: 'Nhận giấy khai sinh' }],
        applicants: 'Cha, mẹ, ông, bà hoặc người thân đang nuôi bé.',
        standIn: { kind: 'authorised', proof: 'Nhờ người khác đi thay: Giấy ủy quyền. Ông bà, cha mẹ, anh chị em thì không cần chứng thực.' },
        results: ['Giấy khai sinh (bản chính)'],
        answers: [{ question: 'Chưa đặt được tên cho bé thì sao?', answer: 'Bạn đặt tên rồi mới nộp; có 60 ngày từ ngày sinh.' }],
        legalBasis: ['Luật mẫu số 00/0000/QH00'],
        related: ['9.000004'],
        replaces: ['9.100001'],
      },
      today,
    ),
    invented(
      {
        code: '9.000002',
        name: 'Đăng ký lại khai sinh',
        plainName: 'Làm lại giấy khai sinh đã mất',
        distinction: 'Mất bản chính, sổ gốc cũng không còn',
        aliases: ['mất giấy khai sinh'],
        sector: 'Hộ tịch',
        timeLimits: [
          { kind: 'known', amount: 5, unit: 'workingDay' },
          { kind: 'known', amount: 25, unit: 'calendarDay', condition: 'Phải hỏi lại nơi khác' },
        ],
        fees: [{ kind: 'amount', feeVnd: 8000, rule: 'Quy định mẫu 02' }],
        papers: [{ papers: [{ name: 'Giấy tờ cũ có ghi ngày sinh', originals: 0, copies: 1 }] }],
        results: ['Giấy khai sinh (cấp lại)'],
      },
      today,
    ),
    invented(
      {
        code: '9.000003',
        name: 'Đăng ký khai sinh có yếu tố nước ngoài',
        plainName: 'Khai sinh cho bé có cha hoặc mẹ là người nước ngoài',
        distinction: 'Cha hoặc mẹ là người nước ngoài',
        sector: 'Hộ tịch',
        audiences: ['citizen', 'foreigner'],
        timeLimits: [{ kind: 'known', amount: 3, unit: 'workingDay' }],
        fees: [{ kind: 'amount', feeVnd: 75_000 }],
        results: ['Giấy khai sinh'],
      },
      today,
    ),
    invented(
      {
        code: '9.000004',
        name: 'Chứng thực bản sao từ bản chính',
        plainName: 'Sao y giấy tờ có đóng dấu',
        aliases: ['sao y công chứng', 'photo công chứng'],
        sector: 'Chứng thực',
        onlineLevel: 'partial',
        channels: [{ kind: 'counter' }, { kind: 'online', url: 'https://cong-mau.example/nop-ho-so/9.000004', note: 'Vẫn phải mang bản chính đến quầy.' }],
        timeLimits: [{ kind: 'known', amount: 4, unit: 'hour', condition: 'Dưới 20 trang' }],
        fees: [
          { kind: 'amount', feeVnd: 2000, unit: 'trang', condition: 'Hai trang đầu' },
          { kind: 'amount', feeVnd: 1000, unit: 'trang', condition: 'Từ trang thứ ba' },
        ],
        papers: [
          {
            papers: [
              { name: 'Bản chính', originals: 0, copies: 0 },
              { name: 'Bản chụp', originals: 0, copies: 2 },
            ],
          },
        ],
        results: ['Bản sao có chứng thực'],
      },
      today,
    ),
    invented(
      {
        code: '9.000005',
        name: 'Cấp giấy xác nhận tình trạng hôn nhân',
        plainName: 'Giấy xác nhận độc thân',
        aliases: ['giấy độc thân'],
        sector: 'Hộ tịch',
        timeLimits: [{ kind: 'known', amount: 3, unit: 'workingDay' }],
        fees: [{ kind: 'unknown', note: 'Mỗi địa phương thu một mức, nơi công bố chưa ghi.' }],
        results: ['Giấy xác nhận tình trạng hôn nhân'],
      },
      today,
    ),
    invented(
      {
        code: '9.000006',
        name: 'Cấp phép dùng tạm vỉa hè để tổ chức đám hiếu, đám hỷ',
        plainName: 'Xin dùng tạm vỉa hè',
        sector: 'Giao thông',
        timeLimits: [{ kind: 'unknown', note: 'Hãy hỏi quầy một cửa trước ngày tổ chức.' }],
        fees: [{ kind: 'free', rule: 'Quy định mẫu 03: việc hiếu, việc hỷ không thu tiền.' }],
        results: ['Văn bản cho phép'],
      },
      today,
    ),
    invented(
      {
        code: '9.000007',
        name: 'Thẩm định, phê duyệt và cấp giấy xác nhận hoàn thành nghĩa vụ bảo đảm an toàn phòng cháy, chữa cháy và cứu nạn, cứu hộ đối với cơ sở kinh doanh dịch vụ lưu trú quy mô hộ gia đình nằm trong khu dân cư có đường vào hẹp hơn hai mét',
        nameEn: 'Fire-safety-and-rescue-obligation-completion-certificate for household-scale accommodation',
        summary: 'Dành cho nhà nghỉ, nhà trọ trong ngõ hẹp.',
        sector: 'Phòng cháy, chữa cháy và cứu nạn, cứu hộ',
        governmentLevels: ['commune', 'province'],
        audiences: ['business', 'citizen'],
        timeLimits: [{ kind: 'known', amount: 15, unit: 'workingDay' }],
        fees: [{ kind: 'amount', feeVnd: 12_500_000, condition: 'Từ 500 mét vuông sàn trở lên' }],
        papers: [{ papers: [{ name: 'Bản-vẽ-mặt-bằng-có-đóng-dấu-của-đơn-vị-thiết-kế-và-chữ-ký-của-chủ-cơ-sở', originals: 2, copies: 3 }] }],
        results: ['Giấy xác nhận'],
      },
      today,
    ),
    invented(
      {
        code: '9.000008',
        name: 'Đăng ký nuôi chó, mèo',
        plainName: 'Khai báo nuôi chó mèo',
        sector: 'Chăn nuôi',
        timeLimits: [{ kind: 'known', amount: 2, unit: 'workingDay' }],
        fees: [{ kind: 'free', rule: 'Quy định mẫu 04: khai báo vật nuôi không thu tiền.' }],
        results: ['Sổ theo dõi vật nuôi'],
      },
      staleDay,
    ),
  ];
}
