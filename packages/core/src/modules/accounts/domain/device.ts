import Bowser from 'bowser';

export interface Device {
  /** Family without version, as `Firefox`; null when the browser does not say. */
  readonly browser: string | null;
  readonly os: string | null;
}

/** What a user agent says it is, in words people recognise. */
export function describeDevice(userAgent: string): Device {
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: browser.name ?? null, os: os.name ?? null };
}
