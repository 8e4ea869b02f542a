-- What was written in the fields of registers' rows: by a workbook that was accepted (return_id, sheet, cell) or on the
-- page (made_by, a post). Append-only; the newest of a field counts. value is JSON; the field "removed" says that a row
-- is gone. See lsp_data/registers.
CREATE TABLE register_change (
    return_id VARCHAR, sheet VARCHAR, cell VARCHAR, register VARCHAR, item VARCHAR, field VARCHAR, value VARCHAR,
    known_at DATE, made_at TIMESTAMP, made_by VARCHAR, reason VARCHAR, publication INTEGER, position INTEGER);

-- The register rows that were kept whole until now: of each partner's newest workbook and year each field once.
INSERT INTO register_change
SELECT n.return_id, n.sheet, n.cell, n.kind,
       n.kind || '-' || substr(sha256(coalesce(n.fields->>'$.year', '') || coalesce(n.fields->>'$.workstream', '')
           || coalesce(n.fields->>'$.number', '') || coalesce(n.fields->>'$.activity', '')
           || coalesce(n.fields->>'$.partnership', '')), 1, 8),
       f.key, CAST(f.value AS VARCHAR), n.known_at, r.accepted_at, r.made_by, '', n.publication, n.position
FROM (
    SELECT e.*, max(e.publication) OVER (PARTITION BY e.kind, e.partner, e.fields->>'$.year') AS newest
    FROM live_entry e WHERE e.kind IN ('activity', 'workstream', 'commitment_role')
) n JOIN accepted_return r USING (return_id), json_each(CAST(n.fields AS JSON)) f
WHERE n.publication = n.newest AND f.key <> 'undated' AND CAST(f.value AS VARCHAR) <> 'null';
DELETE FROM entry WHERE kind IN ('activity', 'workstream', 'commitment_role');

CREATE VIEW live_register_change AS
SELECT c.*, coalesce(r.partner, '') AS partner, coalesce(r.file_name, '') AS file_name
FROM register_change c LEFT JOIN effective_return r ON r.return_id = c.return_id WHERE r.withdrawn_at IS NULL;
