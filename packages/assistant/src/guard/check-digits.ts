/** Weights of a tax code's first nine digits; the tenth is 10 less their weighted sum modulo 11 (Circular 86/2024/TT-BTC keeps the structure). */
const taxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Whether ten digits end with the check digit of a tax code (mã số thuế). */
export function isTaxCode(digits: string): boolean {
  const sum = taxWeights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits.length === 10 && 10 - (sum % 11) === Number(digits[9]);
}

/** Whether digits end with the check digit of a payment card (ISO/IEC 7812-1, annex B). */
export function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1) {
    const digit = Number(digits[digits.length - 1 - back]);
    const doubled = digit * 2;
    sum += back % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Codes of the places of birth registration in personal identity numbers (Circular 07/2016/TT-BCA, annex I). */
const provinces = new Set(
  '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'.split(
    ' ',
  ),
);

/** Whether twelve digits are built like a personal identity number: place, then century and sex (Decree 137/2015/NĐ-CP, article 13). */
export function isIdentityNumber(digits: string): boolean {
  return digits.length === 12 && provinces.has(digits.slice(0, 3)) && Number(digits[3]) <= 3;
}
