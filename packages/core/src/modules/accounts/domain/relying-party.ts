/** Who passkeys are made for. Taken from configuration, never from a request's Host (SECURITY R07). */
export interface RelyingParty {
  /** The host's name. */
  readonly id: string;
  readonly name: string;
  readonly origin: string;
}

/** The portal under its own address. Browsers make passkeys for names, not for 127.0.0.1: there it is localhost. */
export function relyingPartyOf(publicUrl: string, productName: string): RelyingParty {
  const url = new URL(publicUrl);
  if (url.hostname === '127.0.0.1') url.hostname = 'localhost';
  return { id: url.hostname, name: productName, origin: url.origin };
}
