import Bowser from 'bowser';
import type { SessionRow } from './contract.ts';

export interface DeviceFamily {
  /** Without version, as `Firefox`; null when the browser is unknown or does not say. */
  readonly browser: string | null;
  readonly os: string | null;
}

/** For an unknown browser the parser returns the first word of the text: only names in its own lists count. */
const browsers: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const systems: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));
const devices: Readonly<Record<string, SessionRow['device']>> = {
  desktop: 'desktop',
  mobile: 'phone',
  tablet: 'tablet',
};

/** A session stores this many characters of a user agent. The parser throws for an empty text. */
const parse = (userAgent: string | null) => (userAgent ? Bowser.parse(userAgent.slice(0, 512)) : null);

/** The part of a user agent by which a device is recognised. The text can be anything, or empty. */
export function deviceFamily(userAgent: string | null): DeviceFamily {
  const said = parse(userAgent);
  return { browser: named(browsers, said?.browser.name), os: named(systems, said?.os.name) };
}

const named = (known: ReadonlySet<string>, name: string | undefined): string | null =>
  name !== undefined && known.has(name) ? name : null;

/**
 * A user agent in words for the list of sessions. Without system versions: browsers have frozen them (Windows 11 says 10), and a wrong one
 * makes people doubt their own session.
 */
export function describeBrowser(userAgent: string | null): Pick<SessionRow, 'device' | 'browser' | 'os'> {
  const said = parse(userAgent);
  if (!said) return { device: 'other', browser: null, os: null };
  const { browser, os, platform } = said;
  const [major = ''] = browser.version?.split('.') ?? [];
  return {
    device: os.name === 'Chrome OS' ? 'desktop' : (devices[platform.type ?? ''] ?? 'other'),
    browser: browser.name ? `${browser.name} ${major}`.trim().slice(0, 60) : null,
    os: os.name ? os.name.slice(0, 60) : null,
  };
}
