-- The first schema. No keys, constraints, sequences, enums or non-literal defaults, so that the same text serves a
-- DuckDB file and a DuckLake; what must hold is in lsp_data/store/checks.py. Times are UTC TIMESTAMPs.

-- One row a publication; the number is the generation that it made.
CREATE TABLE publication (
    number INTEGER, made_at TIMESTAMP, kind VARCHAR, summary VARCHAR, made_by VARCHAR, reason VARCHAR, key VARCHAR);

-- Generations that must not be pruned (event pinned), until they are let go (event released).
CREATE TABLE pin (
    generation INTEGER, event VARCHAR, made_at TIMESTAMP, made_by VARCHAR, reason VARCHAR, publication INTEGER);

-- Decisions about the partnership itself (its name, its indicators, leads, rules …): the newest wins, none is lost.
-- subject: partnership | indicator | partner | area | rule | target_lead …; key: e.g. "NI 33|i"; value: text or JSON.
-- return_id: the set-up workbook that it came with (null: decided by a person); taken back, it no longer counts.
CREATE TABLE edit (
    return_id VARCHAR, subject VARCHAR, key VARCHAR, field VARCHAR, value VARCHAR,
    made_at TIMESTAMP, made_by VARCHAR, reason VARCHAR, publication INTEGER, position INTEGER);

-- A return that was accepted. Its raw file lies in the archive under its sha256.
CREATE TABLE accepted_return (
    return_id VARCHAR, sha256 VARCHAR, file_name VARCHAR, kind VARCHAR, layout VARCHAR, partner VARCHAR,
    period_start DATE, period_end DATE, known_at DATE, accepted_at TIMESTAMP, made_by VARCHAR,
    figures INTEGER, entries INTEGER, problems INTEGER, publication INTEGER);

-- What happened to a return later: withdrawn (taken back), moved (to another partner or period; null: as it was).
CREATE TABLE return_event (
    return_id VARCHAR, event VARCHAR, made_at TIMESTAMP, made_by VARCHAR, reason VARCHAR,
    partner VARCHAR, period_start DATE, period_end DATE, publication INTEGER);

-- Append-only. value is in the indicator's unit; cell_value and text are the cell as it stood. position: its place in
-- what was published together, so that the order of equals is settled.
CREATE TABLE figure (
    return_id VARCHAR, sheet VARCHAR, cell VARCHAR, label VARCHAR,
    indicator VARCHAR, sub_measure VARCHAR, area VARCHAR, measure VARCHAR,
    basis VARCHAR, period_start DATE, period_end DATE,
    value DOUBLE, marker VARCHAR, status VARCHAR, note VARCHAR, unit VARCHAR,
    cell_value DOUBLE, scale DOUBLE, text VARCHAR, known_at DATE, publication INTEGER, position INTEGER);

-- Targets and in-year milestones (kind), append-only, with the refresh (version) that set them.
CREATE TABLE target (
    return_id VARCHAR, sheet VARCHAR, cell VARCHAR,
    indicator VARCHAR, sub_measure VARCHAR, area VARCHAR, kind VARCHAR,
    basis VARCHAR, period_start DATE, period_end DATE, value DOUBLE, text VARCHAR, marker VARCHAR,
    baseline DOUBLE, baseline_text VARCHAR, baseline_start DATE, baseline_end DATE,
    class VARCHAR, version VARCHAR, state VARCHAR, in_reward BOOLEAN, note VARCHAR,
    known_at DATE, publication INTEGER, position INTEGER);

-- Register rows (route map activities, commitment roles …); fields is a JSON object.
CREATE TABLE entry (
    return_id VARCHAR, sheet VARCHAR, cell VARCHAR, kind VARCHAR, fields VARCHAR, known_at DATE,
    publication INTEGER, position INTEGER);

-- Derived at publication; pages read these. current_figure: the newest accepted figure of each series and period.
CREATE TABLE current_figure (
    return_id VARCHAR, sheet VARCHAR, cell VARCHAR, label VARCHAR,
    indicator VARCHAR, sub_measure VARCHAR, area VARCHAR, measure VARCHAR,
    basis VARCHAR, period_start DATE, period_end DATE,
    value DOUBLE, marker VARCHAR, status VARCHAR, note VARCHAR, unit VARCHAR,
    cell_value DOUBLE, scale DOUBLE, text VARCHAR, known_at DATE, publication INTEGER, position INTEGER);

-- One row a series and day (as_at): the columns of `lsp status` (see lsp_data/measures/assessment.py).
CREATE TABLE status (
    as_at DATE, indicator VARCHAR, sub_measure VARCHAR, title VARCHAR, theme VARCHAR, area VARCHAR,
    period_start DATE, period_end DATE, basis VARCHAR, known_at DATE, age_days INTEGER,
    actual DOUBLE, actual_marker VARCHAR, unit VARCHAR, actual_status VARCHAR, milestone DOUBLE, milestone_method VARCHAR,
    target DOUBLE, target_end DATE, target_version VARCHAR, target_class VARCHAR,
    baseline DOUBLE, baseline_end DATE,
    rag VARCHAR, rag_reason VARCHAR, grey_code VARCHAR, rag_rule VARCHAR, direction VARCHAR, compared_with DATE, compared_value DOUBLE,
    significant BOOLEAN, p_value DOUBLE, variation VARCHAR, assurance VARCHAR,
    forecast DOUBLE, forecast_lo80 DOUBLE, forecast_hi80 DOUBLE, p_target DOUBLE,
    required_rate DOUBLE, required_per VARCHAR, progress DOUBLE, quartile INTEGER, polarity VARCHAR, lead VARCHAR, officer VARCHAR,
    source_return VARCHAR, source_file VARCHAR, source_sheet VARCHAR, source_cell VARCHAR,
    plan_adequacy VARCHAR, flags VARCHAR, due DATE, overdue_days INTEGER, summary VARCHAR);

-- One row: which version of the rules and of the reference data the stored status was computed with.
CREATE TABLE computed_with (fingerprint VARCHAR);

-- A return as it stands now: its last move laid over it, withdrawn_at when it was taken back. figures_from: a move to
-- another period writes the return's figures anew, so that its figures of earlier publications no longer count.
CREATE VIEW effective_return AS
SELECT r.return_id, r.sha256, r.file_name, r.kind, r.layout,
       coalesce(e.partner, r.partner) AS partner,
       coalesce(e.period_start, r.period_start) AS period_start,
       coalesce(e.period_end, r.period_end) AS period_end,
       r.known_at, r.accepted_at, r.made_by, r.figures, r.entries, r.problems, r.publication,
       e.withdrawn_at, e.withdrawn_by, e.withdrawn_reason, e.moved_at,
       coalesce(e.figures_from, 0) AS figures_from
FROM accepted_return r
LEFT JOIN (
    SELECT return_id,
           arg_max(partner, publication) FILTER (WHERE event = 'moved') AS partner,
           arg_max(period_start, publication) FILTER (WHERE event = 'moved') AS period_start,
           arg_max(period_end, publication) FILTER (WHERE event = 'moved') AS period_end,
           max(made_at) FILTER (WHERE event = 'withdrawn') AS withdrawn_at,
           arg_max(made_by, publication) FILTER (WHERE event = 'withdrawn') AS withdrawn_by,
           arg_max(reason, publication) FILTER (WHERE event = 'withdrawn') AS withdrawn_reason,
           max(made_at) FILTER (WHERE event = 'moved') AS moved_at,
           max(publication) FILTER (WHERE event = 'moved' AND period_end IS NOT NULL) AS figures_from
    FROM return_event GROUP BY return_id
) e ON e.return_id = r.return_id;

CREATE VIEW live_figure AS
SELECT f.* FROM figure f JOIN effective_return r ON r.return_id = f.return_id
WHERE r.withdrawn_at IS NULL AND f.publication >= r.figures_from;

CREATE VIEW live_target AS
SELECT t.* FROM target t JOIN effective_return r ON r.return_id = t.return_id WHERE r.withdrawn_at IS NULL;

CREATE VIEW live_edit AS
SELECT d.* FROM edit d LEFT JOIN effective_return r ON r.return_id = d.return_id WHERE r.withdrawn_at IS NULL;

CREATE VIEW live_entry AS
SELECT n.*, r.partner AS partner FROM entry n JOIN effective_return r ON r.return_id = n.return_id
WHERE r.withdrawn_at IS NULL;
