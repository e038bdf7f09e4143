import type { Action, Grant } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { aboutMember, type MemberDetails } from './change-membership.ts';

/** How a client's user is called and reached. */
export interface Description {
  readonly displayName: string;
  readonly phone: string | null;
}

/**
 * Writes how a client's user is called and reached. Whether that is said of the person or of this place alone, the database decides
 * (`describe_client_user`), and no answer tells.
 */
export async function writeDescription<A extends Action>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  member: MemberDetails,
  { displayName, phone }: Description,
  change: { readonly before: Partial<Description>; readonly after: Partial<Description> },
): Promise<void> {
  await sql`select gatehouse.describe_client_user(${member.id}, ${displayName}, ${phone})`.execute(uow.db);
  uow.audit({ action: 'membership.updated', ...aboutMember(member), details: change });
}
