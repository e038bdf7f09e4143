import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/button-link.tsx';
import type { NextStep } from './next-steps.ts';

export function StepLink({ step }: { step: NextStep }) {
  const { t } = useTranslation('welcome');
  const words = t(`step.${step}`);
  if (step === 'security') return <TextLink to="/settings/security">{words}</TextLink>;
  if (step === 'clients') return <TextLink to="/clients">{words}</TextLink>;
  if (step === 'users') return <TextLink to="/users">{words}</TextLink>;
  return (
    <TextLink to="/team" search={{ invite: true }}>
      {words}
    </TextLink>
  );
}
