/** Where a request came from; for the audit log and the session list. */
export interface Origin {
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** A time zone the platform knows, as the browser says; believed for the hours in mails and for nothing else. */
  readonly timeZone?: string | null;
}

/** Of work nobody asked for over HTTP. */
export function systemOrigin(name: string): Origin {
  return { requestId: `system:${name}`, ip: null, userAgent: null };
}
