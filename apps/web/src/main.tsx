import { createRoot } from 'react-dom/client';
import { AppTree } from './app-tree.tsx';
import { createApp } from './app.ts';
import { toProblem } from './errors/problem.ts';
import { takeTokenFromAddress } from './features/auth/link-token.ts';
import { takeOver } from './first/take-over.ts';
import { startI18n } from './i18n/i18n.ts';

takeTokenFromAddress(window);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const app = createApp();
// Until a page is complete the frame stays, and covers what is not yet one.
const unsubscribe = app.router.subscribe('onRendered', () => {
  unsubscribe();
  takeOver();
});
await startI18n();

createRoot(root, {
  // The screen shows the reason of a failed call. Only errors of our own belong in the console.
  onCaughtError: (error) => {
    if (toProblem(error).reason === 'crash') reportError(error);
  },
}).render(<AppTree app={app} />);
