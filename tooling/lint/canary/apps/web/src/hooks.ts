declare function useState<T>(first: T): [T, (next: T) => void];
declare function useEffect(effect: () => void, needs: unknown[]): void;

export function useSometimes(yes: boolean): void {
  if (yes) {
    useState(0); // planted: react-hooks(rules-of-hooks)
  }
}

export function useStale(name: string, tell: (name: string) => void): void {
  useEffect(() => {
    tell(name); // planted: react-hooks(exhaustive-deps)
  }, [tell]);
}
