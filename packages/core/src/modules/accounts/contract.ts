import { z } from 'zod';
import { because, id, instant, name, phoneNumber, rawText, timeZone } from '../../platform/contract.ts';
import { locales } from '../../platform/locales/vocabulary.ts';
import { maxNameLength } from '../../platform/vocabulary.ts';
import {
  base64url,
  passkeyDescriptor,
  passkeyTransports,
  password,
  typedCode,
} from '../identity/contract.ts';
import { canonicalEmail, maxEmailLength } from '../identity/vocabulary.ts';

export { locales };

export const profileOutput = z.object({
  id: z.uuid(),
  /** Shown, never changed. */
  email: z.string(),
  emailProven: z.boolean(),
  displayName: z.string(),
  phone: z.string().nullable(),
  /** IANA name; null uses the browser's zone. */
  timezone: z.string().nullable(),
  locale: z.enum(locales),
});
export type ProfileOutput = z.infer<typeof profileOutput>;

export const updateProfileInput = z.strictObject({
  displayName: name(maxNameLength).optional(),
  /** Empty or null removes the number. */
  phone: phoneNumber.optional(),
  timezone: timeZone.nullable().optional(),
  locale: z.enum(locales).optional(),
});
export type UpdateProfileInput = z.infer<typeof updateProfileInput>;

export const revokeSessionInput = z.strictObject({ sessionId: id });
export type RevokeSessionInput = z.infer<typeof revokeSessionInput>;

export const requestPasswordResetInput = z.strictObject({
  // Refused here, since this depends on no account: a list or a display name would reach another mailbox, or none.
  email: rawText(maxEmailLength)
    .min(1)
    .refine((typed) => canonicalEmail(typed) !== null, because('not_an_email')),
});
export type RequestPasswordResetInput = z.infer<typeof requestPasswordResetInput>;

const resetToken = rawText(200).min(1);

export const previewResetInput = z.strictObject({ token: resetToken });
export const previewResetOutput = z.object({
  /** The account of the password: a password manager stores it under this name. */
  email: z.string(),
  /** The least length of a new password. It is shorter where a second factor follows. */
  minPasswordLength: z.int(),
});
export type PreviewResetOutput = z.infer<typeof previewResetOutput>;

export const resetPasswordInput = z.strictObject({
  token: resetToken,
  password: password.min(1),
});
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const changePasswordInput = z.strictObject({
  /** A missing or empty password has its own answer, different from a wrong one. */
  currentPassword: password.optional(),
  newPassword: password.min(1),
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const confirmEmailProofInput = z.strictObject({
  code: rawText(20).min(1),
});
export type ConfirmEmailProofInput = z.infer<typeof confirmEmailProofInput>;

// Second factors.

/** Asked for again before a factor changes. A missing or empty password has its own answer, different from a wrong one. */
const ownPassword = password.optional();

export const withPasswordInput = z.strictObject({ password: ownPassword });
export type WithPasswordInput = z.infer<typeof withPasswordInput>;

export const mfaOutput = z.object({
  totp: z.boolean(),
  totpConfirmedAt: instant.nullable(),
  totpLastUsedAt: instant.nullable(),
  /** The number of passkeys. */
  passkeys: z.int(),
  recoveryCodesLeft: z.int(),
  /** True where an organisation of the person demands a second factor: the last factor then cannot be removed. */
  required: z.boolean(),
});
export type MfaOutput = z.infer<typeof mfaOutput>;

export const beginTotpOutput = z.object({
  /** Base32, for typing in by hand. */
  secret: z.string(),
  otpauthUrl: z.string(),
});
export type BeginTotpOutput = z.infer<typeof beginTotpOutput>;

export const confirmTotpInput = z.strictObject({ code: typedCode });
export type ConfirmTotpInput = z.infer<typeof confirmTotpInput>;

/** Shown only once. Empty when there were codes before, which stay valid. */
export const recoveryCodesOutput = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodesOutput = z.infer<typeof recoveryCodesOutput>;

/** PublicKeyCredentialCreationOptionsJSON of WebAuthn, the argument of `navigator.credentials.create`. */
export const passkeyCreation = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
  /** Milliseconds, after which the challenge is refused. */
  timeout: z.int(),
  /** The person's passkeys: an authenticator holds at most one. */
  excludeCredentials: z.array(passkeyDescriptor),
  authenticatorSelection: z.object({
    residentKey: z.enum(['required', 'preferred', 'discouraged']),
    requireResidentKey: z.boolean(),
    userVerification: z.enum(['required', 'preferred', 'discouraged']),
  }),
  attestation: z.literal('none'),
  extensions: z.object({ credProps: z.boolean() }),
});
export type PasskeyCreation = z.infer<typeof passkeyCreation>;

/** RegistrationResponseJSON of WebAuthn, and the person's name for the passkey. */
export const confirmPasskeyInput = z.strictObject({
  name: name(maxNameLength).optional(),
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  response: z.strictObject({
    clientDataJSON: base64url(8_000),
    attestationObject: base64url(40_000),
    authenticatorData: base64url(20_000).optional(),
    transports: z.array(rawText(50)).max(10).optional(),
    publicKey: base64url(8_000).nullish(),
    publicKeyAlgorithm: z.int().optional(),
  }),
  authenticatorAttachment: rawText(50).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).optional(),
});
export type ConfirmPasskeyInput = z.infer<typeof confirmPasskeyInput>;

export const passkeyRow = z.object({
  id: z.uuid(),
  name: z.string(),
  transports: z.array(z.enum(passkeyTransports)),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type PasskeyRow = z.infer<typeof passkeyRow>;
/** Oldest first. */
export const passkeysOutput = z.array(passkeyRow);

export const confirmPasskeyOutput = recoveryCodesOutput.extend({ id: z.uuid() });
export type ConfirmPasskeyOutput = z.infer<typeof confirmPasskeyOutput>;

export const removePasskeyInput = z.strictObject({ passkeyId: id, password: ownPassword });
export type RemovePasskeyInput = z.infer<typeof removePasskeyInput>;
