import type { PublicService, StandIn } from '@motcua/contract/services';

/** Says of itself that it does not know. */
const isSilent = /không (?:nói|ghi|nêu)/u;

/** Cases that alone allow it, or alone forbid it: who reads the sentence knows whether one is theirs. */
const isLimited =
  /^(?:chỉ )?(?:được )?nhờ người.*\bchỉ khi\b|\bchỉ (?:được )?nhờ người|(?:không (?:được |thể )?(?:nhờ|ủy quyền)|phải tự).*(?:, trừ|\btrừ khi\b|\btrừ trường hợp\b)/iu;

const isForbidden =
  /không (?:được |thể |chấp nhận |cho phép )?(?:việc )?(?:nhờ (?:người|ai)|ủy quyền|(?:đi|nộp|làm) thay)|(?:^|[ ,])(?:phải )?(?:tự mình|đích thân) (?:đến|đi|nộp|làm)(?! hay| hoặc)|(?:^|[ ,])phải tự (?:đến|đi|nộp|làm)|, tự (?:đến|nộp)$/iu;

/** Words before which a sentence speaks of authority for something else than going to the counter. */
const isOfAnother = /ủy quyền (?:khai thuế|xác minh|lại)|nơi trả lương|chủ hộ mới|Giấy ủy quyền thì được/iu;

const isAuthorised =
  /người(?:, tổ chức)? được (?:họ )?ủy quyền|được ủy quyền(?:$|[.;,])|tự mình hay ủy quyền|nhờ người khác thì (?:cần|có|phải có) giấy ủy quyền|(?:có thể|được) ủy quyền(?:$|[.,;]| cho người| hoặc)|ủy quyền cho người khác(?:$|[.;,]| (?:đi|nộp|làm|nhận))/iu;

const isAllowed = /(?:có thể|được) (?:nhờ|qua|làm qua) người (?:khác|đại diện)|, hoặc người đại diện$/iu;

/** A situation that is about sending somebody else. */
const sendsAnother = /^Nhờ người khác (?:đi|nộp|làm|xin hộ)(?: thay)?$/iu;
const letter = /ủy quyền/iu;

/**
 * Reads from a record's own words whether somebody else may go. Where they speak of cases, or against each other, `sometimes`;
 * where they say nothing clear, nothing.
 */
export function standInOf({ standIn, applicants = '', channels, papers, steps, answers }: PublicService): StandIn | undefined {
  if (standIn) return standIn;
  const told = [applicants, ...channels.map(({ note = '' }) => note), ...answers.map(({ answer }) => answer)].flatMap(sentencesOf);
  const done = steps.flatMap(({ text = '' }) => sentencesOf(text)); // They are about officials too, who are authorised by others.
  const find = (sign: RegExp, sentences = told): string | undefined => sentences.find((each) => sign.test(each) && !isSilent.test(each) && !isOfAnother.test(each));
  const [limited, forbidden] = [find(isLimited, [...told, ...done]), find(isForbidden)];
  const granted = told.filter((each) => !isForbidden.test(each)); // "Không được ủy quyền" has the words of both.
  const another = papers.find(({ situation = '' }) => sendsAnother.test(situation));
  const given = another?.papers.find(({ name }) => letter.test(name));
  const asked = another && given && [`${another.situation}: ${given.name}`, given.note].filter(Boolean).join('. ');
  const authorised = (given?.note === undefined ? undefined : asked) ?? find(isAuthorised, granted) ?? asked;
  const allowed = find(isAllowed, granted) ?? (another && !given ? [another.situation, another.papers.map(({ name }) => name).join('; ')].join(': ') : undefined);
  if (limited !== undefined) return { kind: 'sometimes', proof: limited };
  if (forbidden !== undefined) return { kind: (authorised ?? allowed) ? 'sometimes' : 'no', proof: forbidden };
  if (authorised !== undefined) return { kind: 'authorised', proof: authorised };
  return allowed === undefined ? undefined : { kind: 'yes', proof: allowed };
}

function sentencesOf(text: string): string[] {
  return text
    .split(/[.!?](?:\s+|$)/u)
    .map((each) => each.trim())
    .filter(Boolean);
}
