import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { path } from '../router.ts';
import { plain } from '../state/said.ts';
import { session } from '../state/session.ts';
import { words } from '../words/words.ts';

let lastPath: string | null = null;

/** A page's head: its one h1, which gets the focus when the reader came from another page, and the window's title. */
export function Page({
  title,
  lead,
  mark,
  children,
}: {
  title: string;
  lead?: ComponentChildren;
  mark?: ComponentChildren;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const at = path.value;
  const agency = session.value ? plain(session.value.agency.name) : '';

  useEffect(() => {
    document.title = agency ? words('app.title', { page: title, agency }) : words('app.title.alone', { page: title });
  }, [title, agency]);

  useEffect(() => {
    if (lastPath !== null && lastPath !== at) heading.current?.focus();
    lastPath = at;
  }, [at]);

  return (
    <>
      <div class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
          {mark}
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
