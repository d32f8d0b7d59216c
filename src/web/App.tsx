import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { createQueryClient } from './api/query-client.ts';
import { LiveUpdates } from './live/LiveUpdates.tsx';
import type { WebRoute } from './route.ts';
import { SIGN_IN_PATH, signInHref } from './shell/way-back.ts';
import { ErrorBoundary } from './state/ErrorBoundary.tsx';
import { Loading } from './state/Loading.tsx';
import { NotFoundPage } from './state/NotFoundPage.tsx';
import { cssVariables, mantineTheme } from './theme/mantine-theme.ts';

interface AppProps {
  readonly routes: readonly WebRoute[];
  readonly shell: ComponentType<{ readonly children: ReactNode }>;
}

/** Providers around the pages that the modules plug in. */
export function App({ routes, shell: Frame }: AppProps) {
  const [client] = useState(() => createQueryClient(goToSignIn));
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={client}>
        <LiveUpdates />
        <Frame>
          <Pages routes={routes} />
        </Frame>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** From wherever the person is, with the way back; who is signing in stays there. */
function goToSignIn(client: QueryClient): void {
  // Whoever was signed in is no more: the band says so.
  void client.invalidateQueries({ queryKey: ['session'] });
  const { pathname, search } = window.location;
  if (pathname !== SIGN_IN_PATH) navigate(signInHref(`${pathname}${search}`));
}

/** The one that the server gave this page; others' styles do not count. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

interface PagesProps {
  readonly routes: readonly WebRoute[];
}

function Pages({ routes }: PagesProps) {
  const [path] = useLocation();
  useFreshPage(path);
  return (
    <ErrorBoundary resetKey={path}>
      <Suspense
        fallback={
          <div className="v-page">
            <Loading />
          </div>
        }
      >
        <Switch>
          {routes.map(({ path: pattern, page: Page }) => (
            <Route key={pattern} path={pattern}>
              <Page />
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

/** A new page begins at its top, with the focus at its content; not the first one, nor a change of filters. */
function useFreshPage(path: string): void {
  const previous = useRef(path);
  useEffect(() => {
    if (previous.current === path) return;
    previous.current = path;
    window.scrollTo(0, 0);
    document.getElementById('contenido')?.focus({ preventScroll: true });
  }, [path]);
}
