import type partnerTeam from '../../locales/en/partner-team.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'partner-team': typeof partnerTeam;
  }
}
