export { clock } from '../../core/src/platform/clock.ts'; // breaks: emails-alone
