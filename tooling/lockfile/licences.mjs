/** May be built upon by software under the MIT licence, wherever it runs. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);
/** May be used unchanged by what builds and tests: nothing of it is in our files. Fonts may be shipped beside them. */
const AS_A_TOOL = new Set([...PERMISSIVE, 'MPL-2.0', 'OFL-1.1']);

/**
 * A sentence for each third-party package whose licence does not go with ours.
 * @param {import('./lockfile-problems.mjs').Lockfile} lockfile
 * @returns {string[]}
 */
export function licenceProblems({ packages }) {
  return Object.entries(packages).flatMap(([path, { dev, link, license }]) => {
    if (!path.includes('node_modules/') || link) return [];
    if (license === undefined) return [`${path} states no licence: read its files, or go without it.`];
    return isAllowed(license, dev ? AS_A_TOOL : PERMISSIVE)
      ? []
      : [`${path} is under ${license}, which does not go with MIT: go without it.`];
  });
}

/** Of alternatives one must be allowed, of parts all. @param {string} expression in SPDX @param {Set<string>} allowed */
function isAllowed(expression, allowed) {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => allowed.has(part)));
}
