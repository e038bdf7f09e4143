import type { Transact, Db } from '../../../platform/index.ts';
import { findResetRequests } from '../queries/find-reset-request.ts';
import { beginPasswordReset, forgetResetRequests } from './begin-password-reset.ts';

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
