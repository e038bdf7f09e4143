import { isIPv6 } from 'node:net';
import Bowser from 'bowser';

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

/** The neighbourhood an address stands in, /24 or /48: addresses within it change by themselves. */
export function neighbourhood(ip: string): string {
  if (!isIPv6(ip)) return ip.split('.').slice(0, 3).join('.');
  const [head = '', tail = ''] = ip.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back]
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
