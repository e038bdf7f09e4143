import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../errors/problem-panel.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CrashNotice } from './crash-notice.tsx';
import { useMissingPart } from './use-missing-part.ts';

/** Runs the loaders again. For code that could not be loaded it reloads the page. */
function useRetry(error: unknown, reset: () => void) {
  const router = useRouter();
  const missing = useMissingPart(error);
  if (missing) return () => location.reload();
  const retry = async () => {
    await router.invalidate();
    reset();
  };
  return () => void retry();
}

/** A page without a frame, or the frame itself, failed. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  return <CrashNotice error={error} onRetry={useRetry(error, reset)} />;
}

/** A page inside the shell failed: the navigation stays available. */
export function CrashInShell({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageHeader title={t('crash.title')} />
      <ProblemPanel error={error} onRetry={useRetry(error, reset)} />
    </>
  );
}
