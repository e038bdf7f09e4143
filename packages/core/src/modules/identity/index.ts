// People: their accounts, credentials and places in organisations; signing in; session → actor in one query.
// Owns users, password_credentials, memberships. Invariants: one account an address, and the address never changes; a partner keeps at
// least one active administrator; nobody works on their own membership; sign-in answers tell nobody whether an account exists.
export type { Organisation } from './contract.ts';
export { canonicalEmail } from './vocabulary.ts';
export type { Tenant, TenantRole } from './domain/tenant.ts';
export { passwordProblem, shortProblem } from './domain/password-rules.ts';
export type { FactorPolicy } from './domain/actor.ts';
export { knownPerson, signInTenant, type KnownPerson } from './domain/known-person.ts';
export { scopeOf } from './domain/scope.ts';
export { recogniseDevice, rememberDevice, type DeviceTokenDeps } from './device-tokens.ts';
export { hashPassword, hashWithThreads, samePassword } from './passwords.ts';
export { MembershipEntity } from './persistence/membership.entity.ts';
export { PasswordCredentialEntity } from './persistence/password-credential.entity.ts';
export { UserEntity } from './persistence/user.entity.ts';
export { countWithoutSecondFactor } from './queries/count-unsecured.ts';
export { findMemberEmails } from './queries/find-members-by-email.ts';
export { ofTenant } from './queries/of-tenant.ts';
export { hasSecondFactor } from './queries/has-second-factor.ts';
export { organisationView, sessionView, type Vendor } from './queries/session-view.ts';
export { completeSignIn, noteFailedSignIn } from './use-cases/complete-sign-in.ts';
export {
  aboutMember,
  findMember,
  refuseLastAdmin,
  refuseSelfChange,
  writeRemoval,
  writeRole,
  writeStatus,
  type MemberDetails,
} from './use-cases/change-membership.ts';
export { createAccount, type NewAccount } from './use-cases/create-account.ts';
export { createStaffAccount, type NewStaff } from './use-cases/create-staff-account.ts';
export { createMembership, type NewMembership } from './use-cases/create-membership.ts';
export { writeDescription, type Description } from './use-cases/describe-member.ts';
export type { Identified } from './domain/identified.ts';
export { shareLockAccount, lockAccount, type LockedAccount } from './use-cases/lock-account.ts';
export { identify } from './use-cases/identify.ts';
export { lockActingPartner } from './use-cases/lock-acting-partner.ts';
export { membershipNow, type MembershipNow } from './use-cases/membership-now.ts';
export { openSession, type SessionOwner } from './use-cases/open-session.ts';
export { matchPassword } from './use-cases/match-password.ts';
export { replacePassword, type PasswordChange } from './use-cases/replace-password.ts';
export {
  forgetDetails,
  lockOwnDetails,
  lockPerson,
  ownDetails,
  personDetails,
  writeOwnDetails,
  type PersonDetails,
} from './use-cases/own-details.ts';
export { signIn, type SignInDeps } from './use-cases/sign-in.ts';
export { signOut } from './use-cases/sign-out.ts';
export { proveMailbox, removePassword, writePassword } from './use-cases/write-credentials.ts';
export { switchMembership } from './use-cases/switch-membership.ts';
export { invalidCredentials, reauthenticationRequired } from './identity.errors.ts';
