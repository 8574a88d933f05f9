import type { Paper, PaperOrigin } from '@motcua/contract/services';

/** Where papers with certain names come from. */
export interface OriginRule {
  readonly papers: RegExp;
  /** Names and notes with which it does not hold after all. */
  readonly except?: RegExp;
  readonly origin: PaperOrigin;
}

/** What issues a paper is a service of the National Public Service Portal: that page is the source. */
function issuedBy(code: string, name: string, nameEn: string): PaperOrigin {
  return { name, nameEn, rule: `Thủ tục ${code}, Cổng Dịch vụ công quốc gia`, code };
}

const businessPapers = 'Thủ tục 1.001612, Cổng Dịch vụ công quốc gia';
const abroad = /nước ngoài|nước mình|nước đó/iu;
const form = '(?:mẫu|Mẫu)';

/**
 * Curated by kind of paper; the first that holds counts. Names are matched from their beginning to their end: a longer name is another
 * paper. Every rule is tried in `paper-origins.test.ts` on names that it must and must not match.
 */
export const originRules: readonly OriginRule[] = [
  {
    papers: /^Giấy chứng sinh$/iu,
    origin: { name: 'Bệnh viện, trạm y tế nơi bé sinh ra', nameEn: 'The hospital or health station where the child was born', rule: 'Thông tư số 17/2012/TT-BYT' },
  },
  {
    papers: /^Giấy báo tử hoặc giấy thay giấy báo tử$/iu,
    except: abroad,
    origin: {
      name: 'Mất ở bệnh viện thì bệnh viện cấp. Mất vì tai nạn hoặc đột ngột thì lấy giấy của công an. Còn lại thì phường, xã nơi mất cấp',
      nameEn: 'The hospital; after an accident or a sudden death, the police; otherwise the ward or commune where the person died',
      rule: 'Nghị định số 123/2015/NĐ-CP, Điều 4',
    },
  },
  {
    papers: /^(?:Giấy chứng tử|Giấy khai tử|Trích lục khai tử)(?:,? (?:trích lục khai tử )?hoặc (?:giấy báo tử|trích lục khai tử của mẹ))?$/iu,
    except: abroad,
    origin: issuedBy('1.000656', 'Giấy khai tử do phường, xã cấp khi khai tử', 'The ward or commune where the death is registered'),
  },
  {
    papers: /^Giấy xác nhận (?:tình trạng hôn nhân|độc thân)$/iu,
    except: abroad,
    origin: issuedBy('1.004873', 'Ủy ban nhân dân phường, xã nơi thường trú', 'The ward or commune of permanent residence'),
  },
  {
    papers: /^(?:Bản chính )?Giấy khai sinh(?: của (?:con|trẻ|bé))?$/iu,
    except: abroad,
    origin: issuedBy('2.000635', 'Giấy nhà bạn đang có. Mất thì xin bản sao ở phường, xã', 'You have it at home; if lost, ask the ward or commune for a copy'),
  },
  {
    papers: /^Bản sao (?:giấy )?(?:khai sinh(?: của con)?(?: hoặc trích lục khai sinh)?|(?:chứng nhận|đăng ký) kết hôn)$/iu,
    except: abroad,
    origin: issuedBy('2.000635', 'Chứng thực từ bản chính, hoặc xin bản sao ở phường, xã', 'Have the original certified as a copy, or ask the ward or commune for one'),
  },
  {
    papers: /^Giấy ủy quyền(?: cho người đi thay| hợp pháp| có (?:công chứng, )?chứng thực)?$/iu,
    origin: {
      name: 'Bạn tự viết. Cần chứng thực thì ký trước mặt cán bộ ở phường, xã hoặc văn phòng công chứng',
      nameEn: 'You write it; where it must be certified, sign it before an official of a ward, a commune or a notary office',
      rule: 'Nghị định số 23/2015/NĐ-CP, Điều 24',
      code: '2.000884',
    },
  },
  {
    papers:
      /^(?:Căn cước|Thẻ căn cước)(?:,? (?:hộ chiếu|căn cước điện tử|chứng minh nhân dân|hộ chiếu,)+)*,?(?: hộ chiếu)?(?: hoặc (?:giấy tờ khác có ảnh|giấy đi lại quốc tế|hộ chiếu|chứng minh nhân dân))?,?(?: còn hạn)?$/iu,
    except: abroad,
    origin: issuedBy(
      '1.014064',
      'Giấy bạn đang có. Mất căn cước thì xin cấp lại ở công an phường, xã',
      'You have it; a lost identity card is replaced by the ward or commune police',
    ),
  },
  {
    papers: /^Giấy tờ cho biết bạn đang ở đâu$/iu,
    origin: issuedBy('1.010041', 'Như giấy xác nhận cư trú, xin ở công an phường, xã', 'Such as a certificate of residence, from the ward or commune police'),
  },
  {
    papers: /^Bản sao (?:có )?(?:công chứng|chứng thực) .+$|^Bản sao hộ chiếu có chứng thực$/iu,
    except: /nước ngoài|xuất khẩu|dịch|không có chứng thực/iu,
    origin: issuedBy('2.000815', 'Mang bản chính đến phường, xã hoặc văn phòng công chứng', 'Take the original to a ward, a commune or a notary office'),
  },
  {
    papers: /^Bản đã hợp pháp hóa lãnh sự(?: và dịch sang tiếng Việt)?$/iu,
    origin: {
      name: 'Cơ quan đại diện Việt Nam ở nước đó, hoặc ở trong nước là Cục Lãnh sự, Bộ Ngoại giao',
      nameEn: 'The Vietnamese mission in that country, or in Vietnam the Consular Department, Ministry of Foreign Affairs',
      rule: 'Nghị định số 111/2011/NĐ-CP, Điều 5',
    },
  },
  {
    papers: /^Bản dịch tiếng Việt có công chứng hoặc chứng thực$/iu,
    origin: issuedBy('2.000992', 'Phường, xã hoặc văn phòng công chứng, qua người dịch cộng tác', 'A ward, a commune or a notary office, through its translator'),
  },
  {
    papers: /^Sổ bảo hiểm xã hội$/iu,
    origin: issuedBy('1.002759', 'Sổ bạn đang có. Mất thì xin cấp lại ở cơ quan bảo hiểm xã hội', 'You have it; a lost one is replaced by the social insurance office'),
  },
  {
    papers: /^Giấy khám sức khỏe của người lái xe$/iu,
    origin: {
      name: 'Bệnh viện, phòng khám được khám sức khỏe cho người lái xe',
      nameEn: 'A hospital or clinic that may examine drivers',
      rule: 'Thông tư số 36/2024/TT-BYT',
    },
  },
  {
    papers: /^Giấy khám sức khỏe(?: của (?:con|người nhận))?$/iu,
    origin: { name: 'Bệnh viện, phòng khám được khám sức khỏe', nameEn: 'A hospital or clinic that may examine health', rule: 'Thông tư số 32/2023/TT-BYT' },
  },
  {
    papers: /^(?:Bản tóm|Tóm) tắt hồ sơ bệnh án(?: có ghi số ngày nghỉ sau khi nằm viện| hoặc giấy ra viện(?: (?:của mẹ )?ghi việc con mất)?)?$/iu,
    origin: issuedBy('1.014128', 'Bệnh viện, nơi đã khám chữa bệnh', 'The hospital where you were treated'),
  },
  {
    papers: /^(?:Sổ đỏ|Sổ đỏ, sổ hồng)(?: đã cấp)?(?: \(bản gốc\))?$/iu,
    origin: issuedBy('1.012786', 'Sổ bạn đang giữ. Mất thì xin cấp lại ở Văn phòng đăng ký đất đai', 'You keep it; a lost one is replaced by the land registration office'),
  },
  {
    papers: /^Bản sao giấy đăng ký hộ kinh doanh$/iu,
    origin: issuedBy('2.000575', 'Sao từ giấy bạn đang có. Mất thì xin cấp lại ở phường, xã', 'Copy the one you have; a lost one is replaced by the ward or commune'),
  },
  {
    papers: /^Giấy (?:chứng nhận|xác nhận) hộ nghèo(?: hoặc|,) (?:hộ )?cận nghèo$/iu,
    origin: issuedBy('1.011607', 'Ủy ban nhân dân phường, xã', 'The ward or commune'),
  },
  {
    papers: /^Giấy (?:chứng nhận hoặc )?xác nhận khuyết tật$/iu,
    origin: issuedBy('1.001699', 'Ủy ban nhân dân phường, xã', 'The ward or commune'),
  },
  {
    papers: /^Phiếu lý lịch tư pháp(?: của người đứng tên)?$/iu,
    except: abroad,
    origin: issuedBy('3.000333', 'Công an thành phố', 'The city police'),
  },
  {
    papers: /^Giấy nộp lệ phí trước bạ$/iu,
    origin: issuedBy('1.007700', 'Có sau khi khai với cơ quan thuế và nộp tiền', 'You get it after declaring at the tax office and paying'),
  },
  {
    papers: /^Bản sao phiếu gửi hồ sơ của bưu điện$|^Bản sao phiếu gửi hồ sơ, nhân viên bưu chính và chủ hộ cùng ký$|^Bản sao phiếu gửi hồ sơ có chữ ký hai bên$/iu,
    origin: { name: 'Bưu điện nơi bạn gửi hồ sơ', nameEn: 'The post office where you hand in the papers', rule: businessPapers },
  },
  {
    papers: /^Giấy giới thiệu người đến nộp$/iu,
    origin: { name: 'Công ty dịch vụ mà bạn thuê', nameEn: 'The firm that you hired', rule: businessPapers },
  },
  {
    // A form to be filled in by whoever applies; not what an office or an employer fills in, nor what is filled in online only.
    papers: new RegExp(
      `^(?:Tờ khai (?!điện tử).+|(?:Phiếu (?:DC|CC|TK)\\d\\d|Đơn TK\\d\\d) .+|(?:Đơn|Đề nghị|Phiếu (?:đề nghị|yêu cầu)|Giấy (?:đề nghị|khai)|Bản khai|Văn bản (?:đề nghị|yêu cầu)) (?!.*điện tử).*${form} ?.*)$`,
      'u',
    ),
    except: /điện tử 06|trên mạng|M01|của nơi làm việc/u,
    origin: {
      name: 'Xin mẫu ở nơi nộp, hoặc xem trang của thủ tục này trên Cổng Dịch vụ công quốc gia',
      nameEn: 'Ask for the form where you hand it in, or look at the page of this service on the National Public Service Portal',
      rule: 'Nghị định số 63/2010/NĐ-CP',
    },
  },
];

/** A note that says itself who gives the paper, or where the form lies: a rule could only contradict it. */
const saysItself = /(?:^|[.;:,] ?|\p{L} )(?<!ngày )(?:cấp|lập)(?:[.,;]|$| cùng)|[Hh]ỏi (?:mẫu|ở |nơi)|lấy ở|mang mẫu/u;

/** A longer name is a sentence about several papers. */
const longestName = 120;

/** Where a paper comes from: what its record says, else what is known of its kind. */
export function originOf({ name, note = '', obtainedFrom }: Paper): PaperOrigin | undefined {
  if (obtainedFrom || name.length > longestName || saysItself.test(note)) return obtainedFrom;
  return originRules.find(({ papers, except }) => papers.test(name) && !except?.test(`${name}. ${note}`))?.origin;
}
