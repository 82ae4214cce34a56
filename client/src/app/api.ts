import type { AnyEndpoint, InputOf, ResultOf } from "@minuta/contract";
import { createCall, endpoints, ProblemError } from "@minuta/contract";
import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from "@tanstack/react-query";
import { currentLanguage, i18n, localeOf } from "../i18n/language.ts";
import type { Say } from "../i18n/say.ts";
import { isSignedOut, problemSentence } from "./problem.ts";
import { toast } from "./toast.ts";

/** One call of the HTTP API, outside React. Inside, `useEndpoint` and `useCommand` do it. */
export const call = createCall({
  fetch: (input, init) => fetch(input, init),
  baseUrl: "",
  headers: () => ({ "accept-language": localeOf[currentLanguage()] }),
});

const say: Say = (key, values) => i18n._(key, values);

/** What the server answered, by endpoint. Shared by the whole interface. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // Signed out elsewhere: asking again who is signed in brings up the sign-in page.
      if (isSignedOut(error) && query.queryKey[0] !== endpoints.me.path) void refresh(endpoints.me);
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _input, _result, mutation) => {
      if (isSignedOut(error)) void refresh(endpoints.me);
      if (mutation.meta?.quiet !== true) toast.add("danger", problemSentence(error, say));
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer; only silence is worth asking again.
      retry: (count, error) => !(error instanceof ProblemError) && error instanceof TypeError && count < 2,
    },
  },
});

/** Where the answer to a call is kept. The path alone is the prefix of all answers of an endpoint. */
export function keyOf<E extends AnyEndpoint>(endpoint: E, input: InputOf<E> = {}): readonly unknown[] {
  return [endpoint.path, input.params ?? {}, input.query ?? {}];
}

/** Marks what is known of an endpoint as stale; what stands on the screen is fetched again. All inputs without `input`. */
export async function refresh<E extends AnyEndpoint>(endpoint: E, input?: InputOf<E>): Promise<void> {
  await queryClient.invalidateQueries({
    queryKey: input === undefined ? [endpoint.path] : keyOf(endpoint, input),
  });
}

/**
 * Asks again for everything that was answered before the language changed: titles and names come in the language of the
 * account. Who is signed in is known already.
 */
export async function refreshWords(): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey, state }) => queryKey[0] !== endpoints.me.path && state.data !== undefined,
  });
}

/**
 * Reads an endpoint and keeps it fresh. `useEndpoint(endpoints.readDocument, { params: { documentId } })`.
 * `enabled: false` waits; `refetchEvery` asks again after so many milliseconds while the page is in sight.
 */
export function useEndpoint<E extends AnyEndpoint>(
  endpoint: E,
  input: InputOf<E> = {},
  options: { readonly enabled?: boolean; readonly refetchEvery?: number } = {},
): UseQueryResult<ResultOf<E>, Error> {
  return useQuery<ResultOf<E>, Error>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, signal),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.refetchEvery === undefined ? {} : { refetchInterval: options.refetchEvery }),
  });
}

/**
 * Reads an endpoint that answers in pages, and more of them on demand. `next` is what the page before handed out; it goes
 * back as the query's `after`.
 */
export function usePages<E extends AnyEndpoint>(
  endpoint: E,
  query: NonNullable<InputOf<E>["query"]> & object,
  nextOf: (page: ResultOf<E>) => string | null,
) {
  return useInfiniteQuery({
    queryKey: [...keyOf(endpoint, { query } as InputOf<E>), "pages"],
    queryFn: ({ pageParam, signal }) =>
      call(
        endpoint,
        { query: pageParam === null ? query : { ...query, after: pageParam } } as InputOf<E>,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextOf,
    // What is on the screen stays there while a filter changes.
    placeholderData: keepPreviousData,
  });
}

/**
 * Does a command: `const sign = useCommand(endpoints.signDocument, { invalidates: [endpoints.readDocument] })`,
 * then `sign.mutate({ params, body })`. It is pending until what it invalidates is fresh. A refusal is shown as a
 * message with the server's sentence, unless it is `quiet` because the place itself shows it.
 */
export function useCommand<E extends AnyEndpoint>(
  endpoint: E,
  options: {
    readonly invalidates?: readonly AnyEndpoint[];
    readonly quiet?: boolean;
    readonly onDone?: (result: ResultOf<E>, input: InputOf<E>) => void;
  } = {},
): UseMutationResult<ResultOf<E>, Error, InputOf<E>> {
  return useMutation<ResultOf<E>, Error, InputOf<E>>({
    mutationFn: (input) => call(endpoint, input),
    meta: { quiet: options.quiet === true },
    onSuccess: async (result, input) => {
      await Promise.all((options.invalidates ?? []).map((stale) => refresh(stale)));
      options.onDone?.(result, input);
    },
  });
}
