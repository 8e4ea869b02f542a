-- As which kind of return the file was sent back, so that a return of another kind is not taken for it come again. Null:
-- not said, or from before this was kept.
ALTER TABLE sent_back ADD COLUMN kind VARCHAR;
