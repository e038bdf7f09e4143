// Lint rules whose messages say what this app does instead. .oxlintrc.json loads them as the plugin "gatehouse".

/**
 * @typedef {{ type: string, name?: string, object?: Node, property?: Node, callee?: Node, arguments?: unknown[] }} Node
 * @typedef {{ report: (problem: { node: Node, message: string }) => void }} Context
 */

const ENV_MESSAGE =
  'Environment variables are read in env.ts alone: take the value from the parsed configuration instead of process.env.';
const CLOCK_MESSAGE =
  'Take the time from the clock of the unit of work (or as a parameter in domain/): tests and jobs set it.';

const TEXT_MESSAGE =
  'Costs more than the length of the text, and text may be anything: use normalForm() of platform/vocabulary.ts, which caps it first.';
/** Quadratic in marks, or as slow as the locale's rules are. */
const COSTLY = new Set(['normalize', 'localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase']);

/** @param {Node | undefined} node @param {string} object @param {string} property */
function isMember(node, object, property) {
  return (
    node?.type === 'MemberExpression' &&
    node.object?.type === 'Identifier' &&
    node.object.name === object &&
    node.property?.name === property
  );
}

const envOnly = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {Node} node */
    MemberExpression(node) {
      if (isMember(node, 'process', 'env')) context.report({ node, message: ENV_MESSAGE });
    },
  }),
};

const clockOnly = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {Node} node */
    NewExpression(node) {
      const isDate = node.callee?.type === 'Identifier' && node.callee.name === 'Date';
      if (isDate && node.arguments?.length === 0) context.report({ node, message: CLOCK_MESSAGE });
    },
    /** @param {Node} node */
    CallExpression(node) {
      if (isMember(node.callee, 'Date', 'now')) context.report({ node, message: CLOCK_MESSAGE });
    },
  }),
};

const boundedText = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {Node} node */
    CallExpression(node) {
      const { callee } = node;
      if (callee?.type === 'MemberExpression' && COSTLY.has(callee.property?.name ?? ''))
        context.report({ node, message: TEXT_MESSAGE });
    },
    /** @param {Node} node */
    NewExpression(node) {
      if (isMember(node.callee, 'Intl', 'Segmenter') || isMember(node.callee, 'Intl', 'Collator'))
        context.report({ node, message: TEXT_MESSAGE });
    },
  }),
};

const LOOK_MESSAGE =
  'One look at a page may come before what it looks for: await eventually(() => …), or wait with seen() and gone().';
const LOOKS = new Set(
  'count isVisible isHidden isEnabled isDisabled isChecked allInnerTexts allTextContents'.split(' '),
);

/** A browser test that checks a page only once passes only if the page happens to be fast enough. */
const patientLooks = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {Node} node */
    CallExpression(node) {
      if (node.callee?.type !== 'Identifier' || node.callee.name !== 'expect') return;
      const [awaited] = /** @type {(Node & { argument?: Node })[]} */ (node.arguments ?? []);
      const call = awaited?.type === 'AwaitExpression' ? awaited.argument : undefined;
      if (call?.type !== 'CallExpression' || call.callee?.type !== 'MemberExpression') return;
      if (LOOKS.has(call.callee.property?.name ?? '')) context.report({ node, message: LOOK_MESSAGE });
    },
  }),
};

export default {
  meta: { name: 'gatehouse' },
  rules: {
    'env-only': envOnly,
    'clock-only': clockOnly,
    'bounded-text': boundedText,
    'patient-looks': patientLooks,
  },
};
