export { eventId } from '../../../../packages/core/src/modules/audit/contract.ts';
export const first = true;
