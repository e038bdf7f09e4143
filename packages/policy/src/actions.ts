import type { ClientPermission } from './permissions.ts';
import { command, query, type SignedInTraits } from './traits.ts';
import { clientRoles, type ClientRole, type PartnerRole, type StaffRole } from './roles.ts';

/** Who may perform an action, and how the API handles its calls. A row without its traits does not compile. */
export type Rule = SignedInTraits & Audience;

interface Audience {
  /** The tiers that have this surface, with the roles of each that may act. Other tiers get `not_found`. */
  readonly partner?: readonly PartnerRole[];
  readonly client?: readonly ClientRole[];
  readonly vendor?: readonly StaffRole[];
  /** The client permission this surface needs. Without it, all roles of the client's own people get `not_found`. */
  readonly clientSurface?: ClientPermission;
}

const everyPartnerRole = ['partner_admin', 'partner_user'] as const;
const partnerAdmin = ['partner_admin'] as const;
/** A client's people are managed by its partner, and by the client itself where it has the permission. */
const clientUserAdmins = {
  partner: partnerAdmin,
  client: ['client_admin', 'community_manager'],
  clientSurface: 'manage_users',
} as const;

/**
 * The access table (SECURITY R25): one row for each procedure that acts for a membership. The action is the procedure's path, the same word
 * in router, policy, audit and tests.
 */
export const actions = {
  'partnerTeam.members': { ...query, partner: everyPartnerRole },
  'partnerTeam.member': { ...query, partner: everyPartnerRole },
  'partnerTeam.invitations': { ...query, partner: partnerAdmin },
  'partnerTeam.checkAddresses': { ...query, partner: partnerAdmin, limits: ['addressChecks'] },
  'partnerTeam.settings': { ...query, partner: partnerAdmin },
  'partnerTeam.invite': { ...command, partner: partnerAdmin, limits: ['invitations'] },
  'partnerTeam.resendInvitation': { ...command, partner: partnerAdmin, limits: ['resends'] },
  'partnerTeam.revokeInvitation': { ...command, partner: partnerAdmin },
  'partnerTeam.copyInvitationLink': { ...command, partner: partnerAdmin, answer: 'secret' },
  'partnerTeam.changeInvitationRole': { ...command, partner: partnerAdmin, limits: ['resends'] },
  'partnerTeam.changeRole': { ...command, partner: partnerAdmin },
  'partnerTeam.removeMember': { ...command, partner: partnerAdmin },
  'partnerTeam.deactivateMember': { ...command, partner: partnerAdmin },
  'partnerTeam.reactivateMember': { ...command, partner: partnerAdmin },
  'partnerTeam.updateSettings': { ...command, partner: partnerAdmin },
  // A partner_user may list only their own clients. That depends on the input, so the use case refuses another member's.
  'partnerTeam.assignedClients': { ...query, partner: everyPartnerRole },
  'partnerTeam.memberSessions': { ...query, partner: partnerAdmin },
  'partnerTeam.revokeMemberSession': { ...command, partner: partnerAdmin },
  'partnerTeam.revokeMemberSessions': { ...command, partner: partnerAdmin },
  'clients.list': { ...query, partner: everyPartnerRole },
  'clients.get': { ...query, partner: everyPartnerRole },
  'clients.provision': { ...command, partner: partnerAdmin },
  'clients.update': { ...command, partner: partnerAdmin },
  'clients.setStatus': { ...command, partner: partnerAdmin },
  'clients.assignments': { ...query, partner: everyPartnerRole },
  'clients.eligibleMembers': { ...query, partner: partnerAdmin },
  'clients.assign': { ...command, partner: partnerAdmin },
  'clients.unassign': { ...command, partner: partnerAdmin },
  'clients.setSupportContact': { ...command, partner: partnerAdmin },
  'clients.permissions': { ...query, partner: partnerAdmin },
  'clients.updatePermissions': { ...command, partner: partnerAdmin },
  'clientUsers.list': { ...query, ...clientUserAdmins },
  'clientUsers.get': { ...query, ...clientUserAdmins },
  'clientUsers.sessions': { ...query, ...clientUserAdmins },
  'clientUsers.checkAddresses': { ...query, ...clientUserAdmins, limits: ['addressChecks'] },
  'clientUsers.invite': { ...command, ...clientUserAdmins, limits: ['invitations'] },
  'clientUsers.resendInvitation': { ...command, ...clientUserAdmins, limits: ['resends'] },
  'clientUsers.revokeInvitation': { ...command, ...clientUserAdmins },
  'clientUsers.copyInvitationLink': { ...command, ...clientUserAdmins, answer: 'secret' },
  'clientUsers.changeInvitationRole': { ...command, ...clientUserAdmins, limits: ['resends'] },
  'clientUsers.changeRole': { ...command, ...clientUserAdmins },
  'clientUsers.update': { ...command, ...clientUserAdmins },
  'clientUsers.deactivate': { ...command, ...clientUserAdmins },
  'clientUsers.reactivate': { ...command, ...clientUserAdmins },
  'clientUsers.remove': { ...command, ...clientUserAdmins },
  'clientUsers.sendPasswordReset': { ...command, ...clientUserAdmins, limits: ['resetMails'] },
  'clientUsers.revokeSession': { ...command, ...clientUserAdmins },
  'clientUsers.revokeSessions': { ...command, ...clientUserAdmins },
  // The customer portal's home. Role and client permissions together decide which features it shows (features.ts).
  'portal.home': { ...query, client: clientRoles },
  'portal.feature': { ...query, client: clientRoles },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof actions;
export type QueryAction = { [A in Action]: (typeof actions)[A]['kind'] extends 'query' ? A : never }[Action];
export type CommandAction = Exclude<Action, QueryAction>;

const rules: Readonly<Record<string, Rule>> = actions;

/** The rule of an action; undefined for an action that is not in the table. */
export function ruleOf(action: string): Rule | undefined {
  return Object.hasOwn(rules, action) ? rules[action] : undefined;
}

export const allActions = Object.keys(actions).filter((key): key is Action => Object.hasOwn(actions, key));
