import type { Product } from './product.ts';

/** One number and its promised bound. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  /** Printed after the number; `×` for a ratio against idle in the same run. */
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One attack or crowd, bounded in count and time. It finds the product fresh and idle, with the demo data, and need not clean up. */
export interface Scenario {
  readonly name: string;
  /** Further environment variables of the product for this scenario. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly run: (product: Product) => Promise<readonly Measure[]>;
}

export function isMet({ value, atMost = Infinity, atLeast = -Infinity }: Measure): boolean {
  return value <= atMost && value >= atLeast;
}
