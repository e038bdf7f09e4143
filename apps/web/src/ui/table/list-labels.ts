import type { ReactNode } from 'react';

/** A filter as the reader sees it. The definition holds its values. */
export interface FilterChoice {
  readonly key: string;
  readonly label: string;
  /** One value at a time: choosing another replaces it. */
  readonly single?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The texts of one list. Texts that all lists share are in `table.json`. */
export interface ListLabels {
  readonly caption: string;
  readonly searchLabel: string;
  /** “3 members”; with `found`, “3 members found”; with `capped`, “1,000+ members”. */
  readonly count: (total: number, how: { readonly capped: boolean; readonly found: boolean }) => string;
  /** Shown when nothing exists yet. */
  readonly empty: ReactNode;
}
