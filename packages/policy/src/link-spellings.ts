/** The pages that mailed links lead to. */
export const linkPages = ['/accept', '/reset'] as const;
export type LinkPage = (typeof linkPages)[number];

export interface SpelledLink {
  readonly page: LinkPage;
  /** Null when the address has no token. */
  readonly token: string | null;
}

/** Longer than any spelling of one of our links. Longer addresses are not parsed. */
const longest = 2_000;
/** Each program that a link passes through may escape it once more. */
const mostEscapes = 5;

/** Blanks and zero-width characters, which mail programs insert where they break or end a line. */
const blanks = /[\s\p{Cc}\p{Cf}]+/gu;
/** Quoted-printable that was not decoded: `=3D` for an equals sign, `=20` for a blank, and an equals sign where a line was broken. */
const quotedEquals = /(?<=[#&;]token=)3D/g;
const quotedBlankAtEnd = /(?:=20|=0D|=0A)+$/g;
/** The punctuation class holds what follows an address in running text and is taken for part of it. */
const page = /^\/+(accept|reset)\/?[=.,:;!>)\]}'"*&\\]*(?:#(.*))?$/;
const tokenIn = /^(?:.*[&;])?token=+(.*)$/i;
/** The shape of our tokens: an id, for some kinds a letter, and a proof. */
const shape = /^[0-9a-f]{32}[mc]?[\w-]{43}/;

/**
 * Reads a link in any spelling of a mail program (CONTRACT §2, *Mails*): with `#` and `=` escaped, once or twice, in either case; broken
 * over lines; with the blank, full stop or bracket that followed it. `address` is path, query and fragment as received. A token in a query
 * is never read: queries appear in logs. Null for the address of any other page.
 */
export function readLink(address: string): SpelledLink | null {
  if (address.length > longest) return null;
  const text = unescapeAll(withoutQuery(address)).replaceAll(blanks, '').replace(quotedBlankAtEnd, '');
  const [found, name, fragment = ''] = page.exec(text) ?? [];
  const known = linkPages.find((path) => path === `/${name ?? ''}`);
  if (found === undefined || known === undefined) return null;
  const rest = tokenIn.exec(`#${fragment}`.replace(quotedEquals, '').slice(1))?.[1];
  return { page: known, token: rest === undefined ? null : trimToken(rest) };
}

/** Removes a query that a program put between path and fragment: it has no meaning. A `?` after the `#` is part of the fragment. */
function withoutQuery(address: string): string {
  const [before = '', ...fragment] = address.split('#');
  const at = before.indexOf('?');
  const path = at < 0 ? before : before.slice(0, at);
  return [path, ...fragment].join('#');
}

function unescapeAll(text: string): string {
  let now = text;
  for (let round = 0; round < mostEscapes; round += 1) {
    const next = now.replaceAll(/(?:%[0-9a-f]{2})+/gi, unescapeRun);
    if (next === now) break;
    now = next;
  }
  return now;
}

function unescapeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

/** Ends the token by its shape, or else at the first character that no token contains. */
function trimToken(rest: string): string | null {
  const [whole] = shape.exec(rest.replaceAll(/[^\w-]/g, '')) ?? [];
  return whole ?? /^[^\w-]*([\w-]+)/.exec(rest.replaceAll('=', ''))?.[1] ?? null;
}
