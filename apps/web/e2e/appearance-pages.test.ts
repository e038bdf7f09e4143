import { describeAppearance } from './support/appearance.ts';
import { policyPages } from './support/policy-pages.ts';

describeAppearance(policyPages);
