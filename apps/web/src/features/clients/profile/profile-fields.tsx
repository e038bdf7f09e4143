import { maxEmailLength } from '@gatehouse/core/identity/vocabulary';
import { maxNameLength } from '@gatehouse/core/platform/vocabulary';
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeZoneField } from '../../../ui/time-zone/time-zone-field.tsx';
import { tidyDomain } from './profile.ts';
import classes from './profile-form.module.css';
import type { ProfileForm } from './use-profile-form.ts';

interface Props {
  readonly form: ProfileForm;
  readonly onName: (name: string) => void;
  /** The field of the client ID: proposed when a client is added, plain when it is edited. */
  readonly code: ReactNode;
}

/** All fields of a client, in one column. */
export function ProfileFields({ form, onName, code }: Props) {
  const { t } = useTranslation('clients');
  const plain = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, dir: 'ltr' } as const;
  // Stated once as text: an asterisk on each of six says nothing.
  const required = { required: true, withAsterisk: false };
  return (
    <>
      <p className={classes.allRequired}>{t('form.allRequired')}</p>
      <TextInput
        {...required}
        data-autofocus
        label={t('field.businessName')}
        maxLength={maxNameLength}
        autoComplete="off"
        dir="auto"
        {...form.getInputProps('businessName')}
        onChange={({ currentTarget: { value } }) => onName(value)}
      />
      {code}
      <TextInput
        {...required}
        label={t('field.domain')}
        description={t('form.domainHelp')}
        inputMode="url"
        maxLength={2_000}
        {...plain}
        {...form.getInputProps('domain')}
        onBlur={() => form.setFieldValue('domain', tidyDomain)}
      />
      <div className={classes.pair}>
        <TextInput
          {...required}
          label={t('field.contactName')}
          description={t('form.contactHelp')}
          maxLength={maxNameLength}
          autoComplete="off"
          dir="auto"
          {...form.getInputProps('contactName')}
        />
        <TextInput
          {...required}
          label={t('field.businessEmail')}
          description={t('form.emailHelp')}
          type="text"
          inputMode="email"
          maxLength={maxEmailLength}
          {...plain}
          {...form.getInputProps('businessEmail')}
        />
      </div>
      <TimeZoneField
        {...required}
        label={t('field.timezone')}
        description={t('form.zoneHelp')}
        {...form.getInputProps('timezone')}
        value={form.values.timezone}
      />
    </>
  );
}
