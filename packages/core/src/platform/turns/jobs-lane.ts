import type { Transact } from '../unit-of-work.ts';
import { lanes } from './lanes.ts';

/** Of a pool of ten connections: jobs never hold more, however many queues have work, and requests never wait for more of them. */
const jobsAtOnce = 3;
/** The handlers of one worker are far fewer. */
const mostWaiting = 1_000;

/** The same units in a lane of their own, in which the queues take turns. */
export function inJobsLane(transact: Transact): Transact {
  const take = lanes({ running: jobsAtOnce, waiting: mostWaiting });
  return (context, work) => {
    const { requestId } = context.origin;
    return take('jobs', { group: 'jobs', member: requestId }, () => transact(context, work));
  };
}
