import type { ClarificationChoice, ServiceHit } from '@motcua/contract/services';

const levels = { commune: 'cấp phường, xã', province: 'cấp thành phố, tỉnh', ministry: 'cấp bộ', other: 'cơ quan khác' } as const;

/** Gives choices that read alike a note that tells them apart: the level that decides, or else the code. */
export function distinguished(choices: readonly ClarificationChoice[], hits: readonly ServiceHit[]): ClarificationChoice[] {
  const levelOf = (code: string): string =>
    hits
      .find((hit) => hit.code === code)
      ?.governmentLevels.map((level) => levels[level])
      .join(', ') ?? '';
  return choices.map((choice) => {
    const alike = choices.filter(({ label, note }) => label === choice.label && note === choice.note);
    if (alike.length < 2) return choice;
    const level = levelOf(choice.code);
    const isTelling = level !== '' && alike.filter(({ code }) => levelOf(code) === level).length === 1;
    return { ...choice, note: isTelling ? level : `mã ${choice.code}` };
  });
}
