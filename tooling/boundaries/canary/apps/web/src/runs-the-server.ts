export { first } from '../../api/src/app-router.ts'; // breaks: web-api-types-only
