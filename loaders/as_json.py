"""A return as `lsp inspect --json` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from loaders.figures import Figure, Header, Return
from lsp_data.errors import Problem


def to_json(ret: Return) -> dict[str, object]:
    """The return as `lsp inspect --json` prints it; dates in ISO form, every number finite."""
    return {
        "file": ret.file,
        "sha256": ret.sha256,
        "kind": ret.kind,
        "sheets": [
            {
                "name": one.name,
                "hidden": one.hidden,
                "rows": one.rows,
                "columns": one.columns,
                "used": one.used,
                "reason": one.reason,
            }
            for one in ret.sheets
        ],
        "figures": [_figure_json(one) for one in ret.figures],
        "entries": [
            {"sheet": one.sheet, "cell": one.cell, "kind": one.kind, "fields": dict(one.fields)} for one in ret.entries
        ],
        "problems": [problem_json(one) for one in ret.problems],
        "layout": ret.layout,
        "header": _header_json(ret.header),
    }


_FIGURE_FIELDS = (
    "sheet", "cell", "indicator", "label", "sub_measure", "area", "area_label", "scale", "measure", "period_basis",
    "period_start", "period_end", "value", "text", "marker", "status", "note", "unit",
)  # fmt: skip


def _figure_json(figure: Figure) -> dict[str, object]:
    return {name: _iso(getattr(figure, name)) for name in _FIGURE_FIELDS}


def problem_json(one: Problem) -> dict[str, object]:
    """A problem as it is printed: sheet, cell, severity, code, value, reason, mend."""
    return {
        "sheet": one.sheet, "cell": one.cell, "severity": one.severity.value, "code": one.code, "value": one.value,
        "reason": one.reason, "mend": one.mend,
    }  # fmt: skip


def _header_json(header: Header) -> Mapping[str, object]:
    return {
        "partner": header.partner, "partner_text": header.partner_text, "period_start": _iso(header.period_start),
        "period_end": _iso(header.period_end), "period_text": header.period_text, "known_at": _iso(header.known_at),
        "partnership": header.partnership, "template_version": header.template_version, "facts": dict(header.facts),
    }  # fmt: skip


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
