/** Where a request came from, for the audit log and the session list. */
export interface Origin {
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** A time zone the platform knows, as the browser sent it. It is trusted only for the hours in mails. */
  readonly timeZone?: string | null;
}

/** The origin of work that no HTTP request asked for. */
export function systemOrigin(name: string): Origin {
  return { requestId: `system:${name}`, ip: null, userAgent: null };
}
