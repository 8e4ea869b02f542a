-- Whether a figure's period is that of its return, so that it moves with the return; false: its own column, row or cell
-- names one. Null: from before this was kept.
ALTER TABLE figure ADD COLUMN follows_return BOOLEAN;
ALTER TABLE current_figure ADD COLUMN follows_return BOOLEAN;

CREATE OR REPLACE VIEW live_figure AS
SELECT f.* FROM figure f JOIN effective_return r ON r.return_id = f.return_id
WHERE r.withdrawn_at IS NULL AND f.publication >= r.figures_from;
