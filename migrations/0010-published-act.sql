-- Whoever reads a briefing sees where in the register its newest edition was published, and nothing else of the act.
CREATE POLICY prove ON act FOR SELECT TO CURRENT_USER USING (true);

CREATE FUNCTION published_act(subjects text[])
RETURNS TABLE (chain text, sequence bigint, hash text, sealed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.chain, a.sequence, encode(a.hash, 'hex'),
    (SELECT s.at FROM seal s
     WHERE s.at >= a.at AND (s.heads -> a.chain ->> 'sequence')::bigint >= a.sequence
     ORDER BY s.number LIMIT 1)
  FROM act a
  WHERE a.subject = ANY (subjects) AND a.kind = 'write'
  ORDER BY a.at, a.chain, a.sequence
  LIMIT 1
$$;
COMMENT ON FUNCTION published_act IS 'Place and hash of the first act done to one of these, and when the first seal over it was written (null: none yet).';
