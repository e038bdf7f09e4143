/** The WebAuthn relying party. It comes from the configuration, never from a request's Host (SECURITY R07). */
export interface RelyingParty {
  /** The host's name. */
  readonly id: string;
  readonly name: string;
  readonly origin: string;
}

/** The portal under its own address. Browsers make passkeys for names, so 127.0.0.1 becomes localhost. */
export function relyingPartyOf(publicUrl: string, productName: string): RelyingParty {
  const url = new URL(publicUrl);
  if (url.hostname === '127.0.0.1') url.hostname = 'localhost';
  return { id: url.hostname, name: productName, origin: url.origin };
}
