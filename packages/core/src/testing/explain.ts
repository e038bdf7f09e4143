import { RawNode, type KyselyPlugin } from 'kysely';
import { z } from 'zod';
import type { UnitOfWork } from '../platform/index.ts';

export interface Explained {
  /** Milliseconds in the database, planning and triggers included. */
  readonly ms: number;
  /** The plan as text: what was scanned, by which index, what was sorted. */
  readonly plan: string;
}

const answer = z.object({
  'QUERY PLAN': z.tuple([
    z.object({ 'Planning Time': z.number(), 'Execution Time': z.number(), Plan: z.unknown() }),
  ]),
});

/** Runs `work`, whose list statements are explained instead of answered; tells how each of them went. */
export async function explainLists(
  uow: UnitOfWork,
  work: (uow: UnitOfWork) => Promise<unknown>,
): Promise<Explained[]> {
  const explained: Explained[] = [];
  const asked = new WeakSet<object>();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      // A page is one statement that answers JSON (keyset.ts); what comes before it runs as ever.
      if (!RawNode.is(node) || !node.sqlFragments.join('').includes('json_agg')) return node;
      asked.add(queryId);
      const [first = '', ...rest] = node.sqlFragments;
      return { ...node, sqlFragments: [`explain (analyze, format json) ${first}`, ...rest] };
    },
    transformResult({ result, queryId }) {
      if (!asked.has(queryId)) return Promise.resolve(result);
      for (const row of result.rows) {
        const [top] = answer.parse(row)['QUERY PLAN'];
        explained.push({
          ms: top['Planning Time'] + top['Execution Time'],
          plan: JSON.stringify(top.Plan),
        });
      }
      return Promise.resolve({ ...result, rows: [] });
    },
  };
  await work({ ...uow, db: uow.db.withPlugin(plugin) });
  return explained;
}
