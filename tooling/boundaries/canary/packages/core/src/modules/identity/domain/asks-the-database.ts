export { EntitySchema } from '@mikro-orm/core'; // breaks: domain-no-infrastructure
