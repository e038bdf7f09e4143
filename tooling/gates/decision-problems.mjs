const STATUS = '(proposed|accepted|superseded by \\d{4})';
const DATED = new RegExp(`^Date: \\d{4}-\\d{2}-\\d{2} · Status: ${STATUS}( · .+)?$`);
const PARTS = ['Context', 'Options', 'Decision', 'Consequences'];

/**
 * The faults of the decisions' form, one sentence each, with the file's name.
 * @param {readonly { name: string, text: string }[]} files
 */
export function decisionProblems(files) {
  const numbers = files.map(({ name }) => name.slice(0, 4));
  const twice = numbers.filter((number, index) => numbers.indexOf(number) !== index);
  return [
    ...twice.map((number) => `${number}: two decisions have this number.`),
    ...files.flatMap(({ name, text }) => formProblems(text, name)),
  ];
}

/** @param {string} text @param {string} name */
function formProblems(text, name) {
  const lines = text.split('\n');
  const problems = [];
  if (!/^\d{4}-[a-z0-9-]+\.md$/.test(name)) problems.push('is not named NNNN-words.md');
  if (!lines[0]?.startsWith(`# ${Number(name.slice(0, 4))}. `))
    problems.push(`begins with another number than its file name: "${lines[0]}"`);
  if (!lines.some((line) => DATED.test(line)))
    problems.push('lacks a line "Date: YYYY-MM-DD · Status: accepted"');
  for (const part of PARTS)
    if (!lines.some((line) => line.startsWith(`## ${part}`))) problems.push(`lacks the part "## ${part}"`);
  return problems.map((problem) => `docs/decisions/${name} ${problem}.`);
}
