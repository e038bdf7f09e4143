import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../errors/problem-panel.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { BareFrame } from './bare-frame.tsx';

interface Props {
  readonly error: unknown;
  /** Loads the whole page again without it. */
  readonly onRetry?: () => void;
}

/** The whole page could not be shown. Needs neither router nor calls: both may be what failed. */
export function CrashNotice({ error, onRetry = () => location.reload() }: Props) {
  const { t } = useTranslation('shell');
  return (
    <BareFrame wide>
      <PageHeader title={t('crash.title')} />
      <ProblemPanel error={error} onRetry={onRetry} />
    </BareFrame>
  );
}
