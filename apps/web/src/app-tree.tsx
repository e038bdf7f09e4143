import '@mantine/core/styles.layer.css';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/global.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import type { createApp } from './app.ts';
import { CrashBoundary } from './shell/crash-boundary.tsx';
import { ThemeProvider } from './theme/theme-provider.tsx';
import { trpc } from './trpc.ts';

/** The whole component tree: styles, theme, caches, pages. */
export function AppTree({ app }: { readonly app: ReturnType<typeof createApp> }) {
  const { queryClient, trpcClient, router } = app;
  return (
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
    </StrictMode>
  );
}
