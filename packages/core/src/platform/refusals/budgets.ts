/** So many windows may be open under one name. */
export interface Budget {
  readonly name: string;
  readonly most: number;
}

/** Counts what is open under each name; a name of which nothing is open takes no memory. */
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
