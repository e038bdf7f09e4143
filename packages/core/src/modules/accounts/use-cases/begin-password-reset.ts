import { anonymous } from '@gatehouse/policy';
import { sql } from 'kysely';
import { z } from 'zod';
import { callFunction, type Db, type Transact, type UnitOfWork } from '../../../platform/index.ts';
import { sendPasswordResetJob } from '../jobs/send-password-reset.job.ts';
import { onlyPlace, type ResetRequest } from '../queries/find-reset-request.ts';
import { issueSecret } from './mailed-secrets.ts';

/** Takes up a request of somebody who has a place: a new link, which kills the one before. */
export async function beginPasswordReset(transact: Transact, request: ResetRequest): Promise<void> {
  const { id, person, administratorId, ...origin } = request;
  if (!person) return;
  const scope = { ...onlyPlace(person.memberships), userId: person.userId };
  await transact({ actor: anonymous, origin, scope }, async (uow) => {
    if (!(await forgetResetRequest(uow, id))) return;
    const { userId, displayName, email } = person;
    const secretId = await issueSecret(uow, userId, 'password_reset');
    // An administrator's asking was written down when they asked.
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

/** Removes requests that are about nobody, in one statement. */
export async function forgetResetRequests(db: Db, requests: readonly ResetRequest[]): Promise<void> {
  await sql`select gatehouse.forget_password_reset_requests(${requests.map(({ id }) => id)}::uuid[])`.execute(
    db,
  );
}
