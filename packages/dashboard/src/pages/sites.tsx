import type { AddedSite } from '@earshot/sdk';
import { useState } from 'preact/hooks';
import { useLoaded } from '../live/loaded.ts';
import { TextField } from '../parts/field.tsx';
import { KeyTable } from '../parts/key-table.tsx';
import { Page, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Shown } from '../parts/shown.tsx';
import { SiteTagView } from '../parts/site-tag-view.tsx';
import { asked, client } from '../state/client.ts';
import { originOf, siteOf } from '../state/tag.ts';
import { words } from '../words/words.ts';

/** From the address of a page to a tag that works, with a light that says whether it does. */
export function SitesPage() {
  const keys = useLoaded('sites', () => client.sites.list());
  const [made, setMade] = useState<AddedSite | null>(null);
  const [fault, setFault] = useState<string | undefined>();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const origin = originOf(String(new FormData(event.currentTarget as HTMLFormElement).get('address')));
    setFault(origin ? undefined : words('sites.address-wrong'));
    if (!origin) {
      document.getElementById('address')?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      setMade(await asked(client.sites.add({ site: siteOf(origin), origin })));
      keys.again();
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };

  return (
    <Page title={words('sites.title')} lead={<p>{words('sites.lead')}</p>}>
      <form class="form" onSubmit={submit} noValidate>
        <TextField
          {...{ id: 'address', label: words('sites.address'), hint: words('sites.address.hint'), fault }}
          name="address"
          type="url"
          autocomplete="url"
          isCode
        />
        <button type="submit" class="button" aria-disabled={busy}>
          {words(busy ? 'sites.sending' : 'sites.submit')}
        </button>
      </form>
      {problem ? <Problem problem={problem} title={words('problem.save-title')} /> : null}
      {made ? <SiteTagView key={made.id} made={made} /> : null}
      <Section title={words('sites.keys')} lead={words('sites.keys.explain')}>
        <Shown of={keys}>{(items) => <KeyTable keys={items.filter(({ kind }) => kind === 'publishable')} onChanged={keys.again} />}</Shown>
      </Section>
    </Page>
  );
}
