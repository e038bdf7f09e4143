import { readFile } from 'node:fs/promises';
import { findChainBreaks, findLostHeads, listChainHeads } from '@gatehouse/core/audit';
import { z } from 'zod';
import type { CommandContext, CommandOptions } from './commands.ts';

const keptHeads = z.array(
  z.object({ organisationId: z.uuid(), seq: z.string(), eventId: z.uuid(), hash: z.string() }),
);

/** Exit 0: every chain is intact. Exit 1: one line for each that is not, with its first bad event. */
export async function verifyAudit(
  { app, print }: CommandContext,
  _: readonly string[],
  { heads }: CommandOptions,
): Promise<number> {
  const db = app.db();
  const breaks = await findChainBreaks(db);
  const lost =
    heads === undefined
      ? []
      : await findLostHeads(db, keptHeads.parse(JSON.parse(await readFile(heads, 'utf8'))));
  const broken = new Map(
    [...lost, ...breaks].map(({ organisationId, eventId }) => [organisationId, eventId]),
  );
  for (const [organisationId, eventId] of broken)
    print(`organisation ${organisationId}: first bad event ${eventId}`);
  if (broken.size > 0) return 1;
  print('Every audit chain is intact.');
  return 0;
}

export async function showAuditHeads({ app, print }: CommandContext): Promise<number> {
  print(JSON.stringify(await listChainHeads(app.db()), null, 2));
  return 0;
}
