export { eventId } from '../audit/contract.ts';
export { roles } from '../../../../policy/src/roles.ts';
export { rule } from './domain/rule.ts'; // breaks: contract-pure
