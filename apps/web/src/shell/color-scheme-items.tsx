import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ChoiceItems } from './choice-items.tsx';

const icons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } satisfies Record<
  MantineColorScheme,
  unknown
>;

export function ColorSchemeItems() {
  const { t } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = (['auto', 'light', 'dark'] as const).map((value) => {
    const Icon = icons[value];
    return { value, label: t(`scheme.${value}`), icon: <Icon size={16} aria-hidden /> };
  });
  return (
    <ChoiceItems
      label={t('appearance')}
      chosen={colorScheme}
      choices={choices}
      onChoose={(value) => {
        const choice = choices.find((known) => known.value === value);
        if (choice) setColorScheme(choice.value);
      }}
    />
  );
}
