import type { ProvisionInput } from '@gatehouse/core/clients/contract';
import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DiscardQuestion } from '../../../ui/confirm/discard-question.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ownTimeZone } from '../../../ui/time-zone/time-zones.ts';
import { differingFields, type Profile } from '../profile/profile.ts';
import { ProfileFields } from '../profile/profile-fields.tsx';
import classes from '../profile/profile-form.module.css';
import { proposeCode } from '../profile/propose-code.ts';
import { useProfileForm } from '../profile/use-profile-form.ts';
import { KeptNotice } from '../../auth/drafts/kept-notice.tsx';
import { keptForm } from '../../auth/drafts/kept-form.ts';
import { useKeptDraft } from '../../auth/drafts/use-kept-draft.ts';
import { useRefusal } from '../use-refusal.ts';
import { CodeField } from './code-field.tsx';
import { NotDone } from './not-done.tsx';

interface Props {
  readonly provision: {
    readonly mutate: (input: ProvisionInput, on: { onError: (error: unknown) => void }) => void;
    readonly isPending: boolean;
  };
  readonly asking: boolean;
  readonly onFilled: (filled: boolean) => void;
  readonly onLeave: () => void;
  readonly onKeepWriting: () => void;
  readonly onDiscard: () => void;
}

const emptyProfile = (): Profile => ({
  businessName: '',
  code: '',
  domain: '',
  contactName: '',
  businessEmail: '',
  timezone: ownTimeZone(),
});

const keptProfiles = keptForm<Profile>();

export function ProvisionForm({ provision, asking, ...on }: Props) {
  const { t, i18n } = useTranslation('clients');
  const refusal = useRefusal();
  const [empty] = useState(emptyProfile);
  /** A refusal that belongs to no field. */
  const [other, setOther] = useState<unknown>(null);
  const { form, showFirst, showRefusal } = useProfileForm(empty);
  const { businessName, code } = form.values;

  const filled = differingFields(empty, form.values).length > 0;
  const kept = useKeptDraft(keptProfiles, filled ? form.values : null);
  const fill = useEffectEvent(() => kept && form.setValues(kept));
  useEffect(() => void fill(), []);
  const notify = useEffectEvent(on.onFilled);
  useEffect(() => notify(filled), [filled]);

  // The client ID follows the name until the reader has typed another one.
  const onName = (name: string) => {
    const proposed = (of: string) => proposeCode(of, i18n.language);
    if (code === proposed(businessName)) form.setFieldValue('code', proposed(name));
    form.setFieldValue('businessName', name);
  };

  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        if (provision.isPending) return;
        setOther(null);
        provision.mutate(values, { onError: (error) => setOther(showRefusal(error) ? null : error) });
      }, showFirst)}
    >
      <KeptNotice shown={kept !== null} />
      <div className={classes.fields}>
        <ProfileFields form={form} onName={onName} code={<CodeField form={form} />} />
      </div>
      <NotDone title={t('provision.notTitle')} />
      {Boolean(other) && (
        <div className={classes.notice}>
          <Notice tone="danger" role="alert">
            {refusal(other, { client: businessName })}
          </Notice>
        </div>
      )}
      {asking ? (
        <DiscardQuestion
          question={t('provision.discard')}
          keep={t('provision.keep')}
          discard={t('provision.discardAct')}
          onKeep={on.onKeepWriting}
          onDiscard={on.onDiscard}
        />
      ) : (
        <div className={classes.buttons}>
          <Button variant="default" onClick={on.onLeave} disabled={provision.isPending}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={provision.isPending}>
            {t('provision.submit')}
          </Button>
        </div>
      )}
    </form>
  );
}
