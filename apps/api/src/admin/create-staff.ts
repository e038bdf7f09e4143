import { randomInt } from 'node:crypto';
import { AppError } from '@gatehouse/core/platform';
import { createStaffAccount, canonicalEmail, passwordProblem } from '@gatehouse/core/identity';
import { staffRoles } from '@gatehouse/policy';
import type { CommandContext, CommandOptions } from './commands.ts';

/** Makes a member of the vendor's staff. The first one can come from nowhere else (PRODUCT §3.7). */
export async function createStaff(
  { house, ownerUrl, print }: CommandContext,
  operands: readonly string[],
  options: CommandOptions,
): Promise<number> {
  const email = canonicalEmail(operands[0] ?? '');
  if (email === null) throw new Error('Give one e-mail address: npm run admin -- create-staff EMAIL');
  const role = staffRoles.find((candidate) => candidate === (options.role ?? 'staff_admin'));
  if (!role) throw new Error(`The role must be one of: ${staffRoles.join(', ')}.`);
  const name = options.name ?? email.split('@')[0] ?? email;
  const given = await readStandardInput();
  const password = given ?? makePassword();
  const problem = passwordProblem(password, [email, name]);
  if (problem !== null) throw new Error(problem);

  await createStaffAccount(house, ownerUrl, { email, name, role, password }).catch((error: unknown) => {
    const known = error instanceof AppError && error.reason === 'already_exists';
    throw known ? new Error(`${email} already has an account.`, { cause: error }) : error;
  });
  print(`${email} is ${role}.`);
  if (given === null) print(`Password, shown this once: ${password}`);
  return 0;
}

/** The first line piped into the command; null at a terminal, where a typed password would stay in sight. */
async function readStandardInput(): Promise<string | null> {
  if (process.stdin.isTTY) return null;
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  const line = text.split('\n')[0]?.trim() ?? '';
  return line === '' ? null : line;
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Five groups of five: about 123 bits, and no letters that look alike. */
function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 5 }, group).join('-');
}
