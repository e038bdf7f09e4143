import Bowser from 'bowser';
import { networkOf } from '../../platform/index.ts';

export interface DeviceFamily {
  /** Without version, as `Firefox`; null when the browser does not say. */
  readonly browser: string | null;
  readonly os: string | null;
}

/** For a browser nobody knows the parser answers whatever stands first in its name. */
const longestName = 40;

/** What a user agent says it is, in words people recognise; anybody may write anything there, and nothing at all. */
export function deviceFamily(userAgent: string): DeviceFamily {
  // The parser throws at an empty one.
  if (userAgent === '') return { browser: null, os: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: named(browser.name), os: named(os.name) };
}

const named = (name: string | undefined) =>
  name === undefined || name === '' ? null : name.slice(0, longestName);

/** The neighbourhood an address stands in: addresses within it change by themselves. */
export const neighbourhood = (ip: string): string => networkOf(ip, { ipv4: 24, ipv6: 48 });
