import { useState } from 'react';

/** Codes that are on the screen: until they are said to be saved, whoever wants to leave is reminded instead. */
export function useCodesShown(onSaved: () => void) {
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [reminded, setReminded] = useState(false);
  return {
    codes,
    shown: codes.length > 0,
    reminded,
    show: (made: readonly string[]) => {
      setReminded(false);
      setCodes(made);
    },
    remind: () => setReminded(true),
    saved: () => {
      setCodes([]);
      onSaved();
    },
  };
}
