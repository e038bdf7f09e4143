import { useState } from 'react';

interface Options<S extends { readonly version: number }, V> {
  readonly stored: S;
  readonly valuesOf: (stored: S) => V;
  /** Merges the reader's values with another version: fields the reader changed stay, all others become theirs. */
  readonly merge: (base: V, mine: V, theirs: V) => V;
  /** Shows values in the form. */
  readonly show: (values: V) => void;
}

/**
 * Editing starts from one version and is saved against it. When another version is stored by then, nothing is overwritten silently:
 * `meet(now)` keeps it beside the reader's values, and the reader continues with `reload` or `keep`.
 */
export function useVersionedEdit<S extends { readonly version: number }, V>(options: Options<S, V>) {
  const { stored, valuesOf, merge, show } = options;
  const [began, setBegan] = useState({ version: stored.version, base: valuesOf(stored) });
  const [theirs, setTheirs] = useState<S | null>(null);
  const [kept, setKept] = useState(false);
  const goOn = (now: S, values = valuesOf(now)) => {
    setBegan({ version: now.version, base: valuesOf(now) });
    setTheirs(null);
    show(values);
  };
  return {
    version: began.version,
    /** The values of that version. */
    base: began.base,
    /** The values of the version another person has stored; null if there is none. */
    theirs: theirs && valuesOf(theirs),
    meet: setTheirs,
    goOn: (now: S) => goOn(now),
    /** Drops the reader's values. False if there is nothing to reload. */
    reload: (): boolean => {
      if (theirs) goOn(theirs);
      return theirs !== null;
    },
    /** Keeps what the reader touched. False if there is nothing to keep it against. */
    keep: (mine: V): boolean => {
      if (!theirs) return false;
      goOn(theirs, merge(began.base, mine, valuesOf(theirs)));
      setKept(true);
      return true;
    },
    /** The reader has kept their values against another version. */
    kept,
    forgetKept: () => setKept(false),
  };
}
