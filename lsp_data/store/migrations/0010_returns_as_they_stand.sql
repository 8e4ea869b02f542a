-- How returns stand now is asked by almost every query, and working it out from their events took longer than most of
-- the answers: it is kept, and made anew for the returns that a publication brings, takes back or moves.
CREATE VIEW return_from_events AS
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

DROP VIEW effective_return;
CREATE TABLE effective_return AS SELECT * FROM return_from_events;
