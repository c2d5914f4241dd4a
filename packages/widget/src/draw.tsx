import type { EarshotEvent, Furthest, Mode } from '@earshot/model';
import { uuidv7 } from '@earshot/sdk/send';

import { importFile } from './ask/file.ts';
import { whenHalfVisible } from './ask/half-visible.ts';
import { placeFor } from './ask/place.ts';
import { deliveryTo } from './deliver.ts';
import { createSeen, eventOf, responseOf } from './flow/respond.ts';
import { createSession, type Session } from './flow/session.ts';
import { createWords } from './flow/words.ts';
import { type Drawn, type Order, type PageEvent, tellPage } from './order.ts';
import { Card } from './parts/card.tsx';
import { late, loadLater } from './parts/load.ts';
import { render } from './parts/render.ts';
import { lateActs, type Stage } from './parts/stage.ts';
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

/** A person's way through a survey on this page: closed and opened again, it goes on where it was left. */
interface Visit {
  session: Session;
  response: string;
  seen: (furthest: Furthest) => void;
}
const visits = new Map<string, Visit>();

/** What the way to stand on the page needs beyond an inline survey. @throws when its file does not arrive */
const standFor = async (mode: Mode): Promise<Stand | undefined> => {
  if (mode === 'inline') return undefined;
  return mode === 'page' || mode === 'kiosk' ? (await importFile('page')).page : (await importFile('modes')).modes;
};

/** Ends the task: on a slow device each of ours is to leave room for the page's own within 50 ms. */
const breathe = () => new Promise((go) => setTimeout(go));

/** Draws a survey into `order.host`. Nothing is stored before the person acts. @throws when a file it needs does not arrive */
export async function draw(given: Order): Promise<Drawn> {
  const { survey, target, script, asked, mode } = given;
  const test = given.test !== undefined;
  const source = location.origin;
  // A survey that was to stand in the page, asked for from elsewhere, comes to the person.
  const wanted = asked && mode === 'inline' && !given.host ? 'popover' : mode;
  const channel = mode === 'kiosk' ? 'kiosk' : 'web';
  const stand = await standFor(wanted);
  const order = stand?.order?.(given) ?? given;
  let delivery = deliveryTo(order);
  const place = `${survey.id} ${survey.version}`;
  const send = (event: EarshotEvent, keep = false) => delivery.sender.send(event, { keep });
  const begin = (): Visit => {
    const visit: Visit = {
      session: createSession(survey, (state) => late.pause?.look(state, visit)),
      response: uuidv7(),
      seen: createSeen(survey, { view: uuidv7(), channel, test }, (data) =>
        send(eventOf('earshot.survey.seen', data, { id: uuidv7(), source })),
      ),
    };
    return visit;
  };
  let visit = (stand && visits.get(place)) || begin();
  visits.set(place, visit);
  visit.session.say(survey);
  await loadQuestion(visit.session.state.current);
  // A badge, and that the answer will be linked: what few surveys show from the start is drawn by parts that others need later.
  if (test || order.reference) await loadLater();
  const host = order.host?.isConnected ? order.host : placeFor(wanted, target, script);
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const said = (name: PageEvent, question?: string) => tellPage(name, { survey: survey.id, question });
  const focus = (id: string) => root.getElementById(id)?.focus();

  let openedAt = 0;
  let presses = 0;
  const firstView = (): View => ({
    session: visit.session,
    state: visit.session.state,
    words: createWords(survey.strings, survey.language),
    idPrefix: `e${++count}`,
    mode: wanted,
    stand,
    test,
    linked: order.reference,
    panel: undefined,
    delivery: undefined,
    server: order.url,
    wide: () => host.clientWidth >= 600,
    status: '',
    ...stand?.first(wanted, asked),
  });
  let view = firstView();

  host.setAttribute('mode', looks[view.mode] ?? view.mode);
  const look = await wear(host, root, order.theme, survey.look);
  const clothe = () =>
    dress(root, [tokens, questionCss, widgetCss, stand?.css, late.parts?.css, late.parts?.endCss, late.pause?.css, ...readyStyles(), look]);
  clothe();
  await breathe();

  const show = (change: Partial<View>, at?: string) => {
    view = { ...view, ...change };
    host.toggleAttribute('closed', !!view.closed);
    clothe();
    render(view.closed && stand?.Tab ? <stand.Tab view={view} acts={acts} /> : <Card view={view} acts={acts} />, root);
    if (at) focus(at);
  };
  /** Draws what can be drawn: a question whose file is still on its way is not, and the one before stays. */
  const refresh = (state = visit.session.state) => {
    if (!view.delivery && !ready[state.current.kind]) return;
    view = { ...view, state };
    if (host.isConnected && (view.delivery || !state.done)) show({});
  };
  const field = (id = promptId) => id(`${view.idPrefix}-${visit.session.state.current.id}`);

  const reach = (furthest: Furthest) => {
    visit.seen(furthest);
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
    const { response, session } = visit;
    // Nobody's answer is linked who was not told: what says so comes late.
    const reference = view.linked && late.parts ? order.reference : undefined;
    const openedMs = performance.now() - openedAt;
    const data = responseOf(session.state, { response, channel, openedMs, page: location.pathname, reference, test });
    const id = uuidv7();
    // Asked again: what may be kept on the device may have changed meanwhile.
    delivery = deliveryTo(order);
    delivery.begin();
    // Whoever opens the survey again begins another answer.
    visits.delete(place);
    delivery.watch(id, (state, opened) => {
      // The person deleted it, or is the one before at a shared screen.
      if (id !== view.sent) return;
      if (state !== view.delivery) show({ delivery: state, opened });
      if (state !== 'sending') show({ status: view.words(headingKey(view)) });
      if (state === 'sent' || state === 'kept') said('submitted');
      if (state === 'refused') said('failed');
    });
    show({ delivery: 'sending', sent: id, panel: undefined }, `${view.idPrefix}-thanks`);
    send(eventOf('earshot.response.saved', data, { id, source }), true);
    order.on('acted');
  };

  /** Contact details are read once more before they leave. Where that cannot be drawn nothing is sent: the next press tries again. */
  const end = async () => {
    // Its file has come, so there may be some.
    if (ready.contact) {
      await loadLater();
      if (!late.parts || late.parts.contactLines(visit.session.state).length > 0)
        return show({ review: !!late.parts }, `${view.idPrefix}-review`);
    }
    finish();
  };

  const over = new AbortController();
  const { signal } = over;
  const until = (stop: () => void) => signal.addEventListener('abort', stop);
  const stage: Stage = {
    order,
    host,
    get view() {
      return view;
    },
    show,
    field,
    reach,
    said,
    again() {
      visits.delete(place);
      visit = begin();
      openedAt = presses = 0;
      view = firstView();
      listen();
      show({}, field());
    },
    close() {
      over.abort();
      render(null, root);
      host.remove();
      order.on('closed');
    },
    focus: () => (view.closed || view.compact ? acts.open() : focus(field())),
    get done() {
      return !!view.delivery || !host.isConnected;
    },
    get begun() {
      return openedAt > 0;
    },
  };
  /** Takes what is on show, and goes on as far as it can. */
  const step = async (by: 'next' | 'finish') => {
    reach('opened');
    const { session } = visit;
    const { id, kind } = session.state.current;
    // What can be wrong with other kinds is known to the later parts.
    // Whoever leaves before those are here has pressed the button all the same.
    if (kind !== 'rating')
      await Promise.race([
        loadLater().then(() => late.faults?.mind(session.state)),
        new Promise((left) => addEventListener('pagehide', left, { once: true })),
      ]);
    // The screen is another person's now.
    if (visit.session !== session) return;
    const led = session[by]();
    if (led === 'fault' || led === 'concern') {
      await loadLater();
      // One question needs no summary of errors: the sentence stands beside it, and the focus goes where the answer is given.
      const summed = led === 'concern' || (late.faults && survey.questions.length > 1);
      return show({}, summed ? `${view.idPrefix}-summary` : field(firstFieldId));
    }
    said('answered', id);
    if (led === 'done') return end();
    try {
      await loadQuestion(session.state.current);
      show({ state: session.state }, field());
    } catch {
      // The next question cannot be drawn: what was answered so far is worth more than nothing.
      finish();
    }
  };
  const acts = {
    /** Pressed again while files are on their way, the second press would answer the question that nobody has seen yet. */
    next(event: Event, by: 'next' | 'finish' = 'next') {
      event.preventDefault();
      // The second press of a double click was meant for the question before.
      if ((event as UIEvent).detail > 1 || presses++) return;
      step(by).finally(() => {
        presses = 0;
      });
    },
    send: finish,
    focus,
    ...stand?.acts(stage),
  } as Acts;
  for (const name of lateActs)
    acts[name] = async (...how: never[]) => {
      await loadLater();
      (late.parts?.acts(stage)[name] as ((...how: never[]) => void) | undefined)?.(...how);
    };

  const listen = () =>
    until(
      visit.session.subscribe((state) => {
        if (state !== visit.session.state) return;
        if (Object.keys(state.held).length > 0) reach('opened');
        refresh(state);
      }),
    );
  until(
    whenHalfVisible(host, () => {
      visit.seen('offered');
      said('offered');
    }),
  );
  // Outside, an event from in here seems to come from the host: shortcuts of the page would fire while somebody types.
  for (const name of ['keydown', 'keypress', 'keyup'] as const)
    root.addEventListener(name, (event) => (event as KeyboardEvent).key !== 'Escape' && event.stopPropagation());

  listen();
  show({});
  stand?.begin(stage, acts, signal);
  // The page moved on without loading: what nobody has begun goes, and what the page threw away is over.
  const path = location.pathname;
  const moved = () => location.pathname !== path && (!openedAt || !host.isConnected) && stage.close();
  window.navigation?.addEventListener('navigatesuccess', moved, { signal });
  addEventListener('popstate', moved, { signal });
  if (asked) reach('opened');
  if (asked || view.mode === 'modal') stage.focus();
  return stage;
}
