/** Controls, line separators, and the invisible characters that reorder or hide text. Joiners of scripts stay. */
const UNWANTED = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const ZERO_WIDTH_SPACE = '\u200b';
/** The characters that make an address out of words: dots (full-width ones too), slash, @, and a colon outside a time. */
const LINK_MAKERS = /(?<=\S)([./@\u3002\uff0e\uff61]|(?<!\d):|:(?!\d))(?=\S)/gu;

/** A name on one line, without invisible characters. */
export function clean(typed: string): string {
  return typed.replace(UNWANTED, ' ').replace(/\s+/gu, ' ').trim();
}

/**
 * A name for the middle of a sentence. A mail program must not turn it into a link (an organisation called `evil.com`,
 * GHSA-c7w3-x93f-qmm8), and a right-to-left name must not reorder our text.
 */
export function inSentence(typed: string): string {
  const name = unlinkable(clean(typed));
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** Looks the same, but no mail program takes any part of it for an address. */
export const unlinkable = (text: string): string => text.replace(LINK_MAKERS, `${ZERO_WIDTH_SPACE}$1`);

/** Web addresses only: branding comes from partners, and `javascript:` is an address too. */
export function webAddress(text: string | undefined): string | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
