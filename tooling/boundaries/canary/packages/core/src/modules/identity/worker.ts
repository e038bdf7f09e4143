export { handle } from './jobs/send.handler.ts';
