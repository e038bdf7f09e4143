// People: their accounts, credentials and memberships; signing in; session → actor in one query. Owns users, password_credentials,
// memberships. Invariants: one account per address, and the address never changes; a partner keeps at least one active administrator;
// nobody changes their own membership; answers to sign-ins never reveal whether an account exists.
import type { Manifest } from '../../platform/index.ts';
import { UserEntity } from './persistence/user.entity.ts';
import { PasswordCredentialEntity } from './persistence/password-credential.entity.ts';
import { MembershipEntity } from './persistence/membership.entity.ts';

// For every module: the actor, and the members of a tenant.
export { scopeOf } from './domain/scope.ts';
export {
  getOwnMembership,
  lockActingPartner,
  lockTeamMember,
  shareLockActingPartner,
} from './use-cases/lock-acting-partner.ts';
export {
  aboutMember,
  findMember,
  findMemberEmails,
  refuseLastAdmin,
  refuseSelfChange,
  type Member,
} from './use-cases/members.ts';

// For modules whose commands manage members. Each demands the grant of its own action.
export {
  writeDeactivation,
  writeDescription,
  writeReactivation,
  writeRemoval,
  writeRole,
} from './use-cases/members.ts';

// For modules that sign people in: by address and password, a second factor, a passkey, an invitation.
export { knownPerson, signInTenant } from './domain/known-person.ts';
export { invalidCredentials, reauthenticationRequired } from './identity.errors.ts';
export { createAccount } from './use-cases/create-account.ts';
export { createMembership } from './use-cases/create-membership.ts';
export { completeSignIn, lockAccount, openSession } from './use-cases/open-session.ts';
export { noteFailedSignIn, signIn } from './use-cases/sign-in.ts';
export { signOut } from './use-cases/sign-out.ts';
export { switchMembership } from './use-cases/switch-membership.ts';

// For the accounts module: what belongs to the person.
export { passwordProblem, shortProblem } from './domain/password-rules.ts';
export { hashPassword, samePassword } from './passwords.ts';
export { hasSecondFactor } from './queries/has-second-factor.ts';
export { matchPassword, proveMailbox, replacePassword, writePassword } from './use-cases/credentials.ts';
export {
  forgetMaker,
  lockOwnDetails,
  lockPerson,
  ownDetails,
  personDetails,
  recipientOf,
  writeOwnDetails,
  type PersonDetails,
} from './use-cases/own-details.ts';

// For the server and the operator.
export type { FactorPolicy } from './domain/actor.ts';
export type { Identified } from './domain/identified.ts';
export { recogniseDevice, rememberDevice } from './device-tokens.ts';
export { hashWithThreads } from './passwords.ts';
export { countWithoutSecondFactor } from './queries/count-unsecured.ts';
export { sessionView, type Vendor } from './queries/session-view.ts';
export { createStaffAccount } from './use-cases/create-staff-account.ts';
export { identify } from './use-cases/identify.ts';
export { canonicalEmail } from './vocabulary.ts';

export const manifest = {
  entities: [UserEntity, PasswordCredentialEntity, MembershipEntity],
  jobs: [],
} satisfies Manifest;
