// How a module's name is spelled in each place. The templates are written as if the module were called "sample-notes".

/** @typedef {{ from: string, to: string }} Spelling */

const capital = (/** @type {string} */ word) => word.charAt(0).toUpperCase() + word.slice(1);

/** @param {string} many such as `gift-cards` @param {string} [one] such as `gift-card`; made from `many` when left out */
export function spellings(many, one = singular(many)) {
  const forms = (/** @type {string} */ kebab) => {
    const words = kebab.split('-');
    const pascal = words.map(capital).join('');
    return [
      kebab,
      words.join('_'),
      pascal,
      pascal.charAt(0).toLowerCase() + pascal.slice(1),
      words.join(' '),
      capital(words.join(' ')),
    ];
  };
  const pairs = (/** @type {string} */ sample, /** @type {string} */ name) => {
    const to = forms(name);
    return forms(sample).map((from, at) => ({ from, to: to[at] ?? name }));
  };
  // The plural holds the singular, so it is replaced first.
  return [...pairs('sample-notes', many), ...pairs('sample-note', one)];
}

/** @param {string} text @param {readonly Spelling[]} names */
export const respell = (text, names) =>
  names.reduce((spelled, { from, to }) => spelled.replaceAll(from, to), text);

/** @param {string} many @returns {string} */
function singular(many) {
  return many.endsWith('ies') ? `${many.slice(0, -3)}y` : many.replace(/s$/, '');
}

/** @param {string} many @param {string} [one] @returns {string | null} what is wrong with the name, or null */
export function nameProblem(many, one) {
  const shape = /^[a-z]+(?:-[a-z]+)*$/;
  if (!shape.test(many))
    return 'A module is called by lower-case words with hyphens, in the plural: gift-cards.';
  if (one !== undefined && !shape.test(one)) return 'The word for one of them has the same form: gift-card.';
  if ((one ?? singular(many)) === many) return `What is one of ${many} called? Say it with --one WORD.`;
  return null;
}
