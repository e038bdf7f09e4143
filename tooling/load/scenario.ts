import type { Product } from './product.ts';

/** One number, and the bound that was promised for it. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  /** Written behind the number; `×` for a ratio against idle in the same run. */
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One attack or crowd, bounded in count and time. It finds the product fresh and idle, with the demo data, and may leave it as it likes. */
export interface Scenario {
  readonly name: string;
  /** More of the product's environment, where the scenario needs it. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly run: (product: Product) => Promise<readonly Measure[]>;
}

export function isMet({ value, atMost = Infinity, atLeast = -Infinity }: Measure): boolean {
  return value <= atMost && value >= atLeast;
}
