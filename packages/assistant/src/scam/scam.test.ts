import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scam } from './scam.ts';

const frauds: readonly (readonly [string, string])[] = [
  ['Cô đọc giúp cháu mã OTP vừa gửi về máy', 'asksForCode'],
  ['co doc giup chau ma otp vua gui ve may', 'asksForCode'],
  ['Tải file dinhdanh.apk rồi bật quyền trợ năng', 'strangeApp'],
  ['http://192.0.2.7/dinhdanh.apk', 'strangeApp'],
  ['đăng nhập dichvucong.gov.vn.example.top để nhận tiền', 'lookalikeAddress'],
  ['https://dichvucong.gov.vn@192.0.2.10/login', 'lookalikeAddress'],
  ['https://dichvucong.gov.vn@example.top/login', 'lookalikeAddress'],
  ['https://dichvucong.gоv.vn/', 'lookalikeAddress'],
  ['vneid-capnhat.example.com', 'lookalikeAddress'],
  ['Công an đây, chuyển hết tiền vào tài khoản an toàn để chứng minh trong sạch', 'posesAsOfficial'],
  ['Làm căn cước lấy ngay không cần ra công an, chuyển khoản cọc 300k', 'prepayment'],
  ['Điện nhà bạn sẽ bị cắt, thanh toán ngay qua link này', 'threat'],
  ['Đầu tư sàn này cam kết lãi 3%/ngày', 'easyMoney'],
];
for (const [message, reason] of frauds) {
  it(`takes "${message}" for a fraud (${reason})`, () => {
    const { level, reasons } = scam(message);
    assert.equal(level, 'likely');
    assert.ok(
      reasons.some((each) => each === reason),
      reasons.join(),
    );
  });
}

const harmless = [
  'https://dichvucong.gov.vn/p/home/dvc-trang-chu.html',
  'https://dichvucong.hanoi.gov.vn',
  'https://bit.ly/abc123',
  'Công an phường hẹn tôi sáng mai ra trụ sở làm căn cước, cần mang giấy tờ gì',
  'Tôi không nhận được OTP khi đăng nhập Cổng dịch vụ công quốc gia',
  'Mã OTP của quý khách là 123456. Tuyệt đối không cung cấp mã này cho bất kỳ ai',
  'Nộp lệ phí khai sinh bằng chuyển khoản được không',
  'Lệnh tạm giữ xe máy thì nộp phạt ở đâu',
];
for (const message of harmless) it(`recognises nothing in "${message}"`, () => assert.deepEqual(scam(message), { level: 'none', reasons: [] }));

const corpora = process.env['MOTCUA_CORPORA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const messages = `${corpora}/assistant/scam-dev.jsonl`;

it('tells most frauds of a corpus from what is harmless', { skip: !existsSync(messages) && `${messages} is not there` }, (t) => {
  const counted = { frauds: 0, found: 0, harmless: 0, flagged: 0 };
  for (const line of readFileSync(messages, 'utf8').split('\n').filter(Boolean)) {
    const { text, label }: { text: string; label: string } = JSON.parse(line);
    const isFlagged = scam(text).level !== 'none';
    if (label === 'scam') {
      counted.frauds += 1;
      counted.found += isFlagged ? 1 : 0;
    } else {
      counted.harmless += 1;
      counted.flagged += isFlagged ? 1 : 0;
    }
  }
  t.diagnostic(JSON.stringify(counted));
  assert.ok(counted.frauds > 30 && counted.harmless > 30, 'an empty corpus proves nothing');
  assert.ok(counted.found / counted.frauds >= 0.85);
  assert.ok(counted.flagged / counted.harmless <= 0.02);
});
