import type { StaffRole } from '@gatehouse/policy';
import { Client } from 'pg';
import { newId } from '../../../platform/index.ts';
import { hashPassword } from '../passwords.ts';

export interface NewStaff {
  /** Canonical. */
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  /** For a new account, or for one whose mailbox is not proven. A proven account keeps its own password. */
  readonly password: string;
  /** Whether a person with a proven account is meant. */
  readonly existing?: boolean;
}

/** `exists`: a proven account, but `existing` was not set. `staff`: the account is staff already. In both cases nothing was changed. */
export type StaffOutcome = 'created' | 'taken_over' | 'added' | 'exists' | 'staff';

/**
 * Creates a membership of the vendor with its event, in one transaction, for the operator's command. Only the database's owner may do so:
 * the application's role cannot make anybody staff, whatever was injected into it.
 */
export async function createStaffAccount(ownerUrl: string, staff: NewStaff): Promise<StaffOutcome> {
  const { email, name, role, existing = false } = staff;
  const passwordHash = await hashPassword(staff.password);
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ outcome: StaffOutcome }>(
      'select gatehouse.create_staff($1, $2, $3, $4, $5, $6, $7, $8) as outcome',
      [newId(), newId(), newId(), email, name, role, passwordHash, existing],
    );
    const [answer] = rows;
    if (!answer) throw new Error('The database gave no answer.');
    return answer.outcome;
  } finally {
    await owner.end();
  }
}
