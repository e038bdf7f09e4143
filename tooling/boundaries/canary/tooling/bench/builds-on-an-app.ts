export { first } from '../../apps/api/src/app-router.ts'; // breaks: apps-are-ends
