import { describeAppearance } from './support/appearance.ts';
import { clientPages } from './support/client-pages.ts';
import { clientStates } from './support/client-states.ts';

describeAppearance({ ...clientPages, ...clientStates });
