export { eventId } from '../../audit/contract.ts';
export { sendJob } from '../jobs/send.job.ts';
export { rule } from '../domain/rule.ts';
