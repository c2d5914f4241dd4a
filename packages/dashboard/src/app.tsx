import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { startLive } from './live/live.ts';
import { AsidePage } from './pages/aside.tsx';
import { CasesPage } from './pages/cases.tsx';
import { CommentsPage } from './pages/comments.tsx';
import { NotFoundPage } from './pages/not-found.tsx';
import { PeoplePage } from './pages/people.tsx';
import { SetupPage } from './pages/setup.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { SitesPage } from './pages/sites.tsx';
import { SurveyPage } from './pages/survey.tsx';
import { SurveysPage } from './pages/surveys.tsx';
import { TodayPage } from './pages/today.tsx';
import { AnnouncedWords } from './parts/announced.tsx';
import { Shell } from './parts/shell.tsx';
import { match, path } from './router.ts';
import { client } from './state/client.ts';
import { atLeast, session } from './state/session.ts';

type Role = Parameters<typeof atLeast>[0];

/** Every page by its address, and who may see it. */
const routes: readonly { at: string; role: Role; page: (params: Record<string, string>) => preact.JSX.Element }[] = [
  { at: '/', role: 'analyst', page: () => <TodayPage /> },
  { at: '/surveys', role: 'analyst', page: () => <SurveysPage /> },
  { at: '/surveys/:survey', role: 'analyst', page: ({ survey = '' }) => <SurveyPage id={survey} key={survey} /> },
  { at: '/comments', role: 'analyst', page: () => <CommentsPage /> },
  { at: '/cases', role: 'supervisor', page: () => <CasesPage open={null} /> },
  { at: '/cases/:id', role: 'supervisor', page: ({ id = '' }) => <CasesPage open={id} /> },
  { at: '/aside', role: 'supervisor', page: () => <AsidePage /> },
  { at: '/sites', role: 'admin', page: () => <SitesPage /> },
  { at: '/people', role: 'admin', page: () => <PeoplePage /> },
];

/** The page of an address, or a page that says there is none. */
function Page({ at }: { at: string }) {
  for (const route of routes) {
    const params = match(route.at, at);
    if (params && atLeast(route.role)) return route.page(params);
  }
  return <NotFoundPage />;
}

/** Nobody signs in for it, and nobody else loads it. */
function Gallery() {
  const [page, setPage] = useState<ComponentType | null>(null);
  useEffect(() => {
    void import('./pages/gallery.tsx').then(({ GalleryPage }) => setPage(() => GalleryPage));
  }, []);
  const Loaded = page;
  return Loaded ? <Loaded /> : null;
}

/** The staff dashboard: set-up and sign-in stand alone, everything else inside the shell. */
export function App() {
  const at = path.value;
  const who = session.value;
  const alone = at === '/setup' || at === '/gallery';

  useEffect(() => {
    if (alone || who !== undefined) return;
    client.session.current().then(
      (found) => {
        session.value = found;
      },
      () => {
        session.value = null;
      },
    );
  }, [alone, who === undefined]);

  useEffect(() => (who ? startLive() : undefined), [who?.user.email]);

  if (at === '/gallery') return <Gallery />;
  if (at === '/setup') return <SetupPage />;
  if (who === undefined) return null;
  return (
    <>
      {who === null ? (
        <SignInPage />
      ) : (
        <Shell>
          <Page at={at} />
        </Shell>
      )}
      <AnnouncedWords />
    </>
  );
}
