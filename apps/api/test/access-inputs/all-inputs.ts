import { readdirSync } from 'node:fs';
import type { Action } from '@gatehouse/policy';

/** A valid input for each action of a namespace, about a subject that does not exist. */
export type Inputs<Namespace extends string> = Readonly<
  Record<Extract<Action, `${Namespace}.${string}`>, unknown>
>;

const files = readdirSync(import.meta.dirname).filter((file) => !/^(?:all-inputs|random-id)\.ts$/.test(file));
const modules: readonly { readonly inputs: object }[] = await Promise.all(
  files.map((file) => import(`./${file}`)),
);

/** The inputs of every file of this folder: a namespace registers by being here. */
export const inputs: Readonly<Record<string, unknown>> = Object.fromEntries(
  modules.flatMap((module) => Object.entries(module.inputs)),
);
