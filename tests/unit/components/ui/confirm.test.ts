import { describe, expect, it } from 'vitest';
import {
  closeConfirm,
  confirm,
  confirmState,
  runConfirmed,
  type Confirmation,
} from '@/components/ui/confirm';

const question = (action: Confirmation['action']): Confirmation => ({
  title: 'Delete it?',
  text: 'This cannot be undone.',
  verb: 'Delete',
  action,
});

/** An action that the test ends. */
function pendingAction() {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let runs = 0;
  return {
    action: () => {
      runs += 1;
      return promise;
    },
    resolve,
    runs: () => runs,
  };
}

describe('confirm', () => {
  it('runs the action once, is busy meanwhile, and closes when it succeeds', async () => {
    const { action, resolve, runs } = pendingAction();
    confirm(question(action));
    expect(confirmState()).toMatchObject({ open: true, busy: false });
    const done = Promise.all([runConfirmed(), runConfirmed()]);
    expect(confirmState()).toMatchObject({ open: true, busy: true });
    resolve(undefined);
    await done;
    expect(runs()).toBe(1);
    expect(confirmState()).toMatchObject({ open: false, busy: false, failure: undefined });
  });

  it('stays open with the error message of an action that fails', async () => {
    confirm(question(() => 'This wire is processing.'));
    await runConfirmed();
    expect(confirmState()).toMatchObject({ open: true, failure: 'This wire is processing.' });
    confirm(question(() => undefined));
    expect(confirmState()).toMatchObject({ open: true, failure: undefined });
  });

  it('stays usable after an action that throws', async () => {
    confirm(question(() => Promise.reject(new Error('no network'))));
    await expect(runConfirmed()).rejects.toThrow('no network');
    expect(confirmState()).toMatchObject({ open: true, busy: false });
    expect(confirmState()?.failure).toMatch(/went wrong/);
  });

  it('runs nothing once it is closed', async () => {
    const { action, runs } = pendingAction();
    confirm(question(action));
    closeConfirm();
    await runConfirmed();
    expect(runs()).toBe(0);
  });

  it('leaves the next question open when an earlier action ends', async () => {
    const first = pendingAction();
    confirm(question(first.action));
    const done = runConfirmed();
    const next = question(() => undefined);
    confirm(next);
    first.resolve('too late');
    await done;
    expect(confirmState()).toEqual({
      confirmation: next,
      open: true,
      busy: false,
      failure: undefined,
    });
  });
});
