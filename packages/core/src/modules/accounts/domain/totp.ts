import { Secret, TOTP } from 'otpauth';

/** What every authenticator app supports (RFC 6238). Some ignore the other parameters of the address. */
const common = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const secretBytes = 20;

/** 160 random bits in base32. */
export const newTotpSecret = (): string => new Secret({ size: secretBytes }).base32;

/** The text of the QR code. */
export const otpauthUrl = (secret: string, issuer: string, account: string): string =>
  new TOTP({ ...common, issuer, label: account, secret }).toString();

/** The thirty-second step of a typed code: the step of `moment` (seconds since 1970), or one to either side. Null for a wrong code. */
export function stepOf(secret: string, typed: string, moment: number): number | null {
  const token = typed.replaceAll(/[\s-]/g, '');
  if (!/^[0-9]{6}$/.test(token)) return null;
  const timestamp = moment * 1_000;
  const delta = TOTP.validate({
    ...common,
    token,
    secret: Secret.fromBase32(secret),
    timestamp,
    window: 1,
  });
  return delta === null ? null : TOTP.counter({ period: common.period, timestamp }) + delta;
}
