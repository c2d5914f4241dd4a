/** @jsxImportSource react */
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { EarshotSurvey } from './earshot-survey.tsx';

const { VITE_EARSHOT_URL, VITE_EARSHOT_KEY } = import.meta.env;

function Page() {
  const [isSent, setSent] = useState(false);
  const [isShown, setShown] = useState(true);
  return (
    <main>
      <h1>Your permit is ready</h1>
      {isShown && (
        <EarshotSurvey
          url={VITE_EARSHOT_URL}
          publishableKey={VITE_EARSHOT_KEY}
          survey="parking-permit-done"
          onSubmitted={() => setSent(true)}
        />
      )}
      <p role="status">{isSent && 'The page knows that somebody answered.'}</p>
      <button type="button" onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide' : 'Show'} the survey
      </button>
    </main>
  );
}

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
