/** The most windows that may be open under one name. */
export interface Budget {
  readonly name: string;
  readonly most: number;
}

/** Counts the open windows under each name. A name without open windows uses no memory. */
export function createBudgets() {
  const used = new Map<string, number>();
  return {
    haveRoom: (budgets: readonly Budget[]) => budgets.every(({ name, most }) => (used.get(name) ?? 0) < most),
    take(budgets: readonly Budget[]) {
      for (const { name } of budgets) used.set(name, (used.get(name) ?? 0) + 1);
    },
    release(budgets: readonly Budget[]) {
      for (const { name } of budgets) {
        const left = (used.get(name) ?? 1) - 1;
        if (left === 0) used.delete(name);
        else used.set(name, left);
      }
    },
  };
}
