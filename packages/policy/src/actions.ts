import type { ClientPermission } from './permissions.ts';
import { clientRoles, type ClientRole, type PartnerRole, type StaffRole } from './roles.ts';

export interface Rule {
  readonly kind: 'query' | 'command';
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
  'partnerTeam.members': { kind: 'query', partner: everyPartnerRole },
  'partnerTeam.member': { kind: 'query', partner: everyPartnerRole },
  'partnerTeam.invitations': { kind: 'query', partner: partnerAdmin },
  'partnerTeam.checkAddresses': { kind: 'query', partner: partnerAdmin },
  'partnerTeam.settings': { kind: 'query', partner: partnerAdmin },
  'partnerTeam.invite': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.resendInvitation': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.revokeInvitation': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.copyInvitationLink': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.changeInvitationRole': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.changeRole': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.removeMember': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.deactivateMember': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.reactivateMember': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.updateSettings': { kind: 'command', partner: partnerAdmin },
  // A partner_user may list only their own clients. That depends on the input, so the use case refuses another member's.
  'partnerTeam.assignedClients': { kind: 'query', partner: everyPartnerRole },
  'partnerTeam.memberSessions': { kind: 'query', partner: partnerAdmin },
  'partnerTeam.revokeMemberSession': { kind: 'command', partner: partnerAdmin },
  'partnerTeam.revokeMemberSessions': { kind: 'command', partner: partnerAdmin },
  'clients.list': { kind: 'query', partner: everyPartnerRole },
  'clients.get': { kind: 'query', partner: everyPartnerRole },
  'clients.provision': { kind: 'command', partner: partnerAdmin },
  'clients.update': { kind: 'command', partner: partnerAdmin },
  'clients.setStatus': { kind: 'command', partner: partnerAdmin },
  'clients.assignments': { kind: 'query', partner: everyPartnerRole },
  'clients.eligibleMembers': { kind: 'query', partner: partnerAdmin },
  'clients.assign': { kind: 'command', partner: partnerAdmin },
  'clients.unassign': { kind: 'command', partner: partnerAdmin },
  'clients.setSupportContact': { kind: 'command', partner: partnerAdmin },
  'clients.permissions': { kind: 'query', partner: partnerAdmin },
  'clients.updatePermissions': { kind: 'command', partner: partnerAdmin },
  'clientUsers.list': { kind: 'query', ...clientUserAdmins },
  'clientUsers.get': { kind: 'query', ...clientUserAdmins },
  'clientUsers.sessions': { kind: 'query', ...clientUserAdmins },
  'clientUsers.checkAddresses': { kind: 'query', ...clientUserAdmins },
  'clientUsers.invite': { kind: 'command', ...clientUserAdmins },
  'clientUsers.resendInvitation': { kind: 'command', ...clientUserAdmins },
  'clientUsers.revokeInvitation': { kind: 'command', ...clientUserAdmins },
  'clientUsers.copyInvitationLink': { kind: 'command', ...clientUserAdmins },
  'clientUsers.changeInvitationRole': { kind: 'command', ...clientUserAdmins },
  'clientUsers.changeRole': { kind: 'command', ...clientUserAdmins },
  'clientUsers.update': { kind: 'command', ...clientUserAdmins },
  'clientUsers.deactivate': { kind: 'command', ...clientUserAdmins },
  'clientUsers.reactivate': { kind: 'command', ...clientUserAdmins },
  'clientUsers.remove': { kind: 'command', ...clientUserAdmins },
  'clientUsers.sendPasswordReset': { kind: 'command', ...clientUserAdmins },
  'clientUsers.revokeSession': { kind: 'command', ...clientUserAdmins },
  'clientUsers.revokeSessions': { kind: 'command', ...clientUserAdmins },
  // The customer portal's home. Role and client permissions together decide which features it shows (features.ts).
  'portal.home': { kind: 'query', client: clientRoles },
  'portal.feature': { kind: 'query', client: clientRoles },
} as const satisfies Record<string, Rule>;

/** Paths that need a signed-in person and nothing else: they only touch the caller's own account. */
export const selfPaths = [
  'auth.switchMembership',
  'account.changePassword',
  'account.mfa',
  'account.beginTotp',
  'account.confirmTotp',
  'account.removeTotp',
  'account.regenerateRecoveryCodes',
  'account.passkeys',
  'account.beginPasskey',
  'account.confirmPasskey',
  'account.removePasskey',
  'account.profile',
  'account.updateProfile',
  'account.requestEmailProof',
  'account.confirmEmailProof',
  'account.sessions',
  'account.revokeSession',
  'account.revokeOtherSessions',
] as const;

/** Paths that are open to anyone, each with the reason. */
export const openPaths = {
  'auth.session': 'The web app asks who is signed in; the answer is null when no one is.',
  'auth.signIn': 'Signing in starts without a session; rate-limited.',
  'auth.secondFactor':
    'Asked after the right password: the pending session is the proof, the answer is null without one.',
  'auth.verifySecondFactor': 'The pending session is the proof; rate-limited.',
  'auth.passkeySignIn': 'A challenge for anyone; nothing is stored for it.',
  'auth.signInWithPasskey': 'Signing in with a passkey starts without a session; rate-limited.',
  'auth.requestPasswordReset':
    'Without the password one cannot sign in; the answer is the same for any address.',
  'auth.previewReset':
    'A mailed link is checked as soon as it is opened; it is the proof, nothing changes; rate-limited.',
  'auth.resetPassword': 'Without the password one cannot sign in; the mailed link is the proof.',
  'auth.signOut': 'Ends the session of the cookie, if there is one.',
  'invitations.preview': 'The invited person has no account yet; the link is the proof.',
  'invitations.accept': 'The invited person has no account yet; the link is the proof.',
  'invitations.requestNewLink':
    'An expired link still names its invitation; the answer is the same for any token.',
} as const satisfies Record<string, string>;

export type Action = keyof typeof actions;
export type QueryAction = { [A in Action]: (typeof actions)[A]['kind'] extends 'query' ? A : never }[Action];
export type CommandAction = Exclude<Action, QueryAction>;
export type SelfPath = (typeof selfPaths)[number];
export type OpenPath = keyof typeof openPaths;

const rules: Readonly<Record<string, Rule>> = actions;

/** The rule of an action; undefined for an action that is not in the table. */
export function ruleOf(action: string): Rule | undefined {
  return Object.hasOwn(rules, action) ? rules[action] : undefined;
}

export const allActions = Object.keys(actions).filter((key): key is Action => Object.hasOwn(actions, key));
