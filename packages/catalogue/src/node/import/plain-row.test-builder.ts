/** An invented row of a public copy, without anything doubtful. */
export const plainRow = {
  code: '9.000001',
  name: 'Thủ tục cấp giấy phép trồng cây',
  level: ['xã'],
  scope: 'national',
  authority: 'Ủy ban nhân dân cấp xã',
  timeLimit: ['5 ngày'],
  fee: [{ text: '8.000 đồng', amountVnd: 8000, note: '' }],
  steps: ['Nộp đơn'],
  sourceUrl: 'https://cong.example/1',
  fetchedDate: '2026-07-17',
};
