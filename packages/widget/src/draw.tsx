import type { Furthest, Mode } from '@earshot/model';
import { uuidv7 } from '@earshot/sdk/send';

import { importFile } from './ask/file.ts';
import { whenHalfVisible } from './ask/half-visible.ts';
import { placeFor } from './ask/place.ts';
import { deliveryTo } from './deliver.ts';
import { createSeen, eventOf, responseOf } from './flow/respond.ts';
import { createSession, type Session } from './flow/session.ts';
import { createWords } from './flow/words.ts';
import { type Drawn, type Order, tellPage } from './order.ts';
import { Card } from './parts/card.tsx';
import { late, loadLater } from './parts/load.ts';
import { render } from './parts/render.ts';
import type { Stand } from './parts/stand.ts';
import { headingKey } from './parts/thanks.tsx';
import type { Acts, View } from './parts/view.ts';
import { loadQuestion, ready, readyStyles } from './questions/load.ts';
import questionCss from './questions/question.css?inline';
import { firstFieldId, promptId } from './questions/question.ts';
import { dress } from './theme/sheet.ts';
import tokens from './theme/tokens.css?inline';
import { wear } from './theme/wear.ts';
import widgetCss from './theme/widget.css?inline';

/** A tab is a closed popover, and a kiosk a page that begins again. */
const looks: Partial<Record<Mode, Mode>> = { tab: 'popover', kiosk: 'page' };

let count = 0;
let modes: Stand | undefined;

/** A person's way through a survey on this page: closed and opened again, it goes on where it was left. */
interface Visit {
  session: Session;
  response: string;
  seen: (furthest: Furthest) => void;
}
const visits = new Map<string, Visit>();

/** What the way to stand on the page needs beyond an inline survey. @throws when its file does not arrive */
const standFor = async (mode: Mode): Promise<Stand | undefined> => {
  if (mode !== 'inline') modes ??= await importFile('modes', () => import('./parts/modes.tsx').then((file) => file.modes));
  return mode === 'inline' ? undefined : modes;
};

/** Draws a survey into `order.host`. Nothing is stored before the person acts. @throws when a file it needs does not arrive */
export async function draw(order: Order): Promise<Drawn> {
  const { survey, target, script, asked } = order;
  const test = order.test !== undefined;
  let delivery = deliveryTo(order);
  const source = location.origin;
  // A survey that was to stand in the page, asked for from elsewhere, comes to the person.
  const wanted = asked && order.mode === 'inline' && !order.host ? 'popover' : order.mode;
  const stand = await standFor(wanted);
  const place = `${survey.id} ${survey.version}`;
  const id = uuidv7();
  const visit = (stand && visits.get(place)) ?? {
    session: createSession(survey, (state) => late.pause?.look(state, id)),
    response: id,
    seen: createSeen(survey, { view: uuidv7(), channel: 'web', test }, (data) => {
      delivery.sender.send(eventOf('earshot.survey.seen', data, { id: uuidv7(), source }));
    }),
  };
  const { session, response, seen } = visit;
  visits.set(place, visit);
  session.say(survey);
  await loadQuestion(session.state.current);
  const host = order.host?.isConnected ? order.host : placeFor(wanted, target, script);
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const said = (name: Parameters<typeof tellPage>[0], question?: string) =>
    tellPage(name, { survey: survey.id, ...(question ? { question } : {}) });

  let openedAt = 0;
  let opener: Element | null = document.activeElement;
  let sentId = '';
  let view: View = {
    state: session.state,
    words: createWords(survey.strings, survey.language),
    idPrefix: `e${++count}`,
    mode: wanted,
    stand,
    test,
    linked: order.reference ? true : undefined,
    panel: undefined,
    delivery: undefined,
    server: order.url,
    status: '',
    ...stand?.first(wanted, asked),
  };

  host.setAttribute('mode', looks[view.mode] ?? view.mode);
  const look = await wear(host, root, order.theme, survey.look);

  const show = (change: Partial<View>, focus?: string) => {
    view = { ...view, ...change, wide: host.clientWidth >= 600 };
    host.toggleAttribute('closed', !!view.closed);
    dress(root, [tokens, questionCss, widgetCss, stand?.css, late.parts?.css, late.pause?.css, ...readyStyles(), look]);
    render(view.closed && stand ? <stand.Tab view={view} acts={acts} /> : <Card view={view} acts={acts} session={session} />, root);
    if (focus) root.getElementById(focus)?.focus();
  };
  /** Draws what can be drawn: a question whose file is still on its way is not. */
  const refresh = (state = session.state) => {
    view = { ...view, state };
    if (host.isConnected && (view.delivery || (ready[state.current.kind] && !state.done))) show({});
  };
  const field = (id: (prefix: string) => string) => id(`${view.idPrefix}-${session.state.current.id}`);

  const reach = (furthest: Furthest) => {
    seen(furthest);
    if (furthest === 'opened' && !openedAt) {
      openedAt = performance.now();
      said('opened');
      host.style.minHeight = '';
      delivery.begin();
      loadLater().then(() => refresh());
      for (const each of survey.questions) loadQuestion(each).catch(() => {});
    }
  };

  const finish = () => {
    const { reference } = order;
    const about = { response, channel: 'web' as const, openedMs: performance.now() - openedAt, page: location.pathname, test };
    const data = responseOf(session.state, { ...about, reference: view.linked ? reference : undefined });
    sentId = uuidv7();
    // Asked again: what may be kept on the device may have changed meanwhile.
    delivery = deliveryTo(order);
    delivery.begin();
    // Whoever opens the survey again begins another answer.
    visits.delete(place);
    delivery.watch(sentId, (state, opened) => {
      // A refusal that the person asked for by "Delete it" is told as such.
      if (view.delivery === 'deleted') return;
      if (state !== view.delivery) show({ delivery: state, opened });
      if (state !== 'sending') show({ status: view.words(headingKey(view)) });
      if (state === 'sent' || state === 'kept') said('submitted');
      if (state === 'refused') said('failed');
    });
    show({ delivery: 'sending', panel: undefined }, `${view.idPrefix}-thanks`);
    delivery.sender.send(eventOf('earshot.response.saved', data, { id: sentId, source }), { keep: true });
    root.getElementById(`${view.idPrefix}-thanks`)?.focus();
    order.on('acted');
  };

  /** Contact details are read once more before they leave. Where that cannot be drawn nothing is sent: the next press tries again. */
  const end = async () => {
    if (survey.questions.some(({ kind }) => (kind as string) === 'contact')) {
      await loadLater();
      if (!late.parts || late.parts.contactLines(session.state).length > 0)
        return show({ review: !!late.parts }, `${view.idPrefix}-review`);
    }
    finish();
  };

  const acts: Acts = {
    async next(event, by = 'next') {
      event.preventDefault();
      reach('opened');
      const { id, kind } = session.state.current;
      // What can be wrong with other kinds is known to the later parts.
      if (kind !== 'rating') await loadLater();
      const led = session[by]();
      if (led === 'fault' || led === 'concern') {
        await loadLater();
        // One question needs no summary of errors: the sentence stands beside it, and the focus goes where the answer is given.
        const summed = led === 'concern' || (late.parts && survey.questions.length > 1);
        return show({}, summed ? `${view.idPrefix}-summary` : field(firstFieldId));
      }
      said('answered', id);
      if (led === 'done') return end();
      try {
        await loadQuestion(session.state.current);
        show({}, field(promptId));
      } catch {
        // The next question cannot be drawn: what was answered so far is worth more than nothing.
        finish();
      }
    },
    back(to) {
      session.back(to);
      show({ review: false }, field(promptId));
    },
    send: finish,
    close() {
      if (!view.delivery) {
        reach('dismissed');
        said('dismissed');
        if (view.mode !== 'tab') order.on('acted');
      }
      // What was begun stays at hand, and a tab was never asked to go.
      if (!view.delivery && (view.mode === 'tab' || (view.mode === 'popover' && !asked && Object.keys(session.state.held).length > 0)))
        show({ closed: true }, `${view.idPrefix}-tab`);
      else drawn.close();
    },
    async toggle(panel) {
      await loadLater();
      show({ panel: view.panel === panel ? undefined : panel });
    },
    async speak(language) {
      try {
        const other = await order.load(language);
        session.say(other);
        show({ words: createWords(other.strings, language), panel: undefined }, field(promptId));
      } catch {
        show({ panel: undefined });
      }
    },
    open() {
      host.toggleAttribute('flow', !!view.compact);
      reach('opened');
      show({ compact: false, closed: false }, field(promptId));
    },
    link: (linked) => show({ linked }),
    forget() {
      show({ delivery: 'deleted' }, `${view.idPrefix}-thanks`);
      delivery.sender.forget(sentId);
    },
    focus: (id) => root.getElementById(id)?.focus(),
  };

  const stops: (() => void)[] = [
    session.subscribe((state) => {
      if (Object.keys(state.held).length > 0) reach('opened');
      refresh(state);
    }),
    whenHalfVisible(host, () => {
      seen('offered');
      said('offered');
    }),
  ];

  const drawn: Drawn = {
    close() {
      for (const stop of stops) stop();
      const inside = root.activeElement;
      render(null, root);
      host.remove();
      if (inside && opener instanceof HTMLElement) opener.focus();
      order.on('closed');
    },
    focus: () => (view.closed || view.compact ? acts.open() : root.getElementById(field(promptId))?.focus()),
    get done() {
      return !!view.delivery;
    },
    get begun() {
      return openedAt > 0;
    },
  };

  host.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && relatedTarget !== host) opener = relatedTarget;
  });
  // Outside, an event from in here seems to come from the host: shortcuts of the page would fire while somebody types.
  for (const name of ['keydown', 'keypress', 'keyup'] as const) {
    root.addEventListener(name, (event) => {
      if ((event as KeyboardEvent).key === 'Escape') {
        if (!stand || view.mode === 'page') return;
        if (name === 'keydown') acts.close();
      }
      event.stopPropagation();
    });
  }

  show({});
  if (stand) stops.push(stand.begin({ host, root, view, asked, show }));
  // The page moved on without loading: what nobody has begun goes, and what the page threw away is over.
  const moves = 'navigation' in window ? navigation : window;
  const path = location.pathname;
  const moved = () => location.pathname !== path && (!openedAt || !host.isConnected) && drawn.close();
  for (const name of ['navigatesuccess', 'popstate']) moves.addEventListener(name, moved);
  stops.push(() => {
    for (const name of ['navigatesuccess', 'popstate']) moves.removeEventListener(name, moved);
  });
  if (asked) reach('opened');
  if (asked || view.mode === 'modal') drawn.focus();
  return drawn;
}
