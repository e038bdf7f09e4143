/** The pages that mailed links lead to. */
export const linkPages = ['/accept', '/reset'] as const;
export type LinkPage = (typeof linkPages)[number];

export interface SpelledLink {
  readonly page: LinkPage;
  /** Null where the address holds none. */
  readonly token: string | null;
}

/** Longer than any spelling of a link of ours; whatever is longer is not taken apart. */
const longest = 2_000;
/** A link that passed through several programs was escaped by each of them. */
const mostEscapes = 5;

/** Blanks, and what has no width: mail programs put them where they break or end a line. */
const blanks = /[\s\p{Cc}\p{Cf}]+/gu;
/** Quoted-printable, shown as it was sent: `=3D` for an equals sign, `=20` for a blank, and an equals sign where a line was broken. */
const quotedEquals = /(?<=[#&;]token=)3D/g;
const quotedBlankAtEnd = /(?:=20|=0D|=0A)+$/g;
/** What stands behind an address in running text and is swallowed by it. */
const page = /^\/+(accept|reset)\/?[=.,:;!>)\]}'"*&\\]*(?:#(.*))?$/;
const tokenIn = /^(?:.*[&;])?token=+(.*)$/i;
/** What our tokens are made of: an id, for some a mark, and a proof. */
const shape = /^[0-9a-f]{32}[mc]?[\w-]{43}/;

/**
 * Reads a link as a mail program may have written it (CONTRACT §2, *Mails*): its `#` and `=` escaped, once or twice, in either case; broken
 * over lines; with the blank, full stop or bracket that stood behind it. `address` is path, query and fragment as they arrived. A token
 * in a query is never read: queries stand in logs. Null for the address of any other page.
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

/** A query that a program put between the path and the fragment says nothing; what begins with `?` behind the fragment is part of that. */
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

/** Where the token ends: by its shape, else at the first sign no token has in it. */
function trimToken(rest: string): string | null {
  const [whole] = shape.exec(rest.replaceAll(/[^\w-]/g, '')) ?? [];
  return whole ?? /^[^\w-]*([\w-]+)/.exec(rest.replaceAll('=', ''))?.[1] ?? null;
}
