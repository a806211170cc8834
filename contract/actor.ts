/** The authenticated user of a request and the session it uses; the same for browsers and programs. */
export interface Actor {
  user_id: string;
  session_id: string;
}
