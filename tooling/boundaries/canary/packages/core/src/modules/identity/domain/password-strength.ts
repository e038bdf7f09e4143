export { rule } from './rule.ts'; // breaks: password-strength-plain
