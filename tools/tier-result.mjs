/**
 * What a tier's result counts for. A tier cannot pass by saying nothing: no script, no result, no tests, an exit code
 * that its counts do not explain, or a skip that is not on the list, each counts as one failure.
 *
 * @param {{ code: number | undefined, text: string | undefined, allowedSkips: string[] | undefined }} ran - `code` is
 *   undefined where there is no such script; `allowedSkips` is undefined where anything may be skipped.
 */
export function judge({ code, text, allowedSkips }) {
  const problems = [];
  let said = { passed: 0, failed: 0, skipped: [] };
  if (code === undefined) problems.push('test/tiers.json names it, test/package.json has no such script');
  else {
    const isResult = (value) => Number.isInteger(value?.passed) && Number.isInteger(value?.failed) && Array.isArray(value?.skipped);
    const read = text === undefined ? undefined : JSON.parse(text);
    if (isResult(read)) said = read;
    else problems.push('it wrote no result');
    if (isResult(read) && said.passed + said.failed === 0) problems.push('it saw no test');
    if (code !== 0 && said.failed === 0) problems.push(`it ended with exit code ${code}`);
    if (code === 0 && said.failed > 0) problems.push('it has failures and ended with exit code 0');
    if (allowedSkips)
      for (const name of said.skipped.filter((each) => !allowedSkips.includes(each))) problems.push(`"${name}" was skipped, and test/allowed-skips.json does not allow it`);
  }
  return { passed: said.passed, failed: said.failed + problems.length, skipped: said.skipped.length, problems };
}
