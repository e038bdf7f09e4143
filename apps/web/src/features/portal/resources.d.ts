import type features from '../../locales/en/features.json';
import type portal from '../../locales/en/portal.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    features: typeof features;
    portal: typeof portal;
  }
}
