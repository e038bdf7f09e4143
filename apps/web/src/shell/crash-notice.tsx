import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../errors/problem-panel.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { BareFrame } from './bare-frame.tsx';

interface Props {
  readonly error: unknown;
  /** Default: reloads the whole page. */
  readonly onRetry?: () => void;
}

/** Says that the whole page could not be shown. Uses neither router nor calls: both may be what failed. */
export function CrashNotice({ error, onRetry = () => location.reload() }: Props) {
  const { t } = useTranslation('shell');
  return (
    <BareFrame wide>
      <PageHeader title={t('crash.title')} />
      <ProblemPanel error={error} onRetry={onRetry} />
    </BareFrame>
  );
}
