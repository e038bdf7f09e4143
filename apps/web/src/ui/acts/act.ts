import type { TablerIcon } from '@tabler/icons-react';

/** One act on a row: listed once, shown in the row's menu and at the foot of its panel. */
export interface Act {
  readonly key: string;
  readonly label: string;
  readonly icon: TablerIcon;
  /** Why it is unavailable now; null when it is available. */
  readonly blocked: string | null;
  readonly run: () => void;
  /** Cannot be undone: red, and last. */
  readonly danger?: boolean;
  /** The menu draws a line above it. */
  readonly apart?: boolean;
  /** Omitted from the panel, which does or shows the same elsewhere. */
  readonly menuOnly?: boolean;
}

/** The reason that blocks several acts: a menu shows it once. */
export function sharedReason(acts: readonly Act[]): string | null {
  const reasons = acts.map(({ blocked }) => blocked);
  return reasons.find((reason, at) => reason !== null && reasons.indexOf(reason) !== at) ?? null;
}
