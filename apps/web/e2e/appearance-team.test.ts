import { describeAppearance } from './support/appearance.ts';
import { teamPages } from './support/team-pages.ts';

describeAppearance(teamPages);
