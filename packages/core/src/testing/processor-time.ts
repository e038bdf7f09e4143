import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { UnitOfWork } from '../platform/index.ts';

/**
 * Milliseconds of processor that the unit's own database process spends on `work`: what it costs, whatever else the machine is doing. Where
 * the system does not tell (only Linux does), the wall's.
 */
export async function processorTime(uow: UnitOfWork, work: () => Promise<unknown>): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(uow.db);
  const spent = () => {
    try {
      return Number(readFileSync(`/proc/${rows[0]?.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    } catch {
      return performance.now();
    }
  };
  const before = spent();
  await work();
  return spent() - before;
}
