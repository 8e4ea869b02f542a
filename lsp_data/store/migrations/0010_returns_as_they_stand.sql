-- How returns stand now is asked by almost every query, and working it out from their events took longer than most of
-- the answers: it is kept, and made anew for the returns that a publication brings, takes back or moves.
ALTER VIEW effective_return RENAME TO return_from_events;
CREATE TABLE effective_return AS SELECT * FROM return_from_events;
