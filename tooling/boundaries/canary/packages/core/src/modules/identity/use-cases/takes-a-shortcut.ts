export { handle } from '../jobs/send.handler.ts'; // breaks: handler-only-in-worker
