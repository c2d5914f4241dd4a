/** @jsxImportSource react */
import { type Drawn, type MountOptions, mount } from '@earshot/widget';
import { useEffect, useRef } from 'react';

interface EarshotSurveyProps extends Omit<MountOptions, 'key'> {
  /** The publishable key: React keeps the name `key` for itself. */
  publishableKey: string;
  onSubmitted?: () => void;
}

/** A survey as a React component. Other options make another survey; an answer that was begun is then over. */
export function EarshotSurvey({ onSubmitted, publishableKey, ...options }: EarshotSurveyProps) {
  const place = useRef<HTMLDivElement>(null);
  const told = useRef(onSubmitted);
  told.current = onSubmitted;
  // Objects are new on every render; what they say is not.
  const wanted = JSON.stringify({ ...options, key: publishableKey });

  useEffect(() => {
    let drawn: Drawn | undefined;
    let gone = false;
    const tell = () => told.current?.();
    addEventListener('earshot:submitted', tell);
    mount(place.current!, JSON.parse(wanted) as MountOptions).then(
      (survey) => {
        // Strict mode takes every component away once before it stays.
        if (gone) survey.close();
        else drawn = survey;
      },
      // The page goes on without a survey.
      (error: unknown) => console.warn(error),
    );
    return () => {
      gone = true;
      removeEventListener('earshot:submitted', tell);
      drawn?.close();
    };
  }, [wanted]);

  return <div ref={place} />;
}
