import { timingSafeEqual } from 'node:crypto';

/** Whether what was sent is the secret, in a time that tells nothing of how much of it is right. */
export function isSame(sent: string, right: string): boolean {
  const [left, other] = [Buffer.from(sent), Buffer.from(right)];
  return left.length === other.length && timingSafeEqual(left, other);
}
