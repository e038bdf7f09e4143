import type secondFactor from '../../../locales/en/second-factor.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'second-factor': typeof secondFactor;
  }
}
