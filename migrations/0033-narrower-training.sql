-- What answers above the policies is called by the program alone.
REVOKE EXECUTE ON FUNCTION training_event_totals(bigint[]), training_people(text, date), training_certificate_state(text),
  training_event_days(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION training_event_totals(bigint[]), training_people(text, date), training_certificate_state(text),
  training_event_days(bigint) TO vigia_work;
