import { useEffect, useRef, useState } from 'react';
import type { Strength, StrengthAnswer, StrengthQuestion } from './strength.ts';

/** Milliseconds without another key press, so that a screen reader does not announce a grade for every letter. */
const pause = 250;

/**
 * The strength of the typed password. Null while it is unknown: before the first answer, with an empty field, and where the browser runs no
 * worker. It is a hint: the server decides.
 */
export function useStrength(password: string, context: readonly string[]): Strength | null {
  const [answer, setAnswer] = useState<StrengthAnswer | null>(null);
  const worker = useRef<Worker | null>(null);
  const known = context.join('\n');

  useEffect(() => {
    if (password === '') return undefined;
    worker.current ??= startWorker(setAnswer);
    const question: StrengthQuestion = { password, context: known.split('\n') };
    const timer = setTimeout(() => worker.current?.postMessage(question), pause);
    return () => clearTimeout(timer);
  }, [password, known]);

  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );

  // The answer for a shorter text stays until there is one for the longer text.
  return password === '' || answer === null ? null : answer.strength;
}

function startWorker(onAnswer: (answer: StrengthAnswer) => void): Worker | null {
  try {
    const worker = new Worker(new URL('./estimate.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<StrengthAnswer>) => onAnswer(data));
    return worker;
  } catch {
    return null;
  }
}
