-- Of figures known on one day the one counts whose return was accepted last. A move writes a return's figures anew, also
-- those that keep their period; the publication of a figure that counts is therefore that of its return's acceptance.
CREATE OR REPLACE VIEW live_figure AS
SELECT f.* REPLACE (r.publication AS publication) FROM figure f JOIN effective_return r ON r.return_id = f.return_id
WHERE r.withdrawn_at IS NULL AND f.publication >= r.figures_from;

CREATE OR REPLACE VIEW live_peer_figure AS
SELECT f.* REPLACE (r.publication AS publication) FROM peer_figure f JOIN effective_return r ON r.return_id = f.return_id
WHERE r.withdrawn_at IS NULL AND f.publication >= r.figures_from;

DELETE FROM current_figure;
INSERT INTO current_figure BY NAME
SELECT * FROM live_figure QUALIFY row_number() OVER (
    PARTITION BY indicator, sub_measure, area, measure, basis, period_start, period_end
    ORDER BY known_at DESC, publication DESC, position DESC) = 1;
