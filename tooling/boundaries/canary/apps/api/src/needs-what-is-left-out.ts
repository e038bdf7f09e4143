// breaks: left-out-only-lazily
export { startEmbeddedPostgres } from '../../../packages/embedded-postgres/src/index.ts';

export const lazily = () => import('../../../packages/embedded-postgres/src/index.ts');
