import type { Transact } from '../unit-of-work.ts';
import { lanes } from './lanes.ts';

/** Out of a pool of ten connections. Jobs never hold more, however many queues have work, so requests always have the others. */
const jobsAtOnce = 3;
/** One worker has far fewer handlers. */
const mostWaiting = 1_000;

/** The same transactions in a lane of their own, in which the queues take turns. */
export function inJobsLane(transact: Transact): Transact {
  const take = lanes({ running: jobsAtOnce, waiting: mostWaiting });
  return (context, work) => {
    const { requestId } = context.origin;
    return take('jobs', { group: 'jobs', member: requestId }, () => transact(context, work));
  };
}
