/** The characters of a name: one visible line that reads the same in a list, a mail, a file or a terminal. */

export type NameFault = 'unwritable' | 'blank';

/** Controls, line ends, direction overrides and isolates, interlinear annotations: they rearrange the text around them. */
const rearranging = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufff9-\ufffb]/u;

/** Scripts whose words need joiners: Persian plurals, Indic half forms. */
const joining =
  'Arabic Syriac Mandaic Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan'
    .split(' ')
    .map((script) => String.raw`\p{Script_Extensions=${script}}`)
    .join('');
const rightToLeft = String.raw`\p{Script_Extensions=Arabic}\p{Script_Extensions=Hebrew}\p{Script_Extensions=Syriac}\p{Script_Extensions=Thaana}\p{Script_Extensions=Nko}`;
const pictograph = String.raw`\p{Extended_Pictographic}`;

/** Invisible characters in positions where they belong. Anywhere else they make two names look equal, or a name look empty. */
const belonging = new RegExp(
  [
    // Joiners inside a word of a script that has them, or between the pictures of one emoji.
    String.raw`(?<=[${joining}])[\u200c\u200d](?=[${joining}])`,
    String.raw`(?<=${pictograph}\p{Emoji_Modifier}?\ufe0f?)\u200d(?=${pictograph})`,
    // One variation selector after a visible character.
    String.raw`(?<=[\p{L}\p{N}\p{P}\p{S}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}](?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])`,
    // A direction mark beside a letter of a right-to-left script.
    String.raw`(?<=[${rightToLeft}][\p{P}\p{S}\p{N} ]?)[\u200e\u200f\u061c](?![\u200e\u200f\u061c])`,
    String.raw`(?<![\u200e\u200f\u061c])[\u200e\u200f\u061c](?=[${rightToLeft}])`,
    // Flags of parts of a country.
    String.raw`(?<=\u{1f3f4})[\u{e0020}-\u{e007e}]{1,6}\u{e007f}`,
    // Old Korean syllables begin with a filler where a consonant would stand.
    String.raw`\u115f(?=[\u1160-\u11a7])`,
  ].join('|'),
  'gu',
);

const invisible = /\p{Default_Ignorable_Code_Point}/u;
/** Letters and signs that show nothing: fillers, and the empty Braille pattern. */
const blank = /[\u115f\u1160\u3164\uffa0\u2800]/gu;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Why a trimmed text is not a name, or null. The caller has checked its length. */
export function nameFault(text: string): NameFault | null {
  if (!text.isWellFormed() || rearranging.test(text)) return 'unwritable';
  if (!visible.test(text.replaceAll(blank, ''))) return 'blank';
  return invisible.test(text.replaceAll(belonging, '')) ? 'unwritable' : null;
}
