import {
  clientPermissions,
  clientRoles,
  clientStatuses,
  membershipStatuses,
  partnerStatuses,
  roles,
} from '@gatehouse/policy';
import { z } from 'zod';
import { canonicalDomain, id, normalForm, rawText } from '../../platform/contract.ts';

export const maxEmailLength = 254;
/** Longest password accepted; longer ones are refused, never cut (SECURITY R01). */
export const maxPasswordLength = 128;
/** Shortest password of an account without a second factor. */
export const minPasswordLength = 15;
/** Where a second factor is enrolled: the password is not all there is. */
export const minPasswordLengthWithFactor = 8;

const addrSpec =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The one form an address is compared in (NFC, lower case, trimmed, its domain as the network writes it), or null when it is not one
 * addr-spec (SECURITY R24). `info@bücher.test` is `info@xn--bcher-kva.test`, whichever of the two somebody typed.
 */
export function canonicalEmail(typed: string): string | null {
  // No character of an address needs more than four as it may be typed; what is longer is none, whatever it is made of.
  const plain =
    normalForm(typed, 'NFC', 4 * maxEmailLength)
      ?.trim()
      .toLowerCase() ?? '';
  const at = plain.lastIndexOf('@');
  const domain = canonicalDomain(plain.slice(at + 1));
  if (at < 1 || at > 64 || domain === null) return null;
  const canonical = `${plain.slice(0, at)}@${domain}`;
  return canonical.length <= maxEmailLength && addrSpec.test(canonical) ? canonical : null;
}

/** A character of a password may be typed as several: a letter and its accents. What is longer than this is not even looked at. */
const maxTypedPasswordLength = 4 * maxPasswordLength;

/**
 * The form in which passwords are compared and hashed: an `é` is one however a keyboard writes it, and `ﬁ` is `fi`. Never trimmed. What is
 * too long is left as it is: it is refused for its length, and compared with nothing.
 */
export const comparedPassword = (typed: string): string =>
  normalForm(typed, 'NFKC', maxTypedPasswordLength) ?? typed;

/** In code points of that form: what counts as its length. */
export const passwordLength = (typed: string): number => Array.from(comparedPassword(typed)).length;

export const password = rawText(maxTypedPasswordLength, 'The password').refine(
  (typed) => passwordLength(typed) <= maxPasswordLength,
  { error: `The password must be at most ${maxPasswordLength} characters.` },
);

export const signInInput = z.strictObject({
  email: rawText(maxEmailLength, 'The e-mail address').min(1, { error: 'Enter your e-mail address.' }),
  password: password.min(1, { error: 'Enter your password.' }),
});
export type SignInInput = z.infer<typeof signInInput>;

export const switchMembershipInput = z.strictObject({ membershipId: id });
export type SwitchMembershipInput = z.infer<typeof switchMembershipInput>;

export const organisation = z.object({
  id: z.uuid(),
  kind: z.enum(['vendor', 'partner', 'client']),
  name: z.string(),
  status: z.enum([...partnerStatuses, ...clientStatuses]),
});
export type Organisation = z.infer<typeof organisation>;

export const sessionOutput = z
  .object({
    user: z.object({
      id: z.uuid(),
      email: z.string(),
      displayName: z.string(),
      emailProven: z.boolean(),
    }),
    membership: z
      .object({ id: z.uuid(), role: z.enum(roles), status: z.enum(membershipStatuses) })
      .nullable(),
    memberships: z.array(z.object({ id: z.uuid(), role: z.enum(roles), organisation })),
    organisation: organisation.nullable(),
    /** What is switched on for the own client; null for everybody but a client's people. */
    permissions: z.array(z.enum(clientPermissions)).nullable(),
    /** The roles the own client offers; null for everybody but those of its people who manage its users. */
    rolesOnOffer: z.array(z.enum(clientRoles)).nullable(),
    /** True when the organisation demands a second factor and there is none yet: enrol before anything else. */
    mfaEnrolmentRequired: z.boolean(),
    /** How to reach the vendor when the organisation is not set up or blocked; from configuration. */
    vendorContact: z.string(),
    can: z.array(z.string()),
  })
  .nullable();
export type SessionOutput = z.infer<typeof sessionOutput>;

/** What proves, beside the password, that it is oneself. */
export const secondFactors = ['totp', 'passkey', 'recovery_code'] as const;
export type SecondFactor = (typeof secondFactors)[number];

/** How a browser reaches an authenticator; what it calls otherwise is not kept. */
export const passkeyTransports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

export const passkeyDescriptor = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.enum(passkeyTransports)),
});

/** PublicKeyCredentialRequestOptionsJSON of WebAuthn: what `navigator.credentials.get` is asked with. */
export const passkeyRequest = z.object({
  challenge: z.string(),
  rpId: z.string(),
  /** Milliseconds; the challenge is refused after that. */
  timeout: z.int(),
  /** Empty: any passkey of this site will do, and it says whose it is. */
  allowCredentials: z.array(passkeyDescriptor),
  userVerification: z.enum(['required', 'preferred']),
});
export type PasskeyRequest = z.infer<typeof passkeyRequest>;

/** The factors somebody may choose from, with a fresh challenge where a passkey is among them. */
export const secondFactorOffer = z.object({
  factors: z.array(z.enum(secondFactors)),
  passkeyOptions: passkeyRequest.optional(),
});
export type SecondFactorOffer = z.infer<typeof secondFactorOffer>;

export const signInOutput = z.object({
  status: z.enum(['signed_in', 'mfa_required']),
  ...secondFactorOffer.partial().shape,
});
export type SignInOutput = z.infer<typeof signInOutput>;

/** Null when no second factor is awaited: signed in, or not even the password was given. */
export const secondFactorOutput = secondFactorOffer.nullable();

/** Bytes as WebAuthn writes them in JSON. */
export const base64url = (max: number) =>
  rawText(max, 'This').regex(/^[\w-]*$/, { error: 'This is not base64url.' });

/** AuthenticationResponseJSON of WebAuthn. What browsers tell about extensions and devices is taken and not read. */
export const passkeyAssertion = z.strictObject({
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  response: z.strictObject({
    clientDataJSON: base64url(8_000),
    authenticatorData: base64url(8_000),
    signature: base64url(4_000),
    userHandle: base64url(100).nullish(),
  }),
  authenticatorAttachment: rawText(50, 'The attachment').nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).optional(),
});
export type PasskeyAssertion = z.infer<typeof passkeyAssertion>;

/** Spaces and dashes are for reading: whoever compares a code leaves them out. */
export const typedCode = rawText(60, 'The code').min(1, { error: 'Enter the code.' });

export const verifySecondFactorInput = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('totp'), code: typedCode }),
  z.strictObject({ method: z.literal('recovery_code'), code: typedCode }),
  z.strictObject({ method: z.literal('passkey'), assertion: passkeyAssertion }),
]);
export type VerifySecondFactorInput = z.infer<typeof verifySecondFactorInput>;

export const signedInOutput = z.object({ status: z.literal('signed_in') });

export const signInWithPasskeyInput = z.strictObject({ assertion: passkeyAssertion });
export type SignInWithPasskeyInput = z.infer<typeof signInWithPasskeyInput>;
