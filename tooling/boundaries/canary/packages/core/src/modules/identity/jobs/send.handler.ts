export { rule } from '../use-cases/sign-in.ts';
export const handle = () => undefined;
