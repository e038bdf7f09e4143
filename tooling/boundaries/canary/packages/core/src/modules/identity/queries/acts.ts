export { rule } from '../use-cases/sign-in.ts'; // breaks: query-reads
