import { describeAppearance } from './support/appearance.ts';
import { clientUserStates } from './support/client-user-states.ts';

describeAppearance(clientUserStates);
