import type { StaffRole } from '@gatehouse/policy';
import { Client } from 'pg';
import { AppError, newId, systemOrigin, violatesUnique, type RunUnit } from '../../../platform/index.ts';
import { hashPassword } from '../passwords.ts';
import { createAccount } from './create-account.ts';

export interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly password: string;
}

/**
 * An account with a place at the vendor, for the operator's command. Only the database's owner may give that place: the application's role
 * could not make staff of anybody, whatever was injected into it.
 * @throws already_exists when the address has an account
 */
export async function createStaffAccount(
  { runUnit }: { runUnit: RunUnit },
  ownerUrl: string,
  staff: NewStaff,
): Promise<void> {
  const id = newId();
  const passwordHash = await hashPassword(staff.password);
  const context = {
    actor: { kind: 'system', name: 'operator' } as const,
    origin: systemOrigin('admin'),
    scope: { userId: id },
  };
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await runUnit(context, async (uow) => {
      await createAccount(uow, {
        id,
        email: staff.email,
        displayName: staff.name,
        passwordHash,
        emailProven: true,
      });
    });
    await owner.query('select gatehouse.grant_staff($1, $2, $3)', [newId(), id, staff.role]);
  } catch (error) {
    if (violatesUnique(error, 'users_email_canonical_key'))
      throw new AppError('already_exists', { cause: error });
    throw error;
  } finally {
    await owner.end();
  }
}
