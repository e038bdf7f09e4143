import { ExplainNode, PostgresQueryCompiler, RawNode, sql, type KyselyPlugin } from 'kysely';
import { z } from 'zod';
import type { UnitOfWork } from '../platform/index.ts';

export interface Explained {
  /** Milliseconds in the database, including planning and triggers. */
  readonly ms: number;
  /** Blocks of 8 kB that the statement read, including those read by functions inside it. The same on every machine, however busy. */
  readonly blocks: number;
  /** The plan as text: what was scanned, by which index, what was sorted. */
  readonly plan: string;
  /** The most rows that one step of the plan read, including those it discarded. */
  readonly looked: number;
  /** Tables that the statement scanned completely. */
  readonly readThrough: readonly string[];
}

interface Step {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number | undefined;
  readonly Plans?: readonly Step[] | undefined;
}
const step: z.ZodType<Step> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  get Plans() {
    return z.array(step).optional();
  },
});

const answer = z.object({
  'QUERY PLAN': z.tuple([
    z.object({
      'Planning Time': z.number(),
      'Execution Time': z.number(),
      Plan: z.looseObject({ 'Shared Hit Blocks': z.number(), 'Shared Read Blocks': z.number() }),
    }),
  ]),
});

/** A page is one statement that returns JSON (keyset.ts). The statements before it run normally. */
const ofPages = /json_agg/;

const explain = ExplainNode.create('json', sql`analyze, buffers`.toOperationNode());

/**
 * Runs `work` and explains its list statements, or those that match `which` without the quotes of names, instead of executing them. Returns
 * the measurements of each.
 */
export async function explainLists(
  uow: UnitOfWork,
  work: (uow: UnitOfWork) => Promise<unknown>,
  which: RegExp = ofPages,
): Promise<Explained[]> {
  const explained: Explained[] = [];
  const asked = new WeakSet<object>();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const { sql: text } = new PostgresQueryCompiler().compileQuery(node, queryId);
      if (!which.test(text.replaceAll('"', ''))) return node;
      asked.add(queryId);
      if (!RawNode.is(node)) return { ...node, explain };
      return RawNode.create(['explain (analyze, buffers, format json) ', ''], [node]);
    },
    transformResult({ result, queryId }) {
      if (!asked.has(queryId)) return Promise.resolve(result);
      for (const row of result.rows) {
        const [top] = answer.parse(row)['QUERY PLAN'];
        const steps = flat(step.parse(top.Plan));
        explained.push({
          ms: top['Planning Time'] + top['Execution Time'],
          blocks: top.Plan['Shared Hit Blocks'] + top.Plan['Shared Read Blocks'],
          plan: JSON.stringify(top.Plan),
          looked: Math.max(...steps.map(lookedAt)),
          readThrough: steps.flatMap((one) =>
            one['Node Type'] === 'Seq Scan' ? (one['Relation Name'] ?? []) : [],
          ),
        });
      }
      return Promise.resolve({ ...result, rows: [] });
    },
  };
  await work({ ...uow, db: uow.db.withPlugin(plugin) });
  return explained;
}

const flat = (one: Step): Step[] => [one, ...(one.Plans ?? []).flatMap(flat)];

const lookedAt = (one: Step) =>
  (one['Actual Rows'] + (one['Rows Removed by Filter'] ?? 0)) * one['Actual Loops'];
