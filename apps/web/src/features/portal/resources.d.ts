import type features from '../../locales/en/features.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    features: typeof features;
  }
}
