import { RouterProvider as AriaRouterProvider } from "react-aria-components";
import { createBrowserRouter, Outlet, type RouteObject, useHref, useNavigate } from "react-router";
import { BrokenPage } from "./broken-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import SignedIn from "./signed-in.tsx";

type Screen = { readonly default: NonNullable<RouteObject["Component"]> };

/** A page that is loaded when it is first opened. */
const lazily = (load: () => Promise<Screen>) => async () => ({ Component: (await load()).default });

const isAbsolute = (address: string) => /^[a-z]+:/i.test(address);

/** A path of the workspace as the browser knows it; full addresses, such as the portal's, stay as they are. */
function useAddress(path: string): string {
  const inside = useHref(isAbsolute(path) ? "" : path);
  return isAbsolute(path) ? path : inside;
}

/** Lets the links of the ui kit follow addresses of the app without a reload. */
function Root() {
  const navigate = useNavigate();
  return (
    <AriaRouterProvider
      navigate={(path) => {
        if (isAbsolute(path)) location.assign(path);
        else void navigate(path);
      }}
      useHref={useAddress}
    >
      <Outlet />
    </AriaRouterProvider>
  );
}

/** Every address of the workspace, below `/app`. */
export const router = createBrowserRouter(
  [
    {
      Component: Root,
      ErrorBoundary: BrokenPage,
      // Nothing is drawn on the server, so there is nothing to show before the first page is there.
      HydrateFallback: () => null,
      children: [
        { path: "/entrar", lazy: lazily(() => import("../rooms/sign-in/sign-in-page.tsx")) },
        {
          Component: SignedIn,
          children: [
            {
              ErrorBoundary: BrokenPage,
              children: [
                { index: true, lazy: lazily(() => import("../rooms/today/today-page.tsx")) },
                { path: "/sesiones", lazy: lazily(() => import("../rooms/sessions/sessions-page.tsx")) },
                { path: "/acuerdos", lazy: lazily(() => import("../rooms/ledger/ledger-page.tsx")) },
                {
                  path: "/acuerdos/:slug",
                  lazy: lazily(() => import("../rooms/ledger/resolution-page.tsx")),
                },
                {
                  path: "/sesiones/:sessionId",
                  lazy: lazily(() => import("../rooms/sessions/session-page.tsx")),
                },
                {
                  path: "/sesiones/:sessionId/lectura",
                  lazy: lazily(() => import("../rooms/cockpit/reading-page.tsx")),
                },
                { path: "/publicaciones", lazy: lazily(() => import("../rooms/rubrics/rubrics-page.tsx")) },
                { path: "/reglamento", lazy: lazily(() => import("../rooms/rules/rules-page.tsx")) },
                { path: "/reuniones", lazy: lazily(() => import("../rooms/meetings/meetings-page.tsx")) },
                { path: "/propuestas", lazy: lazily(() => import("../rooms/proposals/proposals-page.tsx")) },
                {
                  path: "/propuestas/:proposalId",
                  lazy: lazily(() => import("../rooms/proposals/proposal-page.tsx")),
                },
                {
                  path: "/reuniones/:meetingId",
                  lazy: lazily(() => import("../rooms/meetings/meeting-page.tsx")),
                },
                {
                  path: "/compromisos",
                  lazy: lazily(() => import("../rooms/commitments/commitments-page.tsx")),
                },
                {
                  path: "/compromisos/:number",
                  lazy: lazily(() => import("../rooms/commitments/commitment-page.tsx")),
                },
                { path: "/planes", lazy: lazily(() => import("../rooms/commitments/plans-page.tsx")) },
                { path: "/planes/:planId", lazy: lazily(() => import("../rooms/commitments/plan-page.tsx")) },
                {
                  path: "/cumplimiento",
                  lazy: lazily(() => import("../rooms/compliance/compliance-page.tsx")),
                },
                {
                  path: "/firmas",
                  lazy: lazily(() => import("../rooms/signatures/signatures-page.tsx")),
                },
                {
                  path: "/documentos/:documentId/clasificar",
                  lazy: lazily(() => import("../rooms/classification/classification-page.tsx")),
                },
                { path: "/documentos/:documentId", lazy: lazily(() => import("./document-screen.tsx")) },
                { path: "/personas", lazy: lazily(() => import("../rooms/people/people-page.tsx")) },
                { path: "/testigos", lazy: lazily(() => import("../rooms/witnesses/witnesses-page.tsx")) },
                { path: "/datos", lazy: lazily(() => import("../rooms/spreadsheets/spreadsheets-page.tsx")) },
                { path: "/cuenta", lazy: lazily(() => import("../rooms/account/account-page.tsx")) },
                { path: "/servicio", lazy: lazily(() => import("../rooms/machine/machine-page.tsx")) },
                { path: "*", Component: NotFoundPage },
              ],
            },
          ],
        },
      ],
    },
  ],
  { basename: "/app" },
);
