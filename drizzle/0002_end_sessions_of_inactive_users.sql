-- Whoever deactivates a user, by whatever means, ends that user's sessions at once: each is revoked
-- and its end is announced, so that no cached copy of it outlives the change.
CREATE FUNCTION users_end_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ended uuid;
BEGIN
  FOR ended IN
    UPDATE sessions SET revoked_at = now()
    WHERE user_id = NEW.id AND revoked_at IS NULL AND expires_at > now()
    RETURNING id
  LOOP
    PERFORM enqueue_job('announce_session', json_build_object('user_id', NEW.id, 'session_id', ended),
      'announce_session:' || ended, NULL);
  END LOOP;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER users_end_sessions AFTER UPDATE OF is_active ON users
  FOR EACH ROW WHEN (OLD.is_active AND NOT NEW.is_active) EXECUTE FUNCTION users_end_sessions();
