// Route handlers as Next calls them: `app/permits/route.ts` exports `POST = submitRoute(office)`,
// `app/permits/[reference]/outcome/route.ts` exports `PUT = outcomeRoute(office)`. They are plain web handlers, so they run anywhere.
import type { Application, Office } from './office.ts';

export const submitRoute =
  (office: Office) =>
  async (request: Request): Promise<Response> =>
    Response.json({ reference: await office.submit((await request.json()) as Application) }, { status: 201 });

/** What Next hands over beside the request: since version 15 as a promise. */
interface At {
  params: Promise<{ reference: string }>;
}

export const statusRoute =
  (office: Office) =>
  async (request: Request, { params }: At): Promise<Response> => {
    const { status } = (await request.json()) as { status: string };
    return new Response(null, { status: (await office.change((await params).reference, status)) ? 204 : 404 });
  };

export const outcomeRoute =
  (office: Office) =>
  async (request: Request, { params }: At): Promise<Response> => {
    const { outcome } = (await request.json()) as { outcome: 'granted' | 'refused' };
    return new Response(null, { status: (await office.complete((await params).reference, outcome)) ? 204 : 404 });
  };
