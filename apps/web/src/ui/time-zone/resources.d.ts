import type timeZone from '../../locales/en/time-zone.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'time-zone': typeof timeZone;
  }
}
