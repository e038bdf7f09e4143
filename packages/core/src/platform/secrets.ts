import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What a secret is derived for. Secrets of different purposes are independent (SECURITY R09). */
export type Purpose =
  | 'invitation-link'
  | 'password-reset'
  | 'email-proof'
  | 'database-password'
  | 'rate-limit-key'
  | 'embedded-database'
  | 'totp-secret'
  | 'recovery-code'
  | 'webauthn-challenge'
  | 'known-device'
  | 'device-token'
  | 'idempotent-input'
  | 'idempotent-answer';

export interface Keyring {
  /** HMAC-SHA256 of `message` under the newest secret's key of this purpose; base64url, 256 bits. */
  sign(purpose: Purpose, message: string): string;
  /** Signatures under every secret in the list, newest first: values signed before a rotation are looked up by equality. */
  signEach(purpose: Purpose, message: string): string[];
  /** True when `signature` was made for `message` under any secret still in the list (rotation). Constant time. */
  verify(purpose: Purpose, message: string, signature: string): boolean;
  /**
   * AES-256-GCM under the newest secret's key of this purpose. Opens only with the same `owner`, so copying it to another's row is useless.
   */
  encrypt(purpose: Purpose, owner: string, plain: string): string;
  /** Decrypts what any secret in the list has encrypted; null for anything else. */
  decrypt(purpose: Purpose, owner: string, sealed: string): Decrypted | null;
}

export interface Decrypted {
  readonly plain: string;
  /** True when an older secret was needed: encrypt it again, so that the older secret can be dropped. */
  readonly outdated: boolean;
}

const minSecretBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

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
    signEach: (purpose, message) =>
      secrets.map((secret) => mac(secret, purpose, message).toString('base64url')),
    verify(purpose, message, signature) {
      const given = Buffer.from(signature, 'base64url');
      // base64url decoding ignores surplus bits of the last character: one signature must not have four spellings.
      if (given.toString('base64url') !== signature) return false;
      return secrets
        .map((secret) => mac(secret, purpose, message))
        .map((expected) => given.length === expected.length && timingSafeEqual(given, expected))
        .includes(true);
    },
    encrypt(purpose, owner, plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(newest, purpose), nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    decrypt(purpose, owner, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < nonceBytes + tagBytes) return null;
      for (const secret of secrets) {
        const plain = open(keyOf(secret, purpose), owner, bytes);
        if (plain !== null) return { plain, outdated: secret !== newest };
      }
      return null;
    },
  };
}

function open(key: Buffer, owner: string, sealed: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(-tagBytes));
  const body = sealed.subarray(nonceBytes, -tagBytes);
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    // Encrypted under another key, or tampered with: GCM cannot tell which.
    return null;
  }
}
