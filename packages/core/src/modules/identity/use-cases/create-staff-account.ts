import type { StaffRole } from '@gatehouse/policy';
import { Client } from 'pg';
import { newId } from '../../../platform/index.ts';
import { hashPassword } from '../passwords.ts';

export interface NewStaff {
  /** Canonical. */
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Of a new account, and of one whose mailbox nobody has proven; a proven one keeps its own. */
  readonly password: string;
  /** Whether somebody who has a proven account already is meant. */
  readonly existing?: boolean;
}

/** `exists`: a proven account, and `existing` was not said; `staff`: it has a place at the vendor. Then nothing was done. */
export type StaffOutcome = 'created' | 'taken_over' | 'added' | 'exists' | 'staff';

/**
 * A place at the vendor with its event, in one transaction, for the operator's command. Only the database's owner may give that place: the
 * application's role could not make staff of anybody, whatever was injected into it.
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
