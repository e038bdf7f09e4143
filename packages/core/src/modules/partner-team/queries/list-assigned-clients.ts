import type { Page } from '../../../platform/contract.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { AssignedClientRow } from '../../clients/contract.ts';
import type { AssignedClientsInput } from '../contract.ts';

export function listAssignedClientsOf(
  _uow: UnitOfWork,
  _input: AssignedClientsInput,
): Promise<Page<AssignedClientRow>> {
  return Promise.reject(notFound());
}
