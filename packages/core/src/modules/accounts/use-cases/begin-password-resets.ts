import type { Transact, Db } from '../../../platform/index.ts';
import { findResetRequests } from '../queries/find-reset-request.ts';
import { beginPasswordReset, forgetResetRequests } from './begin-password-reset.ts';

/** Far more than come in a second; what is about nobody costs one statement for all of them. */
const batch = 500;

/**
 * Takes up all requests there are, the oldest first: whoever floods the table with addresses that nobody has keeps no honest request waiting. One
 * that fails is tried again by the next run and holds up none behind it.
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
