/** An error that a user can fix: its message says what to do next, and is shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
