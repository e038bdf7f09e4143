/** Legal forms at the end of business names, split into words: “GmbH & Co. KG”, “S.r.l.”, “e.V.”. */
const forms: readonly (readonly string[])[] = [
  'gmbh co kg',
  'gmbh und co kg',
  'ag co kg',
  'ug haftungsbeschraenkt',
  'ug haftungsbeschrankt',
  ...'gmbh ggmbh mbh ag kg kgaa ohg ug gbr eg ek ev se'.split(' '),
  'e v',
  'e k',
  'e g',
  ...'ltd limited llc llp lp inc incorporated corp corporation plc pllc cic'.split(' '),
  'pty ltd',
  'pte ltd',
  'co ltd',
  ...'sa sas sasu sarl eurl srl spa snc sl slu bv nv vof ab as asa aps oy oyj kft zrt doo ooo'.split(' '),
  's a',
  's a s',
  's a r l',
  's r l',
  's p a',
  's l',
  'b v',
  'n v',
  'a s',
  'sp z o o',
  's r o',
  'd o o',
]
  .map((form) => form.split(' '))
  .toSorted((one, other) => other.length - one.length);

/** The name without a trailing legal form. A name that consists of one stays unchanged. */
export function withoutLegalForm(words: readonly string[]): readonly string[] {
  const form = forms.find((each) =>
    each.every((word, place) => word === words[words.length - each.length + place]),
  );
  return form && form.length < words.length ? words.slice(0, words.length - form.length) : words;
}
