// breaks: left-out-alone
export { clock } from '../../core/src/platform/clock.ts';
