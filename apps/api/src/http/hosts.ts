/** The hosts this portal answers for. On localhost its two names are one and the same. */
export function ownHosts(publicUrl: string): ReadonlySet<string> {
  const { hostname, host, port } = new URL(publicUrl);
  const local = hostname === 'localhost' || hostname === '127.0.0.1';
  const suffix = port === '' ? '' : `:${port}`;
  return new Set(local ? [`localhost${suffix}`, `127.0.0.1${suffix}`] : [host]);
}

/** True when `origin` is the very scheme, host and port the request was sent to. */
export function isOwnOrigin(origin: string, host: string, publicUrl: string): boolean {
  return origin === `${new URL(publicUrl).protocol}//${host}`;
}
