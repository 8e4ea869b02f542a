-- A target that is set against others: relation (points | percent | quartile) to a comparator (england | region | group),
-- amount signed. Null: a plain number. Its number is worked out with the status, from the others' figures.
ALTER TABLE target ADD COLUMN relation VARCHAR;
ALTER TABLE target ADD COLUMN comparator VARCHAR;
ALTER TABLE target ADD COLUMN amount DOUBLE;
-- What the number of a relative target comes from, in words.
ALTER TABLE status ADD COLUMN target_origin VARCHAR;

CREATE OR REPLACE VIEW live_target AS
SELECT t.* FROM target t JOIN effective_return r ON r.return_id = t.return_id WHERE r.withdrawn_at IS NULL;
