/** Who is asking: a user, through one of their sessions. The same for browsers and programs. */
export interface Actor {
  user_id: string;
  session_id: string;
}
