import type { PersonalKind } from '@motcua/contract/assistant';
import { isCardNumber, isIdentityNumber, isTaxCode } from './check-digits.ts';

/** What stands around some digits. */
export interface Surroundings {
  readonly label: PersonalKind | undefined;
  readonly isBesideBank: boolean;
  /** A plus sign stands before them: a telephone number with its country (ITU-T E.164). */
  readonly isInternational: boolean;
}

const mobile = /^(?:0|84|0084)[35789]\d{8}$/;
const landline = /^(?:0|84)2\d{8,9}$/;
/** Before 2018 mobile numbers had eleven digits; they are still in people's papers. */
const formerMobile = /^01[2689]\d{8}$/;
const paymentCard = /^(?:3[0-9]{14}|[2456]\d{15}|9704\d{12}|9704\d{15})$/;
/** Amounts end so, accounts do not. */
const roundAmount = /0000$/;

/** Tells whose number some digits are, or `undefined` where they may be anybody's. The label that a person wrote counts first. */
export function typeOf(digits: string, { label, isBesideBank, isInternational }: Surroundings): PersonalKind | undefined {
  const { length } = digits;
  if (label === 'BANK_ACCOUNT' || (isBesideBank && label !== 'CARD' && label !== 'CCCD')) {
    if (paymentCard.test(digits) && isCardNumber(digits)) return 'CARD';
    if (length >= (isBesideBank ? 6 : 8) && length <= 19 && !roundAmount.test(digits)) return 'BANK_ACCOUNT';
  }
  if (label === 'MST' && (length === 10 || length === 13)) return 'MST';
  if (label === 'BHXH' && length === 10) return 'BHXH';
  if (label === 'BHYT' && length === 10) return 'BHYT';
  if (label === 'CMND' && length === 9) return 'CMND';
  if ((label === 'CCCD' || label === 'CMND') && length === 12) return 'CCCD';
  if (label === 'CCCD' && length === 9) return 'CMND';
  if (label === 'CARD' && length >= 13 && length <= 19 && (isCardNumber(digits) || digits.startsWith('9704'))) return 'CARD';
  if (label === 'PHONE' && (/^[35789]\d{8}$/.test(digits) || formerMobile.test(digits))) return 'PHONE';
  if (mobile.test(digits) || landline.test(digits)) return 'PHONE';
  if (isInternational && length >= 9 && length <= 15) return 'PHONE';
  if (isIdentityNumber(digits)) return 'CCCD';
  if (paymentCard.test(digits) && isCardNumber(digits)) return 'CARD';
  return length === 13 && isTaxCode(digits.slice(0, 10)) && digits.startsWith('00', 10) ? 'MST' : undefined;
}
