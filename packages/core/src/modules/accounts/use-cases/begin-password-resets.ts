import { type Transact, type Db, callFunction, type UnitOfWork } from '../../../platform/index.ts';
import { findResetRequests, onlyPlace, type ResetRequest } from '../queries/find-reset-request.ts';
import { anonymous } from '@gatehouse/policy';
import { sql } from 'kysely';
import { z } from 'zod';
import { sendPasswordResetJob } from '../jobs/send-password-reset.job.ts';
import { issueSecret } from './mailed-secrets.ts';

/** Far more than arrive in a second. All requests about nobody cost one statement together. */
const batch = 500;

/**
 * Processes all waiting requests, oldest first: a flood of unknown addresses does not delay honest requests. The next run retries a failed
 * one, which delays none behind it.
 */
export async function beginPasswordResets(deps: {
  readonly db: Db;
  readonly transact: Transact;
}): Promise<void> {
  const failures: unknown[] = [];
  for (;;) {
    const requests = await findResetRequests(deps.db, batch);
    const aboutNobody = requests.filter(({ person }) => !person);
    if (aboutNobody.length > 0) await forgetResetRequests(deps.db, aboutNobody);
    for (const request of requests) {
      if (request.person)
        await beginPasswordReset(deps.transact, request).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
    if (requests.length < batch) return;
  }
}

/** Processes a request for a person who has a membership: makes a new link, which invalidates the one before. */
async function beginPasswordReset(transact: Transact, request: ResetRequest): Promise<void> {
  const { id, person, administratorId, ...origin } = request;
  if (!person) return;
  const scope = { ...onlyPlace(person.memberships), userId: person.userId };
  await transact({ actor: anonymous, origin, scope }, async (uow) => {
    if (!(await forgetResetRequest(uow, id))) return;
    const { userId, displayName, email } = person;
    const secretId = await issueSecret(uow, userId, 'password_reset');
    // A request by an administrator was logged when it was made.
    if (administratorId === null)
      uow.audit({
        action: 'password.reset_requested',
        subject: { type: 'user', id: userId, label: `${displayName} <${email}>` },
      });
    uow.enqueue(sendPasswordResetJob, { userId, secretId });
  });
}

/** False when another worker was first. */
const forgetResetRequest = (uow: UnitOfWork, id: string): Promise<boolean> =>
  callFunction(uow.db, sql`gatehouse.forget_password_reset_request(${id})`, z.boolean());

/** Deletes requests that are about nobody, in one statement. */
async function forgetResetRequests(db: Db, requests: readonly ResetRequest[]): Promise<void> {
  await sql`select gatehouse.forget_password_reset_requests(${requests.map(({ id }) => id)}::uuid[])`.execute(
    db,
  );
}
