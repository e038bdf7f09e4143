export { template } from '../../../../../emails/src/index.ts'; // breaks: use-case-no-delivery, emails-only-from-mail
