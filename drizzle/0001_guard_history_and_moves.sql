-- The last line of defence: whatever the application does, a wire moves only along legal moves,
-- each change raises its version by one, and history is never rewritten.
CREATE FUNCTION wires_guard_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('pending', 'processing'), ('processing', 'completed'), ('processing', 'failed'), ('failed', 'pending')
  ) THEN
    RAISE EXCEPTION 'wire % may not move from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'wires_legal_moves';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'wire % must go from version % to %', OLD.id, OLD.version, OLD.version + 1
      USING ERRCODE = 'check_violation', CONSTRAINT = 'wires_version_step';
  END IF;
  IF OLD.deleted_at IS NOT NULL OR (NEW.deleted_at IS NOT NULL AND NEW.status IN ('processing', 'completed')) THEN
    RAISE EXCEPTION 'wire % may not change: deleted, or not deletable while %', OLD.id, OLD.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'wires_deletion';
  END IF;
  IF OLD.status IN ('processing', 'completed') AND
     (NEW.sender_name, NEW.recipient_name, NEW.amount, NEW.currency)
       IS DISTINCT FROM (OLD.sender_name, OLD.recipient_name, OLD.amount, OLD.currency) THEN
    RAISE EXCEPTION 'wire % may not be edited while %', OLD.id, OLD.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'wires_editable';
  END IF;
  IF (NEW.id, NEW.reference_number, NEW.created_by, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.reference_number, OLD.created_by, OLD.created_at) THEN
    RAISE EXCEPTION 'the identity of wire % may not change', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'wires_identity';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER wires_guard_update BEFORE UPDATE ON wires
  FOR EACH ROW EXECUTE FUNCTION wires_guard_update();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER wire_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON wire_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER wires_never_deleted BEFORE DELETE OR TRUNCATE ON wires
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- graphile_worker.add_job can return null under contention for one key; a write whose job was not
-- queued must fail as a whole, so null is an error here (one after which the statement is run again).
CREATE FUNCTION enqueue_job(task text, payload json, job_key text, run_at timestamptz) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE job_id bigint;
BEGIN
  SELECT j.id INTO job_id
    FROM graphile_worker.add_job(task, payload, run_at := enqueue_job.run_at, job_key := enqueue_job.job_key) AS j;
  IF job_id IS NULL THEN
    RAISE EXCEPTION 'the job % could not be queued', task USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN job_id;
END $$;
