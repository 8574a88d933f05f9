import type { Guide } from '@motcua/contract/services';

/** Invented guides that are hard on an element: situations, steps without a service, words in one language only, very long words. */
export function sampleGuides(today: string): Guide[] {
  const source = { name: 'Cổng dịch vụ mẫu (dữ liệu bịa)', url: 'https://cong-mau.example/su-kien', asOf: today };
  return [
    {
      event: 'birth',
      title: 'Sinh con',
      titleEn: 'Having a child',
      summary: 'Từ giấy chứng sinh đến giấy khai sinh của bé.',
      summaryEn: 'From the hospital to the birth certificate.',
      stages: [
        {
          title: 'Trước khi rời bệnh viện',
          titleEn: 'Before you leave the hospital',
          steps: [{ title: 'Lấy giấy chứng sinh', titleEn: 'Get the proof of birth', note: 'Hỏi bệnh viện nơi sinh.', noteEn: 'Ask the hospital.' }],
        },
        {
          title: 'Trong 60 ngày đầu',
          titleEn: 'Within the first 60 days',
          steps: [
            { code: '9.000001', title: 'Làm giấy khai sinh cho con', titleEn: 'Register the birth', note: 'Mang theo giấy chứng sinh.', noteEn: 'Bring the proof of birth.' },
            {
              code: '9.000003',
              title: 'Khai sinh ở nơi có thẩm quyền với người nước ngoài',
              titleEn: 'Register with a foreign parent',
              situation: 'Cha hoặc mẹ là người nước ngoài',
              situationEn: 'A parent is a foreigner',
            },
          ],
        },
        {
          title: 'Có thể làm sau',
          titleEn: 'Can wait',
          steps: [{ code: '9.000004', title: 'Sao y giấy khai sinh', titleEn: 'Get certified copies', note: 'Làm vài bản một lần để khỏi đi lại.', isOptional: true }],
        },
      ],
      source,
    },
    {
      event: 'marriage',
      title: 'Kết hôn',
      summary: 'Một buổi, hai người cùng đi.',
      stages: [
        {
          title: 'Trước ngày đăng ký',
          steps: [
            { code: '9.000005', title: 'Xin giấy xác nhận độc thân', situation: 'Bạn đăng ký ở nơi khác nơi thường trú' },
            { title: 'Hẹn ngày', note: 'Gọi quầy một cửa.' },
          ],
        },
      ],
      source,
    },
    {
      event: 'lostPapers',
      title: 'Mất giấy tờ',
      titleEn: 'Losing papers',
      summary: 'Báo mất trước, làm lại sau.',
      summaryEn: 'Report first, replace afterwards.',
      stages: [{ title: 'Làm lại', titleEn: 'Replace', steps: [{ code: '9.000002', title: 'Làm lại giấy khai sinh đã mất', titleEn: 'Replace a birth certificate' }] }],
      source,
    },
    {
      event: 'business',
      title: 'Mở nhà nghỉ trong ngõ hẹp có đường-vào-hẹp-hơn-hai-mét-và-không-có-chỗ-quay-xe',
      summary: 'Xin giấy phòng cháy rồi mới đón khách.',
      stages: [{ title: 'Trước khi mở', steps: [{ code: '9.000007', title: 'Xin giấy xác nhận phòng cháy' }] }],
      source,
    },
    {
      event: 'bereavement',
      title: 'Người thân qua đời',
      titleEn: 'Death of a relative',
      summary: 'Những việc cần làm ngay, và những việc có thể để sau.',
      summaryEn: 'What to do at once, and what can wait.',
      stages: [
        {
          title: 'Những ngày đầu',
          titleEn: 'The first days',
          steps: [{ code: '9.000006', title: 'Xin dùng tạm vỉa hè', titleEn: 'Use the pavement for a while', isOptional: true }],
        },
      ],
      source,
    },
  ];
}
