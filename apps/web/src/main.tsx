import '@fontsource-variable/ibm-plex-sans/wght.css';
import '@fontsource/ibm-plex-mono/400.css';
import '@mantine/core/styles.layer.css';
import './theme/tokens.css';
import './theme/global.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './app.ts';
import { toProblem } from './errors/problem.ts';
import { takeTokenFromAddress } from './features/auth/link-token.ts';
import { startI18n } from './i18n/i18n.ts';
import { CrashBoundary } from './shell/crash-boundary.tsx';
import { ThemeProvider } from './theme/theme-provider.tsx';
import { trpc } from './trpc.ts';

takeTokenFromAddress(window);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const { queryClient, trpcClient, router } = createApp();
await startI18n();

createRoot(root, {
  // The screen shows the reason of a failed call. Only errors of our own belong in the console.
  onCaughtError: (error) => {
    if (toProblem(error).reason === 'crash') reportError(error);
  },
}).render(
  <StrictMode>
    <ThemeProvider>
      <CrashBoundary>
        <trpc.Provider client={trpcClient} queryClient={queryClient}>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </trpc.Provider>
      </CrashBoundary>
    </ThemeProvider>
  </StrictMode>,
);
