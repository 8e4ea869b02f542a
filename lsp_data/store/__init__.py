"""The store: whole numbered states (generations) of what the partnership knows.

:mod:`generations` names and opens them, :mod:`publication` makes the next one, :mod:`reads` asks, :mod:`checks` says
what must hold, :mod:`statuses` computes the table that pages only read.
"""
