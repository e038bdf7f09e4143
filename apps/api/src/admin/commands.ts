import type { App } from '@gatehouse/core/app';
import { createStaff } from './create-staff.ts';
import { seedDemoData } from './seed-demo.ts';
import { showAuditHeads, verifyAudit } from './verify-audit.ts';

export interface CommandContext {
  readonly app: App;
  readonly ownerUrl: string;
  readonly print: (line: string) => void;
  /** Asks the person at the terminal to confirm. Without a terminal the answer is no. */
  readonly ask: (question: string) => Promise<boolean>;
}

export interface CommandOptions {
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly heads: string | undefined;
  readonly existing: boolean;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  /** Returns the exit code. @throws an error whose message is one sentence for the operator */
  readonly run: (
    context: CommandContext,
    operands: readonly string[],
    options: CommandOptions,
  ) => Promise<number>;
}

/** Runs before the app is built, because the app needs a schema. */
export const migrateUsage = {
  name: 'migrate',
  usage: 'migrate',
  does: 'brings roles, tables, functions, grants and queues up to date, and says what it did; other commands do so first unless AUTO_MIGRATE is 0',
} as const;

export const commands: readonly Command[] = [
  {
    name: 'create-staff',
    usage: 'create-staff EMAIL',
    does: 'creates a staff account; --name NAME, --role staff_admin|staff_support. Reads the password from standard input, or generates one and prints it once. --existing gives the role to a person with a proven account, whose password stays.',
    run: createStaff,
  },
  {
    name: 'verify-audit',
    usage: 'verify-audit',
    does: 'verifies every audit chain; exit 1 and one line for each broken one. --heads FILE also compares with heads exported earlier.',
    run: verifyAudit,
  },
  {
    name: 'audit-heads',
    usage: 'audit-heads',
    does: 'prints the head of each audit chain as JSON, to keep elsewhere',
    run: showAuditHeads,
  },
  {
    name: 'seed-demo',
    usage: 'seed-demo',
    does: 'fills an empty database with demo data',
    run: seedDemoData,
  },
];
