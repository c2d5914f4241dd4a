import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { path } from '../router.ts';
import { plain } from '../state/said.ts';
import { session } from '../state/session.ts';
import { words } from '../words/words.ts';

/** Which page was shown before, so that a first load leaves the focus where the browser puts it. */
let lastPage: string | null = null;

interface PageProps {
  title: string;
  lead?: ComponentChildren;
  /** The page's address where parts of the path are not another page: the open case on the desk. @default the path */
  of?: string;
  children: ComponentChildren;
}

/** A page's head: its one h1, which gets the focus when the reader came from another page, and the window's title. */
export function Page({ title, lead, of, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const at = of ?? path.value;
  const agency = session.value ? plain(session.value.agency.name) : '';

  useEffect(() => {
    document.title = agency ? words('app.title', { page: title, agency }) : words('app.title.alone', { page: title });
  }, [title, agency]);

  useEffect(() => {
    if (lastPage !== null && lastPage !== at) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    lastPage = at;
  }, [at]);

  return (
    <>
      <div class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead ? <div class="lead">{lead}</div> : null}
      </div>
      {children}
    </>
  );
}

/** A part of a page under its own heading, set apart by a line. */
export function Section({
  title,
  lead,
  id,
  children,
}: {
  title: string;
  lead?: ComponentChildren;
  id?: string;
  children: ComponentChildren;
}) {
  return (
    <section class="section" {...(id ? { 'aria-labelledby': id } : {})}>
      <div class="section-head">
        <h2 {...(id ? { id } : {})}>{title}</h2>
        {lead ? <p>{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}
