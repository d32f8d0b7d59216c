-- An event has a place too, which a name of the argument's would mean: the argument goes by its number.
CREATE OR REPLACE FUNCTION training_people(place text, known_on date)
RETURNS TABLE (year integer, event_id bigint, title text, starts_on date, ends_on date,
  servants integer, servants_first integer, neighbours integer, neighbours_first integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH attended AS (
    SELECT extract(year FROM e.ends_on)::int AS year, e.id, e.title, e.starts_on, e.ends_on,
      p.role = 'neighbourhoodBoard' AS neighbour,
      row_number() OVER (
        PARTITION BY extract(year FROM e.ends_on), p.role = 'neighbourhoodBoard', p.document_kind, p.document_number
        ORDER BY e.ends_on, e.id
      ) AS turn
    FROM training_event e JOIN training_participant p ON p.event_id = e.id
    WHERE e.kind = 'event' AND e.status = 'closed' AND ($2 IS NULL OR e.ended_on <= $2)
      AND left(p.serves, length($1)) = $1
      AND EXISTS (SELECT FROM training_attendance a WHERE a.participant_id = p.id AND a.present)
  )
  SELECT a.year, a.id, a.title, a.starts_on, a.ends_on,
    (count(*) FILTER (WHERE NOT neighbour))::int, (count(*) FILTER (WHERE NOT neighbour AND turn = 1))::int,
    (count(*) FILTER (WHERE neighbour))::int, (count(*) FILTER (WHERE neighbour AND turn = 1))::int
  FROM attended a GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 5, 2
$$;
