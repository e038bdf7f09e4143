import {
  deliveryStatuses,
  hour,
  invitationStatuses,
  lifetimes,
  minute,
  partnerRoles,
} from '@gatehouse/policy';
import { z } from 'zod';
import { id, instant, listInput, listOutput, rawText } from '../../platform/contract.ts';
import { assignedClientSortFields } from '../clients/vocabulary.ts';
import { checkedEmailsInput, emailsInput, sendAfterSecondsInput } from '../invitations/contract.ts';
import { invitationSortFields, memberSortFields, memberStatuses } from './vocabulary.ts';

const role = z.enum(partnerRoles);

export const membersInput = listInput(memberSortFields, {
  role: z.array(role).max(10).optional(),
  /** By default all members and no invitations. Invitations are for administrators only, like the clients below. */
  status: z.array(z.enum(memberStatuses)).max(memberStatuses.length).optional(),
  mfaEnabled: z.boolean().optional(),
  /** Not active for this many days; for a person who was never active, since joining. */
  inactiveDays: z.int().min(1).max(3_650).optional(),
  /** Assigned to this client. */
  clientId: id.optional(),
});
export type MembersInput = z.infer<typeof membersInput>;

export const memberRow = z.object({
  kind: z.enum(['member', 'invitation']),
  id: z.uuid(),
  /** Null for an invitee, like the time of joining. Their name is empty. */
  userId: z.uuid().nullable(),
  name: z.string(),
  email: z.string(),
  role: z.enum(partnerRoles),
  status: z.enum(memberStatuses),
  mfaEnabled: z.boolean(),
  lastActiveAt: instant.nullable(),
  joinedAt: instant.nullable(),
  self: z.boolean(),
  /** True for the only active administrator left: nobody can remove, deactivate or demote them. */
  lastAdmin: z.boolean(),
  /** How many clients they are assigned to; absent for a partner_user. */
  assignedClients: z.int().optional(),
  /** Set for an invitee. */
  invitation: z
    .object({
      createdAt: instant,
      expiresAt: instant,
      invitedBy: z.string(),
      deliveryStatus: z.enum(deliveryStatuses),
      deliveryError: z.string().nullable(),
      sentCount: z.int(),
      lastSentAt: instant.nullable(),
    })
    .nullable(),
});
export type MemberRow = z.infer<typeof memberRow>;
export const membersOutput = listOutput(memberRow);

export const changeRoleInput = z.strictObject({ memberId: id, role });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;

export const memberIdInput = z.strictObject({ memberId: id });
export type MemberIdInput = z.infer<typeof memberIdInput>;
export const memberSessionInput = z.strictObject({ memberId: id, sessionId: id });
export type MemberSessionInput = z.infer<typeof memberSessionInput>;

/** Without `memberId` the actor's own. Any text is accepted: a partner_user is refused another member's, whatever the id. */
export const assignedClientsInput = listInput(assignedClientSortFields, {
  memberId: rawText(200).optional(),
});
export type AssignedClientsInput = z.infer<typeof assignedClientsInput>;

export const invitationsInput = listInput(invitationSortFields, {
  status: z.array(z.enum(invitationStatuses)).max(4).default(['pending', 'expired']),
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

const settingsShape = {
  requiresMfa: z.boolean().optional(),
  idleMinutes: z
    .int()
    .min(5)
    .max(lifetimes.sessionIdle / minute)
    .optional(),
  absoluteHours: z
    .int()
    .min(1)
    .max(lifetimes.sessionAbsolute / hour)
    .optional(),
};
export const updateSettingsInput = z.strictObject({ ...settingsShape, version: z.int().optional() });
export type UpdateSettingsInput = z.infer<typeof updateSettingsInput>;

/** With `proposed`, the answer shows what saving it would do now. */
export const settingsInput = z
  .strictObject({ proposed: z.strictObject(settingsShape).optional() })
  .optional();
export type SettingsInput = z.infer<typeof settingsInput>;

export const settingsOutput = z.object({
  requiresMfa: z.boolean(),
  idleMinutes: z.int(),
  absoluteHours: z.int(),
  version: z.int(),
});
export type SettingsOutput = z.infer<typeof settingsOutput>;

export const ownSettingsOutput = settingsOutput.extend({
  /** A person without a second factor cannot require one of others. */
  ownSecondFactor: z.boolean(),
  effects: z
    .object({
      /** Active members who would have to set up a second factor before anything else. */
      mustEnrol: z.int(),
      /** Sessions of members and of the clients' people that would end now. */
      sessionsEnd: z.int(),
      ownSessionEnds: z.boolean(),
    })
    .optional(),
});
export type OwnSettingsOutput = z.infer<typeof ownSettingsOutput>;
