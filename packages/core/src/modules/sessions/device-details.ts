import Bowser from 'bowser';
import { networkOf } from '../../platform/index.ts';

export interface DeviceFamily {
  /** Without version, as `Firefox`; null when the browser does not say, or says what nobody knows. */
  readonly browser: string | null;
  readonly os: string | null;
}

/** For a browser nobody knows the parser answers whatever stands first in its text: only names of its own lists are names. */
const browsers: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const systems: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));
/** As much of it as a session keeps. */
const longest = 512;

/** What a user agent says it is, in words people recognise; anybody may write anything there, and nothing at all. */
export function deviceFamily(userAgent: string): DeviceFamily {
  // The parser throws at an empty one.
  if (userAgent === '') return { browser: null, os: null };
  const { browser, os } = Bowser.parse(userAgent.slice(0, longest));
  return {
    browser: named(browsers, browser.name),
    os: named(systems, os.name),
  };
}

const named = (known: ReadonlySet<string>, name: string | undefined): string | null =>
  name !== undefined && known.has(name) ? name : null;

/** The neighbourhood an address stands in: addresses within it change by themselves. */
export const neighbourhood = (ip: string): string => networkOf(ip, { ipv4: 24, ipv6: 48 });
