import { describeAppearance } from './support/appearance.ts';
import { securityPages } from './support/security-pages.ts';

describeAppearance(securityPages);
