/** The dashboard's entry point: providers around the router. */
import './app/mantine-styles.ts';
import './app/global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { prefetch } from './app/prefetch.ts';
import { router } from './app/router.tsx';
import { theme, variables } from './app/theme.ts';
import { DensityProvider } from './components/density.tsx';
import { LanguageProvider } from './text/language.tsx';

const nonce = document.querySelector<HTMLMetaElement>('#nonce')?.nonce ?? '';
const client = createQueryClient();
void prefetch(client, window.location);
const schemeManager = localStorageColorSchemeManager({ key: 'efactura.scheme' });

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <LanguageProvider>
        <DensityProvider>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </DensityProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
);
