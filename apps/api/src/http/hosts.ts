/** The hosts this portal answers for. localhost and 127.0.0.1 count as the same host. */
export function ownHosts(publicUrl: string): ReadonlySet<string> {
  const { hostname, host, port } = new URL(publicUrl);
  const local = hostname === 'localhost' || hostname === '127.0.0.1';
  const suffix = port === '' ? '' : `:${port}`;
  return new Set(local ? [`localhost${suffix}`, `127.0.0.1${suffix}`] : [host]);
}

/** True when `origin` has the scheme, host and port the request was sent to. */
export function isOwnOrigin(origin: string, host: string, publicUrl: string): boolean {
  return origin === `${new URL(publicUrl).protocol}//${host}`;
}
