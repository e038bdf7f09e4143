import {
  clientPermissions,
  clientRoles,
  clientStatuses,
  membershipStatuses,
  partnerStatuses,
  roles,
} from '@gatehouse/policy';
import { z } from 'zod';
import { because, id, rawText } from '../../platform/contract.ts';
import { maxEmailLength, maxPasswordLength, maxTypedPasswordLength, passwordLength } from './vocabulary.ts';

export const password = rawText(maxTypedPasswordLength).refine(
  (typed) => passwordLength(typed) <= maxPasswordLength,
  because('too_long', { max: maxPasswordLength }),
);

export const signInInput = z.strictObject({
  email: rawText(maxEmailLength).min(1),
  password: password.min(1),
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
    /** The permissions of the person's own client; null for everybody but a client's people. */
    permissions: z.array(z.enum(clientPermissions)).nullable(),
    /** The roles the person's own client offers; null except for its people who manage its users. */
    rolesOnOffer: z.array(z.enum(clientRoles)).nullable(),
    /** True when the organisation demands a second factor and the person has none: they must enrol one first. */
    mfaEnrolmentRequired: z.boolean(),
    /** How to reach the vendor when the organisation is pending or blocked. From the configuration. */
    vendorContact: z.string(),
    can: z.array(z.string()),
  })
  .nullable();
export type SessionOutput = z.infer<typeof sessionOutput>;

/** The second factors, given beside the password. */
export const secondFactors = ['totp', 'passkey', 'recovery_code'] as const;
export type SecondFactor = (typeof secondFactors)[number];

/** How a browser reaches an authenticator. Other transports are not stored. */
export const passkeyTransports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

export const passkeyDescriptor = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.enum(passkeyTransports)),
});

/** PublicKeyCredentialRequestOptionsJSON of WebAuthn, the argument of `navigator.credentials.get`. */
export const passkeyRequest = z.object({
  challenge: z.string(),
  rpId: z.string(),
  /** Milliseconds, after which the challenge is refused. */
  timeout: z.int(),
  /** Empty: any passkey of this site is accepted, and the passkey names its user. */
  allowCredentials: z.array(passkeyDescriptor),
  userVerification: z.enum(['required', 'preferred']),
});
export type PasskeyRequest = z.infer<typeof passkeyRequest>;

/** The factors a person may choose from, with a fresh challenge if a passkey is among them. */
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

/** Null when no second factor is awaited: signed in, or no password given yet. */
export const secondFactorOutput = secondFactorOffer.nullable();

/** Bytes as WebAuthn writes them in JSON. */
export const base64url = (max: number) => rawText(max).regex(/^[\w-]*$/);

/** AuthenticationResponseJSON of WebAuthn. What browsers add about extensions and devices is accepted and ignored. */
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
  authenticatorAttachment: rawText(50).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).optional(),
});
export type PasskeyAssertion = z.infer<typeof passkeyAssertion>;

/** Spaces and dashes make a code readable; comparing ignores them. */
export const typedCode = rawText(60).min(1);

export const verifySecondFactorInput = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('totp'), code: typedCode }),
  z.strictObject({ method: z.literal('recovery_code'), code: typedCode }),
  z.strictObject({ method: z.literal('passkey'), assertion: passkeyAssertion }),
]);
export type VerifySecondFactorInput = z.infer<typeof verifySecondFactorInput>;

export const signedInOutput = z.object({ status: z.literal('signed_in') });

export const signInWithPasskeyInput = z.strictObject({ assertion: passkeyAssertion });
export type SignInWithPasskeyInput = z.infer<typeof signInWithPasskeyInput>;
