// People: their accounts, credentials and places in organisations; signing in; session → actor in one query.
// Owns users, password_credentials, memberships. Invariants: one account an address, and the address never changes; a partner keeps at
// least one active administrator; nobody works on their own membership; sign-in answers tell nobody whether an account exists.
import type { Manifest } from '../../platform/index.ts';
import { UserEntity } from './persistence/user.entity.ts';
import { PasswordCredentialEntity } from './persistence/password-credential.entity.ts';
import { MembershipEntity } from './persistence/membership.entity.ts';

export type { Organisation } from './contract.ts';
export { canonicalEmail } from './vocabulary.ts';
export { passwordProblem, shortProblem } from './domain/password-rules.ts';
export type { FactorPolicy } from './domain/actor.ts';
export { knownPerson, signInTenant, type KnownPerson } from './domain/known-person.ts';
export { scopeOf } from './domain/scope.ts';
export { recogniseDevice, rememberDevice, type DeviceTokenDeps } from './device-tokens.ts';
export { hashPassword, hashWithThreads, samePassword } from './passwords.ts';
export { countWithoutSecondFactor } from './queries/count-unsecured.ts';
export { hasSecondFactor } from './queries/has-second-factor.ts';
export { organisationView, sessionView, type Vendor } from './queries/session-view.ts';
export { createAccount, type NewAccount } from './use-cases/create-account.ts';
export { createMembership, type NewMembership } from './use-cases/create-membership.ts';
export { createStaffAccount, type NewStaff } from './use-cases/create-staff-account.ts';
export {
  matchPassword,
  proveMailbox,
  removePassword,
  replacePassword,
  writePassword,
  type PasswordChange,
} from './use-cases/credentials.ts';
export { identify } from './use-cases/identify.ts';
export { getOwnMembership, lockActingPartner } from './use-cases/lock-acting-partner.ts';
export {
  aboutMember,
  findMember,
  findMemberEmails,
  refuseLastAdmin,
  refuseSelfChange,
  writeDeactivation,
  writeDescription,
  writeReactivation,
  writeRemoval,
  writeRole,
  type Member,
} from './use-cases/members.ts';
export { completeSignIn, lockAccount, openSession, shareLockAccount } from './use-cases/open-session.ts';
export {
  forgetDetails,
  lockOwnDetails,
  lockPerson,
  ownDetails,
  personDetails,
  recipientOf,
  writeOwnDetails,
  type PersonDetails,
} from './use-cases/own-details.ts';
export { noteFailedSignIn, signIn, type SignInDeps } from './use-cases/sign-in.ts';
export { signOut } from './use-cases/sign-out.ts';
export { switchMembership } from './use-cases/switch-membership.ts';
export { invalidCredentials, reauthenticationRequired } from './identity.errors.ts';
export type { Identified } from './domain/identified.ts';

export const manifest = {
  entities: [UserEntity, PasswordCredentialEntity, MembershipEntity],
  jobs: [],
} satisfies Manifest;
