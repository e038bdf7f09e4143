import { useState } from 'react';

/** The last value that was not null: a dialog that fades out still knows whom it was about. */
export function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}
