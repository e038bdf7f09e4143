export { EntitySchema } from '@mikro-orm/core'; // breaks: router-thin
export { first } from './first.router.ts'; // breaks: router-alone
