import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { CrashNotice } from './crash-notice.tsx';

/** A page or what it loads failed. Trying again runs the loaders anew. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = async () => {
    await router.invalidate();
    reset();
  };
  return <CrashNotice error={error} onRetry={() => void retry()} />;
}
