export const UserEntity = { tableName: 'users' };
export { rule } from '../domain/rule.ts';
export { eventId } from '../../audit/contract.ts'; // breaks: persistence-own
