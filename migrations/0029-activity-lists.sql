-- Lists of activities by place and by people. A prefix is asked as a range: under row security LIKE uses no index.
CREATE INDEX neighbourhood_activity_by_territory
  ON neighbourhood_activity (territory COLLATE "C", held_on DESC NULLS LAST, id);
CREATE INDEX neighbourhood_activity_by_people ON neighbourhood_activity (attendance_total DESC NULLS LAST, id);
CREATE INDEX neighbourhood_activity_by_change ON neighbourhood_activity (updated_at DESC);
