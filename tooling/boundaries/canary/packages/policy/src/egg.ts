import { hen } from './hen.ts'; // breaks: no-cycle

export const egg = () => hen;
