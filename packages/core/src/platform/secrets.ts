import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** One word a purpose: a secret derived for one is unknown to every other (SECURITY R09). */
export type Purpose =
  | 'invitation-link'
  | 'password-reset'
  | 'email-proof'
  | 'database-password'
  | 'list-cursor'
  | 'rate-limit-key'
  | 'embedded-database';

export interface Keyring {
  /** HMAC-SHA256 of `message` under the newest secret's key of this purpose; base64url, 256 bits. */
  sign(purpose: Purpose, message: string): string;
  /** True when `signature` was made for `message` under any secret still in the list (rotation). Constant time. */
  verify(purpose: Purpose, message: string, signature: string): boolean;
}

const minSecretBytes = 32;

/** Splits APP_SECRET (newest first, comma separated). Throws when one of them is shorter than 32 bytes. */
export function parseSecrets(value: string): string[] {
  const secrets = value.split(',').map((secret) => secret.trim());
  if (secrets.some((secret) => Buffer.byteLength(secret) < minSecretBytes)) {
    throw new Error(`every secret must have at least ${minSecretBytes} bytes`);
  }
  return secrets;
}

export function createKeyring(secrets: readonly string[]): Keyring {
  const [newest] = secrets;
  if (newest === undefined) throw new Error('A keyring needs at least one secret.');
  const keys = new Map<string, Buffer>();
  const keyOf = (secret: string, purpose: Purpose) => {
    const cacheKey = `${purpose}\n${secret}`;
    const known = keys.get(cacheKey);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', secret, 'gatehouse', purpose, 32));
    keys.set(cacheKey, key);
    return key;
  };
  const mac = (secret: string, purpose: Purpose, message: string) =>
    createHmac('sha256', keyOf(secret, purpose)).update(message).digest();

  return {
    sign: (purpose, message) => mac(newest, purpose, message).toString('base64url'),
    verify(purpose, message, signature) {
      const given = Buffer.from(signature, 'base64url');
      // Decoding drops what is too much of the last letter: one signature must not have four spellings.
      if (given.toString('base64url') !== signature) return false;
      return secrets
        .map((secret) => mac(secret, purpose, message))
        .map((expected) => given.length === expected.length && timingSafeEqual(given, expected))
        .includes(true);
    },
  };
}
