"""What was read of a workbook, looked up by cell."""

from __future__ import annotations

from loaders.figures import Figure, Return


def at(ret: Return, cell: str) -> Figure:
    """The figure of a cell."""
    return next(one for one in ret.figures if one.cell == cell)


def when(ret: Return, cell: str) -> tuple[str | None, str, str]:
    """The kind of period, and its first and last day, of a cell's figure."""
    one = at(ret, cell)
    return one.period_basis, str(one.period_start), str(one.period_end)


def asked(ret: Return, code: str) -> list[str]:
    """The cells of which a problem of this code speaks, in their order."""
    return [one.cell for one in ret.problems if one.code == code]
