import { anonymous } from '@gatehouse/policy';
import { sql, type Kysely } from 'kysely';
import type { RunUnit, UnitOfWork } from '../../../platform/index.ts';
import { sendPasswordResetJob } from '../jobs/send-password-reset.job.ts';
import { findResetRequest, onlyPlace } from '../queries/find-reset-request.ts';
import { issueSecret } from './mailed-secrets.ts';

const lifetimeSeconds = 60 * 60;

/** Takes up a request: for somebody who has a place, a new link, which kills the one before; for everybody else, nothing. */
export async function beginPasswordReset(
  { db, runUnit }: { readonly db: Kysely<unknown>; readonly runUnit: RunUnit },
  { requestId }: { readonly requestId: string },
): Promise<void> {
  const request = await findResetRequest(db, requestId);
  if (!request) return;
  const { person, administratorId, ...origin } = request;
  const scope = { ...onlyPlace(person?.memberships ?? []), userId: person?.userId ?? null };
  await runUnit({ actor: anonymous, origin, scope }, async (uow) => {
    if (!(await forgetResetRequest(uow, requestId)) || !person) return;
    const { userId, displayName, email } = person;
    const secretId = await issueSecret(uow, userId, 'password_reset', lifetimeSeconds);
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
async function forgetResetRequest(uow: UnitOfWork, id: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select gatehouse.forget_password_reset_request(${id}) as mine`.execute(uow.db);
  return rows[0]?.mine === true;
}
