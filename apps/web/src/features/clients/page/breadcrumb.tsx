import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../ui/button-link.tsx';
import classes from './client-page.module.css';

export function Breadcrumb({ name }: { name: string }) {
  const { t } = useTranslation('clients');
  return (
    <nav aria-label={t('page.breadcrumb')} className={classes.breadcrumb}>
      <ol>
        <li>
          <TextLink to="/clients" inherit>
            {t('title')}
          </TextLink>
        </li>
        <li>
          <bdi>{name}</bdi>
        </li>
      </ol>
    </nav>
  );
}
