import type recovery from '../../locales/en/recovery.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    recovery: typeof recovery;
  }
}
