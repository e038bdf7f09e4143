import { a } from './named.ts'; // planted: eslint(no-unused-vars)

export function widely(): void {
  const forgotten = 1; // planted: eslint(no-unused-vars)
  console.log('widely'); // planted: eslint(no-console)
}
