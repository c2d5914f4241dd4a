import type { AddedSite } from '@earshot/sdk';
import { useEffect, useRef } from 'preact/hooks';
import { tagFor } from '../state/tag.ts';
import { words } from '../words/words.ts';
import { CopyText } from './copy-text.tsx';
import { SignalLight } from './signal-light.tsx';

/** A new key's tag in the three forms it is pasted in, and the light that says whether it arrived. */
export function SiteTagView({ made }: { made: AddedSite }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { tag, manager, policy } = tagFor(location.origin, made.key);
  const forms = [
    { name: words('sites.tag'), where: words('sites.tag.where'), text: tag },
    { name: words('sites.manager'), where: words('sites.manager.where'), text: manager },
    { name: words('sites.csp'), where: words('sites.csp.where'), text: policy },
  ];
  return (
    <section class="section">
      <div class="section-head">
        <h2 tabIndex={-1} ref={heading}>
          {words('sites.made', { origin: made.origin })}
        </h2>
        <p>{words('sites.once')}</p>
      </div>
      {forms.map(({ name, where, text }) => (
        <div class="stack" key={name}>
          <div>
            <h3>{name}</h3>
            <p class="soft">{where}</p>
          </div>
          <CopyText text={text} label={name} />
        </div>
      ))}
      <SignalLight site={made.site} id={made.id} />
    </section>
  );
}
