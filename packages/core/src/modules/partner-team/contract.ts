import { invitationStatuses, membershipStatuses, partnerRoles } from '@gatehouse/policy';
import { z } from 'zod';
import { id, instant, listInput, listOutput, rawText } from '../../platform/contract.ts';
import { assignedClientSortFields } from '../clients/contract.ts';
import { checkedEmailsInput, emailsInput, sendAfterSecondsInput } from '../invitations/contract.ts';

const role = z.enum(partnerRoles, { error: `Choose one of: ${partnerRoles.join(', ')}.` });

export const memberSortFields = ['name', 'email', 'role', 'mfa', 'lastActive'] as const;
export const membersInput = listInput(memberSortFields, { role: z.array(role).max(10).optional() });
export type MembersInput = z.infer<typeof membersInput>;

export const memberRow = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(partnerRoles),
  status: z.enum(membershipStatuses),
  mfaEnabled: z.boolean(),
  lastActiveAt: instant.nullable(),
  joinedAt: instant,
  self: z.boolean(),
  /** True for the one active administrator left: nobody can remove or demote them. */
  lastAdmin: z.boolean(),
  /** How many clients they look after; absent for a partner_user. */
  assignedClients: z.int().optional(),
});
export type MemberRow = z.infer<typeof memberRow>;
export const membersOutput = listOutput(memberRow);

export const changeRoleInput = z.strictObject({ memberId: id, role });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;

export const memberIdInput = z.strictObject({ memberId: id });
export type MemberIdInput = z.infer<typeof memberIdInput>;
export const memberSessionInput = z.strictObject({ memberId: id, sessionId: id });
export type MemberSessionInput = z.infer<typeof memberSessionInput>;

/** One's own without `memberId`. Any text is taken there: a partner_user is refused another's whatever the id. */
export const assignedClientsInput = listInput(assignedClientSortFields, {
  memberId: rawText(200, 'The member').optional(),
});
export type AssignedClientsInput = z.infer<typeof assignedClientsInput>;

export const invitationSortFields = ['email', 'role', 'status', 'createdAt', 'expiresAt'] as const;
export const invitationsInput = listInput(invitationSortFields, {
  status: z
    .array(z.enum(invitationStatuses, { error: 'Choose among: pending, accepted, revoked, expired.' }))
    .max(4)
    .default(['pending', 'expired']),
});
export type InvitationsInput = z.infer<typeof invitationsInput>;

export const inviteInput = z.strictObject({
  emails: emailsInput,
  role,
  sendAfterSeconds: sendAfterSecondsInput,
});
export type InviteInput = z.infer<typeof inviteInput>;

export const checkAddressesInput = z.strictObject({ emails: checkedEmailsInput });
export type CheckAddressesInput = z.infer<typeof checkAddressesInput>;

export const invitationIdInput = z.strictObject({ invitationId: id });
export type InvitationIdInput = z.infer<typeof invitationIdInput>;
export const changeInvitationRoleInput = z.strictObject({ invitationId: id, role });
export type ChangeInvitationRoleInput = z.infer<typeof changeInvitationRoleInput>;

const day = 24;
export const updateSettingsInput = z.strictObject({
  requiresMfa: z.boolean({ error: 'Must be true or false.' }).optional(),
  idleMinutes: z
    .int({ error: 'Must be a whole number of minutes.' })
    .min(5, { error: 'Must be at least 5 minutes.' })
    .max(7 * day * 60, { error: 'Must be at most 7 days (10 080 minutes).' })
    .optional(),
  absoluteHours: z
    .int({ error: 'Must be a whole number of hours.' })
    .min(1, { error: 'Must be at least 1 hour.' })
    .max(30 * day, { error: 'Must be at most 30 days (720 hours).' })
    .optional(),
  version: z.int().optional(),
});
export type UpdateSettingsInput = z.infer<typeof updateSettingsInput>;

export const settingsOutput = z.object({
  requiresMfa: z.boolean(),
  idleMinutes: z.int(),
  absoluteHours: z.int(),
  version: z.int(),
});
export type SettingsOutput = z.infer<typeof settingsOutput>;
