import type { Guide, PublicService } from '@motcua/contract/services';
import { hanoiRecords } from './hanoi.ts';

/** Twenty services of the starter catalogue, so that what is tested of one file or of every byte does not take minutes. */
export function fewRecords(): PublicService[] {
  const codes = new Set(
    '1.000656 1.000894 1.001193 1.001612 1.001699 1.003197 1.004194 1.004222 1.004859 1.004873 1.004884 1.010038 1.013831 1.014027 1.014061 1.014064 2.000635 2.000815 2.000884 2.000986'.split(
      ' ',
    ),
  );
  return hanoiRecords().filter(({ code }) => codes.has(code));
}

/** Two guides through those services, with a step that leads to none of them. */
export function fewGuides(): Guide[] {
  const birth: Guide = {
    event: 'birth',
    title: 'Sinh con',
    summary: 'Làm giấy khai sinh trước.',
    stages: [
      { title: 'Trước hết', steps: [{ title: 'Lấy giấy chứng sinh', note: 'Hỏi bệnh viện.' }] },
      {
        title: 'Sau đó',
        steps: [
          { code: '1.001193', title: 'Khai sinh', isOptional: false },
          { code: '1.004222', title: 'Nhập hộ khẩu', situation: 'Bé ở cùng mẹ', isOptional: true },
        ],
      },
    ],
    source: { name: 'Phường Cây Xanh', url: 'https://phuong.example.gov.vn/', asOf: '2026-07-17' },
  };
  return [birth, { ...birth, event: 'moving', title: 'Chuyển nhà' }];
}
