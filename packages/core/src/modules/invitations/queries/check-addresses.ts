import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { findMemberEmails, ofTenant, type Tenant } from '../../identity/index.ts';
import type { InviteOutput } from '../contract.ts';
import { distinctCandidates, expectedOutcome } from '../domain/plan-invitations.ts';

/**
 * The outcome each address would have if it were invited to this place now. Nothing is locked and nothing is written, so inviting may still
 * answer otherwise. Looks at this one organisation only: an account or a membership elsewhere is never mentioned. Without a place only the
 * form of each address is judged.
 */
export async function checkAddresses(
  uow: UnitOfWork,
  tenant: Tenant | null,
  emails: readonly string[],
): Promise<InviteOutput> {
  const candidates = distinctCandidates(emails);
  const addresses = candidates.filter(({ valid }) => valid).map(({ email }) => email);
  const members = tenant ? await findMemberEmails(uow, tenant, addresses) : new Set<string>();
  const pending = tenant ? await findPending(uow, tenant, addresses) : new Map<string, string>();
  return { results: candidates.map((candidate) => expectedOutcome(candidate, members, pending)) };
}

/** An invitation past its end makes room for a new one, whether the job has marked it yet or not. */
async function findPending(
  uow: UnitOfWork,
  tenant: Tenant,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; email: string }>`
    select id, email_canonical as email from invitations
     where ${ofTenant(tenant)} and status = 'pending' and expires_at > clock_timestamp()
       and email_canonical = any (${[...emails]})`.execute(uow.db);
  return new Map(rows.map(({ id, email }) => [email, id]));
}
