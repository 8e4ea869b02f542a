-- What was written in the fields of registers' rows: by a workbook that was accepted (return_id, sheet, cell) or on the
-- page (made_by, a post). Append-only; the newest of a field counts. value is JSON; the field "removed" says that a row
-- is gone. See lsp_data/registers.
CREATE TABLE register_change (
    return_id VARCHAR, sheet VARCHAR, cell VARCHAR, register VARCHAR, item VARCHAR, field VARCHAR, value VARCHAR,
    known_at DATE, made_at TIMESTAMP, made_by VARCHAR, reason VARCHAR, publication INTEGER, position INTEGER);

-- The register rows that were kept whole until now: of each partner's newest workbook and year each field once. Rows of
-- the same words are told apart by their order. Those of older workbooks, and of those taken back, stay as they are.
INSERT INTO register_change
SELECT n.return_id, n.sheet, n.cell, n.kind, n.base || CASE n.twin WHEN 1 THEN '' ELSE '-' || n.twin END,
       f.key, CAST(f.value AS VARCHAR), n.known_at, n.accepted_at, n.made_by, '', n.publication, n.position
FROM (
    SELECT *, row_number() OVER (PARTITION BY base ORDER BY publication, position) AS twin
    FROM (
        SELECT e.*, r.accepted_at, r.made_by,
               max(e.publication) OVER (PARTITION BY e.kind, e.partner, e.fields->>'$.year') AS newest,
               replace(e.kind, '_', '-') || '-' || substr(sha256(CAST(to_json([
                   e.fields->>'$.year', e.fields->>'$.workstream', e.fields->>'$.number', e.fields->>'$.activity',
                   e.fields->>'$.commitment', e.fields->>'$.partnership']) AS VARCHAR)), 1, 8) AS base
        FROM live_entry e JOIN accepted_return r USING (return_id)
        WHERE e.kind IN ('activity', 'workstream', 'commitment_role')
    ) WHERE publication = newest
) n, json_each(CAST(n.fields AS JSON)) f
WHERE f.key <> 'undated' AND CAST(f.value AS VARCHAR) <> 'null';
DELETE FROM entry WHERE (return_id, kind, publication, position)
    IN (SELECT return_id, register, publication, position FROM register_change);

CREATE VIEW live_register_change AS
SELECT c.*, coalesce(r.partner, '') AS partner, coalesce(r.file_name, '') AS file_name
FROM register_change c LEFT JOIN effective_return r ON r.return_id = c.return_id WHERE r.withdrawn_at IS NULL;
