import type { Actor } from '@gatehouse/policy';
import { sql, type Kysely } from 'kysely';
import {
  AppError,
  invalidInput,
  newId,
  notFound,
  unauthenticated,
  violatesUnique,
  type Keyring,
  type Origin,
  type RunUnit,
  type UnitOfWork,
} from '../../../platform/index.ts';
import {
  createAccount,
  createMembership,
  hashPassword,
  openSession,
  passwordProblem,
} from '../../identity/index.ts';
import { lockClientRow } from '../../clients/index.ts';
import { lockPartner } from '../../partners/index.ts';
import type { AcceptInput } from '../contract.ts';
import { refuseUnacceptable, type Standing } from '../domain/acceptable.ts';
import type { Channel } from '../domain/invitation-link.ts';
import { emailUnproven, linkInvalid, wrongAccount } from '../invitations.errors.ts';
import { findByLink, refuseDeadLink, type LinkedInvitation } from '../queries/find-by-link.ts';
import { aboutInvitation } from './find-invitation.ts';

export interface AcceptDeps {
  readonly db: Kysely<unknown>;
  readonly keyring: Keyring;
  readonly runUnit: RunUnit;
}

export interface Accepted {
  readonly membershipId: string;
  /** Secret of the new session, which acts for the new membership. */
  readonly token: string;
}

interface Person {
  readonly userId: string;
  readonly name: string;
  /** Set for somebody who has no account yet. */
  readonly passwordHash: string | null;
}

/**
 * Accepts a link: a membership, an account for who has none, and a session. An existing account accepts signed in as itself and nothing
 * of it is written (SECURITY R21). The link is looked at first, so that refusals come in their order and no hash is computed in vain; it is
 * taken by one guarded UPDATE under the organisation's lock, so that of sixteen at once one wins (R10).
 */
export async function acceptInvitation(
  deps: AcceptDeps,
  actor: Actor,
  origin: Origin,
  input: AcceptInput,
): Promise<Accepted> {
  const { invitation, channel } = await findByLink(deps.db, deps.keyring, input.token);
  refuseDeadLink(invitation);
  refuseUnacceptable(invitation, invitation.role);
  const person = await whoAccepts(actor, invitation, channel, input);
  const { partnerId, clientId } = invitation;
  const scope = { partnerId, clientId, userId: person.userId };
  return deps.runUnit({ actor, origin, scope }, (uow) => accept(uow, invitation, channel, person));
}

async function whoAccepts(
  actor: Actor,
  invitation: LinkedInvitation,
  channel: Channel,
  input: AcceptInput,
): Promise<Person> {
  const { account } = invitation;
  if (actor.kind === 'user') {
    if (actor.userId !== account?.id) throw wrongAccount();
    // A copied link proves no mailbox: whoever made this account may be a stranger to its address (SECURITY R22).
    if (!account.emailProven && !account.belongedHere && channel === 'copied') throw emailUnproven();
    return { userId: actor.userId, name: actor.name, passwordHash: null };
  }
  if (account) throw unauthenticated();
  const { displayName, password } = input;
  const problem =
    password === undefined
      ? 'Choose a password.'
      : passwordProblem(password, [invitation.email, displayName ?? '', invitation.organisation.name]);
  if (displayName === undefined || password === undefined || problem !== null) {
    throw invalidInput({
      ...(displayName === undefined ? { displayName: 'Enter your name.' } : {}),
      ...(problem === null ? {} : { password: problem }),
    });
  }
  return { userId: newId(), name: displayName, passwordHash: await hashPassword(password) };
}

async function accept(
  uow: UnitOfWork,
  invitation: LinkedInvitation,
  channel: Channel,
  person: Person,
): Promise<Accepted> {
  refuseUnacceptable(await lockPlace(uow, invitation), invitation.role);
  await takeLink(uow, invitation);
  const membershipId = await makeMember(uow, invitation, channel, person);
  const who = { id: person.userId, name: person.name, email: invitation.email };
  uow.audit({
    action: 'invitation.accepted',
    ...aboutInvitation(invitation),
    actor: who,
    details: { membershipId, role: invitation.role, channel, newAccount: person.passwordHash !== null },
  });
  const token = await openSession(uow, {
    userId: person.userId,
    name: person.name,
    email: invitation.email,
    membershipId,
    roles: [invitation.role],
    instead: uow.actor.kind === 'user' ? uow.actor.sessionId : null,
  });
  return { membershipId, token };
}

/** The partner, then the client where the invitation leads to one; how they stand holds until the unit ends. */
async function lockPlace(uow: UnitOfWork, { partnerId, clientId }: LinkedInvitation): Promise<Standing> {
  const partner = await lockPartner(uow, partnerId);
  if (!partner) throw notFound();
  const partnerStatus = partner.status;
  if (clientId === null) return { partnerStatus, clientStatus: null, rolesOnOffer: null };
  const client = await lockClientRow(uow, clientId);
  if (!client) throw notFound();
  return { partnerStatus, clientStatus: client.status, rolesOnOffer: client.rolesOnOffer };
}

/** Lock first, then one guarded UPDATE by the database's clock: after a wait `now()` would still show a time before the end. */
async function takeLink(uow: UnitOfWork, { id, generation }: LinkedInvitation): Promise<void> {
  const { rows } = await sql`
    update invitations set status = 'accepted', accepted_at = clock_timestamp()
     where id = ${id} and status = 'pending' and generation = ${generation} and expires_at > clock_timestamp()
    returning id`.execute(uow.db);
  if (rows.length !== 1) await refuseMissed(uow, id, generation);
}

/** The link was good a moment ago: used, revoked or superseded since is link_invalid as ever, only past its end is link_expired. */
async function refuseMissed(uow: UnitOfWork, id: string, generation: number): Promise<never> {
  const { rows } = await sql<Pick<LinkedInvitation, 'status' | 'due'>>`
    select status, expires_at <= clock_timestamp() as due from invitations
     where id = ${id} and generation = ${generation}`.execute(uow.db);
  for (const found of rows) refuseDeadLink(found);
  throw linkInvalid();
}

async function makeMember(
  uow: UnitOfWork,
  invitation: LinkedInvitation,
  channel: Channel,
  person: Person,
): Promise<string> {
  const { partnerId, clientId, role } = invitation;
  try {
    if (person.passwordHash !== null) {
      await createAccount(uow, {
        id: person.userId,
        email: invitation.email,
        displayName: person.name,
        passwordHash: person.passwordHash,
        emailProven: channel === 'mailed',
      });
    } else if (channel === 'mailed') {
      await sql`update users set email_proven_at = clock_timestamp()
        where id = ${person.userId} and email_proven_at is null`.execute(uow.db);
    }
    return await createMembership(uow, { userId: person.userId, partnerId, clientId, role });
  } catch (error) {
    // The address got an account, or the person this very membership, by another link a moment ago.
    if (violatesUnique(error, 'users_email_canonical_key')) throw unauthenticated();
    const alreadyHere =
      violatesUnique(error, 'memberships_one_per_partner') ||
      violatesUnique(error, 'memberships_one_per_client');
    if (alreadyHere) throw new AppError('already_exists', { cause: error });
    throw error;
  }
}
