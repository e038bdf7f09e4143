import type { House } from '@gatehouse/core/house';
import { createStaff } from './create-staff.ts';
import { seedDemoData } from './seed-demo.ts';
import { showAuditHeads, verifyAudit } from './verify-audit.ts';

export interface CommandContext {
  readonly house: House;
  readonly ownerUrl: string;
  readonly print: (line: string) => void;
}

export interface CommandOptions {
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly heads: string | undefined;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  /** Answers the exit code; throws one sentence. */
  readonly run: (
    context: CommandContext,
    operands: readonly string[],
    options: CommandOptions,
  ) => Promise<number>;
}

export const commands: readonly Command[] = [
  {
    name: 'create-staff',
    usage: 'create-staff EMAIL',
    does: 'an account of the vendor’s staff; --name NAME, --role staff_admin|staff_support. The password is read from standard input, or made and printed once.',
    run: createStaff,
  },
  {
    name: 'verify-audit',
    usage: 'verify-audit',
    does: 'recomputes every chain; exit 1 and a line for each broken one. --heads FILE also compares with heads kept earlier.',
    run: verifyAudit,
  },
  {
    name: 'audit-heads',
    usage: 'audit-heads',
    does: 'the newest link of each chain as JSON, for keeping elsewhere',
    run: showAuditHeads,
  },
  { name: 'seed-demo', usage: 'seed-demo', does: 'the demo data, into an empty database', run: seedDemoData },
];
