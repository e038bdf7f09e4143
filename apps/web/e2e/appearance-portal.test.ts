import { describeAppearance } from './support/appearance.ts';
import { portalPages } from './support/portal-pages.ts';

describeAppearance(portalPages);
