import { z } from 'zod';
import { id, phoneNumber, rawText, text } from '../../platform/contract.ts';
import { maxEmailLength, maxPasswordLength } from '../identity/contract.ts';

/** Languages the portal speaks. */
export const locales = ['en', 'de'] as const;

export const profileOutput = z.object({
  id: z.uuid(),
  /** Shown, never edited. */
  email: z.string(),
  emailProven: z.boolean(),
  displayName: z.string(),
  phone: z.string().nullable(),
  /** IANA name; null: as the browser says. */
  timezone: z.string().nullable(),
  locale: z.enum(locales),
});
export type ProfileOutput = z.infer<typeof profileOutput>;

const timezone = text(64, 'The time zone').refine(
  (name) => name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name),
  { error: 'Choose an IANA time zone, such as Europe/Berlin.' },
);

export const updateProfileInput = z.strictObject({
  displayName: text(120, 'The name').optional(),
  /** Empty or null takes the number away. */
  phone: phoneNumber.optional(),
  timezone: timezone.nullable().optional(),
  locale: z.enum(locales, { error: `Choose one of: ${locales.join(', ')}.` }).optional(),
});
export type UpdateProfileInput = z.infer<typeof updateProfileInput>;

export const revokeSessionInput = z.strictObject({ sessionId: id });
export type RevokeSessionInput = z.infer<typeof revokeSessionInput>;

export const requestPasswordResetInput = z.strictObject({
  email: rawText(maxEmailLength, 'The e-mail address').min(1, { error: 'Enter your e-mail address.' }),
});
export type RequestPasswordResetInput = z.infer<typeof requestPasswordResetInput>;

export const resetPasswordInput = z.strictObject({
  token: rawText(200, 'The link').min(1, { error: 'The link is missing.' }),
  password: rawText(maxPasswordLength, 'The password').min(1, { error: 'Choose a password.' }),
});
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const confirmEmailProofInput = z.strictObject({
  code: rawText(20, 'The code').min(1, { error: 'Enter the code from the mail.' }),
});
export type ConfirmEmailProofInput = z.infer<typeof confirmEmailProofInput>;
