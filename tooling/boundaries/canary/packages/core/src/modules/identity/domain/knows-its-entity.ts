import type { rule } from '../persistence/user.entity.ts'; // breaks: domain-no-infrastructure

export type Rule = typeof rule;
