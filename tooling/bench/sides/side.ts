import type { Contender, Running } from '../contender.ts';
import type { Cluster } from '../cluster.ts';

/** What was wanted, and what came of it. */
export interface Goal {
  readonly what: string;
  readonly wanted: string;
  readonly value: string;
  readonly isMet: boolean;
}

/** A measurement apart from the seven workloads: a table, and goals. */
export interface SideReport {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
  readonly goals: readonly Goal[];
}

/** Every contender with the smallest database, started and filled. */
export interface Opened {
  readonly contender: Contender;
  readonly running: Running;
  readonly database: string;
}

export interface SideWork {
  readonly cluster: Cluster;
  readonly opened: readonly Opened[];
  readonly rounds: number;
}
