import { deliveryStatuses, invitationStatuses, roles } from '@gatehouse/policy';
import { z } from 'zod';
import { instant, listOutput, name, rawText, textKinds } from '../../platform/contract.ts';
import { maxNameLength } from '../../platform/vocabulary.ts';
import { organisation, password } from '../identity/contract.ts';
import { maxEmailsPerCheck, maxEmailsPerInvite, maxSendDelaySeconds } from './vocabulary.ts';

const token = rawText(200).min(1);

export const previewInput = z.strictObject({ token });
export const previewOutput = z.object({
  email: z.string(),
  role: z.enum(roles),
  organisation,
  inviter: z.string(),
  expiresAt: instant,
  /** Null for a copied link: its holder has not proved to own the mailbox. */
  accountExists: z.boolean().nullable(),
  branding: z.object({ productName: z.string(), primaryColor: z.string() }),
});
export type PreviewOutput = z.infer<typeof previewOutput>;

export const acceptInput = z.strictObject({
  token,
  displayName: name(maxNameLength).optional(),
  password: password.optional(),
});
export type AcceptInput = z.infer<typeof acceptInput>;
export const acceptOutput = z.object({ membershipId: z.uuid() });
export type AcceptOutput = z.infer<typeof acceptOutput>;

export const requestNewLinkInput = z.strictObject({ token });

/** Any string is accepted: an invalid address gets the outcome `invalid` and stops no other. */
const addresses = z.array(z.string().register(textKinds, { kind: 'raw' })).min(1);
export const emailsInput = addresses.max(maxEmailsPerInvite);
export const checkedEmailsInput = addresses.max(maxEmailsPerCheck);

export const sendAfterSecondsInput = z.int().min(0).max(maxSendDelaySeconds).default(0);

export const inviteOutcomes = ['invited', 'already_member', 'already_invited', 'invalid'] as const;
export const inviteOutput = z.object({
  results: z.array(
    z.object({
      /** Canonical; as typed when `invalid`. */
      email: z.string(),
      outcome: z.enum(inviteOutcomes),
      /** The new invitation, or the pending one that existed already. */
      invitationId: z.uuid().optional(),
    }),
  ),
});
export type InviteOutput = z.infer<typeof inviteOutput>;
export type InviteResult = InviteOutput['results'][number];

export const invitationRow = z.object({
  id: z.uuid(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(invitationStatuses),
  createdAt: instant,
  expiresAt: instant,
  invitedBy: z.string(),
  deliveryStatus: z.enum(deliveryStatuses),
  /** The mail server's answer when it refused the mail for good. */
  deliveryError: z.string().nullable(),
  sentCount: z.int(),
  lastSentAt: instant.nullable(),
});
export type InvitationRow = z.infer<typeof invitationRow>;
export const invitationsOutput = listOutput(invitationRow);

export const copyLinkOutput = z.object({ url: z.string() });
