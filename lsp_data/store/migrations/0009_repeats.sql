-- What an accepted return states that was held already, the same, when it was accepted: it counts where nothing else
-- says it any more (lsp_data/store/repeats.py). The columns are those of the tables that it is published into then.
CREATE TABLE figure_repeat AS SELECT * FROM figure LIMIT 0;
CREATE TABLE peer_figure_repeat AS SELECT * FROM peer_figure LIMIT 0;
CREATE TABLE target_repeat AS SELECT * FROM target LIMIT 0;
CREATE TABLE entry_repeat AS SELECT * FROM entry LIMIT 0;

CREATE VIEW live_figure_repeat AS
SELECT f.* FROM figure_repeat f JOIN effective_return r ON r.return_id = f.return_id
WHERE r.withdrawn_at IS NULL AND f.publication >= r.figures_from;

CREATE VIEW live_peer_figure_repeat AS
SELECT f.* FROM peer_figure_repeat f JOIN effective_return r ON r.return_id = f.return_id
WHERE r.withdrawn_at IS NULL AND f.publication >= r.figures_from;

CREATE VIEW live_target_repeat AS
SELECT t.* FROM target_repeat t JOIN effective_return r ON r.return_id = t.return_id WHERE r.withdrawn_at IS NULL;

CREATE VIEW live_entry_repeat AS
SELECT n.* FROM entry_repeat n JOIN effective_return r ON r.return_id = n.return_id WHERE r.withdrawn_at IS NULL;
