/** A mistake in a value that the operator set, as a text that follows the variable's name: “must …”. */
export interface Mistake {
  readonly mistake: string;
}

export const mistake = (sentence: string): Mistake => ({ mistake: sentence });

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** Reads the name and password of an address and decodes their %XX. Errors never repeat the value: it may hold a secret. */
export function loginOf(url: URL): Login | Mistake {
  try {
    return { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  } catch {
    return mistake('must write a % in its user or password as %25');
  }
}

/**
 * Returns what is wrong with the parameters after the ?, or null. An unknown parameter is an error, because its author relies on it. The
 * error does not name it, because a ? inside a password starts a parameter too.
 */
export function parameterMistake(
  url: URL,
  known: Readonly<Record<string, readonly string[] | null>>,
): Mistake | null {
  const given = [...url.searchParams.keys()];
  if (url.hash !== '' || given.some((name) => !Object.hasOwn(known, name)))
    return mistake(
      `must have no parameters but ${Object.keys(known).join(', ')}; in a password, write ? as %3F and # as %23`,
    );
  if (new Set(given).size < given.length) return mistake('must give each parameter once');
  for (const [name, values] of Object.entries(known)) {
    const value = url.searchParams.get(name);
    if (value !== null && values !== null && !values.includes(value))
      return mistake(`must have ${name}=${values.join(` or ${name}=`)}, if any`);
  }
  return null;
}

/** Reads an address that has one of these schemes and a host. Special characters in a password are the usual mistake. */
export function parseAddress(text: string, schemes: readonly string[]): URL | Mistake {
  const beginnings = schemes.map((scheme) => `${scheme}://`);
  if (!beginnings.some((beginning) => text.toLowerCase().startsWith(beginning)))
    return mistake(`must be an address beginning with ${beginnings.join(' or ')}`);
  // URL silently repairs a backslash or a blank, and the address then means something else.
  if (/[\s\\]/.test(text) || !URL.canParse(text))
    return mistake('must be one whole address; in its user and password, write : / ? # @ % as %XX');
  const url = new URL(text);
  return url.hostname === '' ? mistake('must name a host') : url;
}

export const isMistake = (value: object): value is Mistake => 'mistake' in value;
