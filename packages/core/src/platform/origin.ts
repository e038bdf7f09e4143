/** Where a request came from; for the audit log and the session list. */
export interface Origin {
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Of work nobody asked for over HTTP. */
export function systemOrigin(name: string): Origin {
  return { requestId: `system:${name}`, ip: null, userAgent: null };
}
