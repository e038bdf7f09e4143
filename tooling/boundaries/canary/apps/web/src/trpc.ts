import type { AppRouter } from '../../api/src/app-router.ts';
export { createTRPCReact } from '@trpc/react-query';
export { eventId } from '../../../packages/core/src/modules/audit/contract.ts';
export { decide } from '@gatehouse/policy';

export type Router = AppRouter;
