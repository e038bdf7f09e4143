import { useState } from 'react';

/** Codes on the screen: until the reader has confirmed that they are saved, leaving shows a reminder instead. */
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
