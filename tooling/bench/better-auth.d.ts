// The bench's own packages are installed by `npm run bench` alone. What it uses of them is declared here, so that the gates check its
// types without them.
declare module 'better-auth' {
  export interface Auth {
    readonly options: object;
    handler(request: Request): Promise<Response>;
  }
  export function betterAuth(options: object): Auth;
}

declare module 'better-auth/db/migration' {
  export function getMigrations(options: object): Promise<{ runMigrations(): Promise<void> }>;
}

declare module 'better-auth/node' {
  import type { Auth } from 'better-auth';
  import type { IncomingMessage, ServerResponse } from 'node:http';
  export function toNodeHandler(
    auth: Auth,
  ): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

declare module 'better-auth/plugins' {
  export function admin(options?: object): object;
  export function organization(options: object): object;
}

declare module '@casl/ability' {
  export interface Ability {
    can(action: string, subject: object): boolean;
  }
  export class AbilityBuilder {
    constructor(ability: unknown);
    can(action: string, subject: string, conditions?: object): unknown;
    build(): Ability;
  }
  export const createMongoAbility: unknown;
  export function subject<T extends object>(type: string, object: T): T;
}
