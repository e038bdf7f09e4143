import { part } from './missing-part.ts';

/** A part of the app that is loaded when it is about to be needed. */
export interface OnDemand<M> {
  /** Null until it is here. */
  readonly module: () => M | null;
  /** Starts loading, once; after a failure, again. For `onNear`: a reader who points at a button is likely to press it. */
  readonly preload: () => void;
  /** Resolves when the module is here. @throws the missing part */
  readonly load: () => Promise<unknown>;
}

/** Once loaded, a part is there immediately: pressing its button shows it as if it had come with the page. */
export function onDemand<M>(load: () => Promise<M>): OnDemand<M> {
  const loadPart = part(load);
  let module: M | null = null;
  let loading: Promise<unknown> | null = null;
  const start = () =>
    (loading ??= (async () => {
      try {
        module = await loadPart();
      } catch (error) {
        loading = null;
        throw error;
      }
    })());
  return {
    module: () => module,
    preload: () => void start().catch(() => undefined),
    load: start,
  };
}
