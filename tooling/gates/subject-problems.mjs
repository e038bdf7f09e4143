const LONGEST = 72;
const KINDS = ['feat', 'fix', 'perf', 'refactor', 'test', 'docs', 'build', 'ci', 'chore', 'style', 'revert'];
const FORM = new RegExp(`^(${KINDS.join('|')})(\\([a-z0-9, /-]+\\))?!?: (.+)$`);
/** An imperative subject begins with its verb: not with an article, a pronoun, a preposition or another form of a verb. */
const NO_ORDER =
  /^(a|an|the|no|one|what|who|which|it|its|they|we|i|this|that|of|in|on|for|with|after|before|as|all|each|every|some)\b|^[a-z]+(ed|ing)\b/;
/** Verbs that end like a past tense or a gerund. */
const ORDERS = /^(bring|embed|need|seed|speed|feed|exceed|shed|proceed|string|ring)\b/;

/** The faults of a commit's subject; empty when it reads `kind(scope): imperative`. @param {string} subject */
export function subjectProblems(subject) {
  const form = FORM.exec(subject);
  const problems = [];
  if (subject.length > LONGEST) problems.push(`has ${subject.length} characters, at most ${LONGEST}`);
  if (!form) problems.push('is not "kind(place): what it does"');
  const order = form?.[3] ?? '';
  if (NO_ORDER.test(order) && !ORDERS.test(order)) problems.push(`does not begin with a verb: "${order}"`);
  if (order.endsWith('.')) problems.push('ends with a full stop');
  return problems.map((problem) => `"${subject}" ${problem}`);
}
