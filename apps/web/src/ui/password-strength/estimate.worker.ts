import { estimate } from './estimate.ts';
import type { StrengthQuestion } from './strength.ts';

/** Runs in a worker, so that typing never waits for it. */
addEventListener('message', ({ data }: MessageEvent<StrengthQuestion>) => postMessage(estimate(data)));
