/**
 * People and their sessions. Wraps the sign-in library: nothing outside knows its name, its tables or its answers.
 * Knows no organisations beyond the id that a session carries.
 */
import pg from 'pg';
import type { RateLimiter } from './rate-limiter.ts';
import { signInOptions } from './sign-in-options.ts';

export interface SignInSettings {
  databaseUrl: string;
  /** Signs the cookies. */
  secret: string;
  /** Where people reach the service; https makes the cookies secure. */
  publicUrl: string;
  /** Counts attempts to sign in, over all processes. */
  rateLimiter: RateLimiter;
  log: (message: string) => void;
  now: () => Date;
  /** A session that was not used for so long has ended; undefined: only the fixed end counts. */
  idleMs: number | undefined;
}

export interface SignedIn {
  sessionId: string;
  /** Null until the session is used for the first time. */
  lastSeenAt: Date | null;
  /** When the person last gave a password or a second factor. */
  provenAt: Date | null;
  /** Whether it was opened or confirmed by more than a password. */
  strong: boolean;
  userId: string;
  email: string;
  name: string;
  activeOrganisationId: string | null;
}

export interface Person {
  id: string;
  email: string;
  name: string;
}

export interface SignIn {
  /** Answers a request below `/api/auth`; the caller has checked that it comes from our own page. */
  handle(request: Request): Promise<Response>;
  /** Undefined without a session, when it has ended, and when it was not used for too long: that ends it. */
  findSession(cookie: string): Promise<SignedIn | undefined>;
  /** For a person who proved who they are; the answer sets the cookie. @param headers of the request: address and browser */
  openSession(userId: string, headers: Headers): Promise<Response>;
  /** Makes the session of this cookie act for another organisation. */
  activateOrganisation(cookie: string, organisationId: string): Promise<void>;
  findUserId(email: string): Promise<string | undefined>;
  /** @param user.password none: who comes by an issuer has none until one is set */
  addUser(user: { email: string; name: string; password?: string }): Promise<string>;
  /** False for a person who came by an issuer, until one is set. */
  hasPassword(userId: string): Promise<boolean>;
  /** False as well for a person who has none. */
  isPassword(userId: string, password: string): Promise<boolean>;
  /** Signs the person out everywhere, including anyone who signed in with the old password. */
  setPassword(userId: string, password: string): Promise<void>;
  /** Those of them that there are, in no order. */
  listUsers(userIds: string[]): Promise<Person[]>;
  setName(userId: string, name: string): Promise<void>;
  /** Signs the person out everywhere. */
  endSessions(userId: string): Promise<void>;
  close(): Promise<void>;
}

export function createSignIn(settings: SignInSettings): SignIn {
  const pool = openPool(settings);
  const options = signInOptions({ ...settings, database: pool });
  let loading: ReturnType<typeof loadLibrary> | undefined;
  // Loading it takes 0.4 s (2 cores), which most commands would wait for in vain.
  const load = () => (loading ??= loadLibrary(options));
  const loadContext = async () => (await load()).$context;

  const read = async (cookie: string) =>
    (await (
      await load()
    ).api.getSession({
      headers: new Headers({ cookie }),
      query: { disableRefresh: true },
    })) ?? undefined;

  const isIdle = (usedAt: Date) =>
    settings.idleMs !== undefined && settings.now().getTime() - usedAt.getTime() > settings.idleMs;

  return {
    handle: async (request) => (await load()).handler(request),
    findSession: async (cookie) => {
      const found = await read(cookie);
      if (!found) return undefined;
      const { session, user } = found;
      const { lastSeenAt = null, provenAt = null, activeOrganisationId = null } = session;
      const strong = session.strong === true;
      if (isIdle(lastSeenAt ?? session.createdAt)) {
        // A later, longer setting does not bring it back.
        await (await loadContext()).internalAdapter.deleteSession(session.token);
        return undefined;
      }
      const { id: userId, email, name } = user;
      return {
        sessionId: session.id,
        userId,
        email,
        name,
        lastSeenAt,
        provenAt,
        strong,
        activeOrganisationId,
      };
    },
    openSession: async (userId, headers) =>
      (await load()).api.openSession({ body: { userId }, headers, asResponse: true }),
    activateOrganisation: async (cookie, organisationId) => {
      const found = await read(cookie);
      if (!found) return;
      const { internalAdapter } = await loadContext();
      await internalAdapter.updateSession(found.session.token, { activeOrganisationId: organisationId });
    },
    findUserId: async (email) => {
      const { internalAdapter } = await loadContext();
      return (await internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id;
    },
    // Not by the library's sign-up, which is closed to everyone.
    addUser: async ({ email, name, password }) => {
      const context = await loadContext();
      const { internalAdapter } = context;
      const user = await internalAdapter.createUser(
        { email: email.toLowerCase(), name, emailVerified: false },
        { method: 'email-password' },
      );
      if (password !== undefined) await addPassword(context, user.id, password);
      return user.id;
    },
    hasPassword: async (userId) => Boolean(await findHash(await loadContext(), userId)),
    isPassword: async (userId, password) => {
      const context = await loadContext();
      const hash = await findHash(context, userId);
      return hash ? context.password.verify({ hash, password }) : false;
    },
    setPassword: async (userId, password) => {
      const context = await loadContext();
      const accounts = await context.internalAdapter.findAccounts(userId);
      if (accounts.some(({ providerId }) => providerId === 'credential'))
        await context.internalAdapter.updatePassword(userId, await context.password.hash(password));
      else await addPassword(context, userId, password);
      await context.internalAdapter.deleteUserSessions(userId);
    },
    listUsers: async (userIds) => {
      if (userIds.length === 0) return [];
      const { internalAdapter } = await loadContext();
      const where = [{ field: 'id', operator: 'in' as const, value: userIds }];
      const users = await internalAdapter.listUsers(userIds.length, 0, undefined, where);
      return users.map(({ id, email, name }) => ({ id, email, name }));
    },
    setName: async (userId, name) => {
      await (await loadContext()).internalAdapter.updateUser(userId, { name });
    },
    endSessions: async (userId) => {
      await (await loadContext()).internalAdapter.deleteUserSessions(userId);
    },
    close: () => pool.end(),
  };
}

type LibraryContext = Awaited<Awaited<ReturnType<typeof loadLibrary>>['$context']>;

async function findHash({ internalAdapter }: LibraryContext, userId: string) {
  const accounts = await internalAdapter.findAccounts(userId);
  return accounts.find(({ providerId }) => providerId === 'credential')?.password;
}

async function addPassword(
  { internalAdapter, password: passwords }: LibraryContext,
  userId: string,
  password: string,
): Promise<void> {
  await internalAdapter.linkAccount({
    userId,
    accountId: userId,
    providerId: 'credential',
    password: await passwords.hash(password),
  });
}

async function loadLibrary(options: ReturnType<typeof signInOptions>) {
  const [{ betterAuth }, { openSessionPlugin }] = await Promise.all([
    import('better-auth'),
    import('./open-session-plugin.ts'),
  ]);
  return betterAuth({ ...options, plugins: [openSessionPlugin] });
}

function openPool({ databaseUrl, log }: SignInSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    // The library names its tables without their schema.
    options: '-c search_path=auth -c timezone=UTC',
    max: 4,
    application_name: 'efactura-sync sign-in',
    statement_timeout: 10_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  pool.on('error', (error) => {
    if (!pool.ending) log(`an idle sign-in connection was lost: ${error.message}`);
  });
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
