import { parse } from 'bowser';
import type { SessionRow } from '../contract.ts';

type Described = Pick<SessionRow, 'device' | 'browser' | 'os'>;

const devices: Readonly<Record<string, SessionRow['device']>> = {
  desktop: 'desktop',
  mobile: 'phone',
  tablet: 'tablet',
};

/**
 * A browser's own words about itself as people would put it. No system versions: browsers have frozen them (Windows 11 says 10), and a
 * wrong one makes people doubt their own session.
 */
export function describeBrowser(userAgent: string | null): Described {
  if (!userAgent) return { device: 'other', browser: null, os: null };
  const { browser, os, platform } = parse(userAgent);
  const [major = ''] = browser.version?.split('.') ?? [];
  return {
    device: os.name === 'Chrome OS' ? 'desktop' : (devices[platform.type ?? ''] ?? 'other'),
    browser: browser.name ? `${browser.name} ${major}`.trim().slice(0, 60) : null,
    os: os.name ? os.name.slice(0, 60) : null,
  };
}
