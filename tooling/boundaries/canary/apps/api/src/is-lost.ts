export { nowhere } from './nowhere.ts'; // breaks: resolvable
