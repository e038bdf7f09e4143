import { clientRoles, deliveryStatuses } from '@gatehouse/policy';
import { z } from 'zod';
import { id, instant, listInput, listOutput, name, phoneNumber } from '../../platform/contract.ts';
import { maxNameLength } from '../../platform/vocabulary.ts';
import { checkedEmailsInput, emailsInput, sendAfterSecondsInput } from '../invitations/contract.ts';
import { clientUserSortFields, clientUserStatuses } from './vocabulary.ts';

const role = z.enum(clientRoles);

const status = z.enum(clientUserStatuses);

export const clientUsersInput = listInput(clientUserSortFields, {
  /** Default: all clients of the partner, or the customer's own. */
  clientId: id.optional(),
  role: z.array(role).max(20).optional(),
  status: z.array(status).max(20).optional(),
  communityId: id.optional(),
});
export type ClientUsersInput = z.infer<typeof clientUsersInput>;

const named = z.object({ id: z.uuid(), name: z.string() });

export const clientUserRow = z.object({
  kind: z.enum(['user', 'invitation']),
  /** Id of the membership or of the invitation. */
  id: z.uuid(),
  /** Null for a person who has not joined yet. */
  name: z.string().nullable(),
  email: z.string(),
  phone: z.string().nullable(),
  role: z.enum(clientRoles),
  status: z.enum(clientUserStatuses),
  lastActiveAt: instant.nullable(),
  client: z.object({
    id: z.uuid(),
    businessName: z.string(),
    /** The partner's own short code; absent for the client's people. */
    code: z.string().optional(),
  }),
  allCommunities: z.boolean(),
  communities: z.array(named),
  groups: z.array(named),
  /** When the person joined, or the invitation was made. */
  createdAt: instant,
  self: z.boolean(),
  /** True for the only active administrator left of a client that manages itself: they can be neither removed, deactivated nor demoted. */
  lastAdmin: z.boolean(),
  mfaEnabled: z.boolean(),
  /** Set for invitations only. */
  invitation: z
    .object({
      expiresAt: instant,
      invitedBy: z.string(),
      deliveryStatus: z.enum(deliveryStatuses),
      deliveryError: z.string().nullable(),
      sentCount: z.int(),
      lastSentAt: instant.nullable(),
      /** False when the client no longer offers the role: the invitation cannot be accepted. */
      roleOnOffer: z.boolean(),
    })
    .nullable(),
});
export type ClientUserRow = z.infer<typeof clientUserRow>;
/** `none`: the reader works within communities and has none, so that nobody is listed and nobody can be invited. */
const reach = z.enum(['all', 'none']);
export const clientUsersOutput = listOutput(clientUserRow).extend({ reach });
export type ClientUsersOutput = z.infer<typeof clientUsersOutput>;

export const clientUserIdInput = z.strictObject({ memberId: id });
export type ClientUserIdInput = z.infer<typeof clientUserIdInput>;

/** Left out it means all of them. An empty list must not, because it chooses nothing. */
const places = z.array(id).min(1).max(500).optional();
export const inviteClientUsersInput = z.strictObject({
  clientId: id,
  emails: emailsInput,
  role,
  communityIds: places,
  groupIds: places,
  sendAfterSeconds: sendAfterSecondsInput,
});
export type InviteClientUsersInput = z.infer<typeof inviteClientUsersInput>;

export const checkClientAddressesInput = z.strictObject({ clientId: id, emails: checkedEmailsInput });
export type CheckClientAddressesInput = z.infer<typeof checkClientAddressesInput>;

export const clientInvitationIdInput = z.strictObject({ invitationId: id });
export type ClientInvitationIdInput = z.infer<typeof clientInvitationIdInput>;
export const changeClientInvitationRoleInput = z.strictObject({ invitationId: id, role });
export type ChangeClientInvitationRoleInput = z.infer<typeof changeClientInvitationRoleInput>;

export const changeClientUserRoleInput = z.strictObject({ memberId: id, role });
export type ChangeClientUserRoleInput = z.infer<typeof changeClientUserRoleInput>;

/** No input has the address: it never changes. An empty phone removes the number. */
export const updateClientUserInput = z.strictObject({
  memberId: id,
  displayName: name(maxNameLength).optional(),
  phone: phoneNumber.optional(),
});
export type UpdateClientUserInput = z.infer<typeof updateClientUserInput>;

export const clientUserSessionInput = z.strictObject({ memberId: id, sessionId: id });
export type ClientUserSessionInput = z.infer<typeof clientUserSessionInput>;
