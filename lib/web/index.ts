import 'server-only';

export { action, type ActionInput } from '@/lib/web/action';
export { serveAuth } from '@/lib/web/next-auth';
export { orNotFound, orUndefined } from '@/lib/web/or-not-found';
export { pageActor, pageUser, requirePageActor } from '@/lib/web/session';
export { signOut } from '@/lib/web/sign-out';
