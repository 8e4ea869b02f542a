-- A file that was sent back to its partner with a note. Nothing of it is stored but its fingerprint and where it was filed.
CREATE TABLE sent_back (
    sha256 VARCHAR, file_name VARCHAR, partner VARCHAR, period_start DATE, period_end DATE, problems INTEGER,
    made_at TIMESTAMP, made_by VARCHAR, reason VARCHAR, publication INTEGER);
