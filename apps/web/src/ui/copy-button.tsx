import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  /** What the button says before it was pressed; “Copy” without it. */
  readonly label?: string;
}

/** Copies a text and says so for two seconds. */
export function CopyButton({ value, label }: Props) {
  const { t } = useTranslation();
  const { copy, copied } = useClipboard({ timeout: 2_000 });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      color={copied ? 'success' : 'accent'}
      leftSection={<Icon size={14} aria-hidden />}
      onClick={() => copy(value)}
    >
      <span aria-live="polite">{copied ? t('copied') : (label ?? t('copy'))}</span>
    </Button>
  );
}
