-- Figures of other areas, to compare with. peer is the area's name as it was first written, peer_kind one of authority,
-- region, country and average (of several areas); all else is as in table figure. Append-only.
CREATE TABLE peer_figure (
    return_id VARCHAR, sheet VARCHAR, cell VARCHAR, label VARCHAR,
    indicator VARCHAR, sub_measure VARCHAR, peer VARCHAR, peer_kind VARCHAR, measure VARCHAR,
    basis VARCHAR, period_start DATE, period_end DATE,
    value DOUBLE, marker VARCHAR, status VARCHAR, note VARCHAR, unit VARCHAR,
    cell_value DOUBLE, scale DOUBLE, text VARCHAR, known_at DATE, follows_return BOOLEAN,
    publication INTEGER, position INTEGER);

CREATE VIEW live_peer_figure AS
SELECT f.* FROM peer_figure f JOIN effective_return r ON r.return_id = f.return_id
WHERE r.withdrawn_at IS NULL AND f.publication >= r.figures_from;
