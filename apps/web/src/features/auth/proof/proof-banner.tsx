import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { Proof } from './proof.tsx';
import classes from './proof.module.css';

/** For accounts made through a copied link: nobody has proved yet that the mailbox is theirs (SECURITY R22). */
export function ProofBanner({ email }: { email: string }) {
  const { t } = useTranslation('proof');
  const toast = useToast();
  return (
    <div className={classes.banner}>
      <Notice tone="accent" icon={IconMail} title={t('title')}>
        {t('sentence', { email })}
        <Proof
          email={email}
          onProven={() => {
            toast.done(t('proven'));
            // The banner disappears with the focus in it.
            document.querySelector('h1')?.focus();
          }}
        />
      </Notice>
    </div>
  );
}
