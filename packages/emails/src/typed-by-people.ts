/** Controls, line separators, and the invisible marks that reorder or hide text; joiners of scripts stay. */
const UNWANTED = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const ZERO_WIDTH_SPACE = '\u200b';
/** What makes an address of words: dots (full-width ones too), slash, @, and a colon that is no clock's. */
const LINK_MAKERS = /(?<=\S)([./@\u3002\uff0e\uff61]|(?<!\d):|:(?!\d))(?=\S)/gu;

/** A name on one line, without characters nobody sees. */
export function clean(typed: string): string {
  return typed.replace(UNWANTED, ' ').replace(/\s+/gu, ' ').trim();
}

/**
 * A name for the middle of a sentence: a mail program must not make a link of it (an organisation called
 * `evil.com`, GHSA-c7w3-x93f-qmm8), and one written from the right must not reorder our words.
 */
export function inSentence(typed: string): string {
  const name = unlinkable(clean(typed));
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** Looks the same, but no mail program takes any part of it for an address. */
export const unlinkable = (text: string): string => text.replace(LINK_MAKERS, `${ZERO_WIDTH_SPACE}$1`);

/** Only web addresses: branding comes from partners, and `javascript:` is an address too. */
export function webAddress(text: string | undefined): string | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
