/** The password of every user that a test makes. */
export const PASSWORD = 'a password of the tests';
