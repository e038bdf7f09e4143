import { describeAppearance } from './support/appearance.ts';
import { accessPages } from './support/access-pages.ts';

describeAppearance(accessPages);
