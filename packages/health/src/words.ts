import type { HealthCode } from '@motcua/contract/health';

// Our own words for frequent codes, so that a line with a bare code still says something. They are no translation of a
// terminology's texts, which are licensed: short, as one would tell a neighbour.

const snomed = `
38341003 59621000=Tăng huyết áp
44054006=Đái tháo đường típ 2
195967001=Hen phế quản
22298006=Nhồi máu cơ tim
91936005=Dị ứng penicillin
91935009=Dị ứng đậu phộng
247472004=Nổi mề đay
39579001=Phản vệ
271807003=Phát ban
24484000=Nặng
6736007=Vừa
255604002=Nhẹ
26643006=Uống`;

const loinc = `
85354-9=Huyết áp
8480-6=Huyết áp tối đa
8462-4=Huyết áp tối thiểu
8867-4=Nhịp tim
8310-5=Nhiệt độ
8302-2=Chiều cao
29463-7=Cân nặng
882-1=Nhóm máu
4548-4=HbA1c
2345-7=Đường huyết`;

/** Codes of FHIR's own systems that say how bad, how sure, or why not. */
const fhir = `
low=Thấp
high=Cao
mild=Nhẹ
moderate=Vừa
severe=Nặng
food=Thức ăn
medication=Thuốc
environment=Môi trường
active=Đang có
inactive=Không còn
resolved=Đã khỏi
unconfirmed=Chưa xác nhận
provisional=Tạm thời
unknown unable-to-assess=Không rõ
asked-unknown=Đã hỏi, không rõ
not-asked=Chưa hỏi
not-performed=Không thực hiện`;

function table(lines: string): ReadonlyMap<string, string> {
  return new Map(
    lines
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [codes = '', word = ''] = line.split('=');
        return codes.split(' ').map((code): [string, string] => [code, word]);
      }),
  );
}

const bySystem: readonly (readonly [RegExp, ReadonlyMap<string, string>])[] = [
  [/^http:\/\/snomed\.info\/sct/, table(snomed)],
  [/^http:\/\/loinc\.org/, table(loinc)],
  [/^https?:\/\/(terminology\.)?hl7\.org\//, table(fhir)],
];

/** Our word for a code, where we have one. */
export function wordOf({ system = '', code }: HealthCode): string | undefined {
  return bySystem.find(([pattern]) => pattern.test(system))?.[1].get(code);
}

/** Our word for a code of FHIR itself, which often stands without its system. */
export function fhirWord(code: string | undefined): string | undefined {
  return code === undefined ? undefined : wordOf({ system: 'http://hl7.org/', code });
}
