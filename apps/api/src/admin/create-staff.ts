import { randomInt } from 'node:crypto';
import { sentenceFor } from '@gatehouse/core/platform';
import { fieldProblems, name } from '@gatehouse/core/platform/contract';
import { maxNameLength } from '@gatehouse/core/platform/vocabulary';
import { createStaffAccount, canonicalEmail, passwordProblem } from '@gatehouse/core/identity';
import { staffRoles } from '@gatehouse/policy';
import type { CommandContext, CommandOptions } from './commands.ts';

/** Creates a staff member of the vendor. The portal itself cannot create the first one (PRODUCT §3.7). */
export async function createStaff(
  { ownerUrl, print, ask }: CommandContext,
  operands: readonly string[],
  options: CommandOptions,
): Promise<number> {
  const email = canonicalEmail(operands[0] ?? '');
  if (email === null || operands.length > 1)
    throw new Error('Give one e-mail address: npm run admin -- create-staff EMAIL');
  const role = staffRoles.find((candidate) => candidate === (options.role ?? 'staff_admin'));
  if (!role) throw new Error(`The role must be one of: ${staffRoles.join(', ')}.`);
  const displayName = nameOf(options.name, email);
  const given = await readStandardInput();
  const password = given ?? makePassword();
  const problem = await passwordProblem(password, [email, displayName]);
  if (problem !== null) throw new Error(sentenceFor(problem));

  const create = (existing: boolean) =>
    createStaffAccount(ownerUrl, { email, name: displayName, role, password, existing });
  let outcome = await create(options.existing);
  if (outcome === 'exists') {
    const question = `${email} has an account and keeps its password. Give it the role ${role} at the vendor?`;
    if (!(await ask(question)))
      throw new Error(
        `${email} has an account. Add --existing to give it the role ${role} at the vendor; its password stays as it is.`,
      );
    outcome = await create(true);
  }
  if (outcome === 'staff' || outcome === 'exists')
    throw new Error(`${email} is a member of the vendor's staff already.`);

  print(`${email} is ${role}.`);
  if (outcome === 'taken_over')
    print('Its account had never proven its mailbox: password, second factors and sessions were removed.');
  if (outcome === 'added') print('It signs in with the password it had.');
  else if (given === null) print(`Password, shown this once: ${password}`);
  return 0;
}

/** Returns the given name, or the part of the address before the @. @throws one sentence for a name that lists or terminals cannot show */
function nameOf(given: string | undefined, email: string): string {
  const parsed = name(maxNameLength).safeParse(given ?? email.split('@')[0]);
  const problem = parsed.error && fieldProblems(parsed.error)['input'];
  if (!parsed.success) throw new Error(`The name: ${sentenceFor(problem ?? { code: 'invalid' })}`);
  return parsed.data;
}

/** Reads the first line piped into the command. Returns null at a terminal, where a typed password would stay visible. */
async function readStandardInput(): Promise<string | null> {
  if (process.stdin.isTTY) return null;
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  const line = text.split('\n')[0]?.trim() ?? '';
  return line === '' ? null : line;
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Five groups of five characters, about 123 bits. The alphabet leaves out letters that look alike. */
function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 5 }, group).join('-');
}
