"""A small partnership in a folder of its own, and returns and workbooks to publish in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl

from loaders import compare
from loaders.figures import Entry, Figure, Header, Return
from lsp_data import decisions, registering, reports
from lsp_data.decisions import Edit
from lsp_data.periods import Period
from lsp_data.store import generations, publication
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from lsp_data.store.lines import Lines, lines_of

AREA = "cheshire-west-and-chester"
NOW = datetime(2011, 2, 14, 9, 30, tzinfo=UTC)
REPORTING = date(2011, 2, 14)
IN_USE = {"NI 33|i": "fire-and-rescue", "NI 16|": "police", "NI 117|": "council-children", "NI 4|": "council"}


@dataclass
class Given:
    """A figure as a test gives it."""

    indicator: str
    period: Period
    value: float | None
    sub_measure: str = ""
    measure: str = "actual"
    marker: str | None = None
    status: str | None = None
    area: str = AREA
    cell: str = "D5"
    known_at: date | None = None


@dataclass
class Agreed:
    """A target or milestone as a test gives it."""

    indicator: str
    period: Period
    value: float | None
    sub_measure: str = ""
    kind: str = "target"
    version: str = "June 2008"
    area: str = AREA
    baseline: float | None = None
    baseline_period: Period | None = None
    state: str = "agreed"
    in_reward: bool | None = None


@dataclass
class Office:
    """The partnership's data folder and what is done in it."""

    folder: Path
    now: datetime = NOW
    sent: int = field(default=0)

    @property
    def generation(self) -> Generation:
        return generations.current(self.folder)

    def change(
        self,
        figures: Sequence[Given] = (),
        targets: Sequence[Agreed] = (),
        *,
        partner: str = "fire-and-rescue",
        known_at: date = date(2009, 8, 1),
        period: Period | None = None,
        key: str | None = None,
        return_id: str | None = None,
        entries: Sequence[tuple[str, str]] = (),
    ) -> tuple[Change, bytes]:
        """An acceptance and its raw file; entries are (kind, fields as JSON)."""
        self.sent += 1
        name = return_id or f"return-{self.sent}"
        raw = f"{name} of {partner}".encode()
        start, end = (period.start, period.end) if period else (None, None)
        change = Change(
            "accept",
            f"{name}.xlsx accepted",
            "Analyst",
            key=name if key is None else key,
            returns=lines_of(
                ("return_id", "sha256", "file_name", "kind", "layout", "partner", "period_start", "period_end",
                 "known_at", "figures", "entries", "problems"),
                [(name, hashlib.sha256(raw).hexdigest(), f"{name}.xlsx", "performance_return", "test", partner, start,
                  end, known_at, len(figures), len(entries), 0)],
            ),
            figures=_figures(name, figures, known_at),
            targets=_targets(name, targets, known_at),
            entries=lines_of(
                ("return_id", "sheet", "cell", "kind", "fields", "known_at"),
                [(name, "Map", f"A{row}", kind, fields, known_at) for row, (kind, fields) in enumerate(entries, 1)],
            ),
        )  # fmt: skip
        return change, raw

    def accept(self, figures: Sequence[Given] = (), targets: Sequence[Agreed] = (), **more: object) -> str:
        """Accept a return and give its id."""
        change, raw = self.change(figures, targets, **more)  # type: ignore[arg-type]  passed on by name
        decisions.accept(self.folder, change, raw, now=self.now)
        return str(change.returns["return_id"][0])

    def bring(
        self, entries: Sequence[tuple[str, dict[str, object]]], *, partner: str = "fire-and-rescue",
        known_at: date = date(2009, 8, 1), made_from: int | None = None, kind: str = "route_map",
        rows: Callable[[compare.Comparison], Collection[int]] | None = None,
    ) -> str:  # fmt: skip
        """Accept a workbook of register rows as it is compared with the store (``rows``: which of them), and give its
        id. Entries are (kind, fields); they stand in column A from row 1 on."""
        self.sent += 1
        raw = f"workbook {self.sent} of {partner}".encode()
        found = Return(
            f"workbook-{self.sent}.xlsx", hashlib.sha256(raw).hexdigest(), kind,
            entries=tuple(Entry("Map", f"A{row}", name, fields) for row, (name, fields) in enumerate(entries, 1)),
            header=Header(partner=partner, known_at=known_at, template_generation=made_from),
        )  # fmt: skip
        return self._taken(found, raw, rows)

    def send(
        self, figures: Sequence[Given] = (), comments: Sequence[str] = (), *, partner: str = "council-children",
        known_at: date = date(2010, 8, 1), period: Period | None = None, raw: bytes = b"",
        rows: Callable[[compare.Comparison], Collection[int]] | None = None,
    ) -> str:  # fmt: skip
        """Accept a return of figures, and of comments on NI 117, as it is compared with the store (``rows``: which of
        them; None: all that are not held already), and give its id."""
        found, raw = self.returned(figures, comments, partner=partner, known_at=known_at, period=period, raw=raw)
        return self._taken(found, raw, rows or all_that_differ)

    def returned(
        self, figures: Sequence[Given] = (), comments: Sequence[str] = (), *, partner: str = "council-children",
        known_at: date = date(2010, 8, 1), period: Period | None = None, raw: bytes = b"",
    ) -> tuple[Return, bytes]:  # fmt: skip
        """A return of figures and comments as it was read, and its bytes (``raw``: those of one that came before)."""
        self.sent += 0 if raw else 1
        raw = raw or f"figures {self.sent} of {partner}".encode()
        start, end = (period.start, period.end) if period else (None, None)
        read = [
            Figure(
                "Return", one.cell, one.indicator, f"{one.value}", one.measure, one.indicator, one.sub_measure,
                one.area, period_basis=one.period.basis.value, period_start=one.period.start,
                period_end=one.period.end, value=one.value, marker=one.marker, status=one.status,
                follows_return=one.period == period,
            )
            for one in figures
        ]  # fmt: skip
        told = [
            Entry("Return", f"G{row}", "commentary", {"indicator": "NI 117", "text": text})
            for row, text in enumerate(comments, 1)
        ]
        found = Return(
            f"figures-{self.sent}.xlsx", hashlib.sha256(raw).hexdigest(), "performance_return",
            figures=tuple(read), entries=tuple(told),
            header=Header(partner=partner, known_at=known_at, period_start=start, period_end=end),
        )  # fmt: skip
        return found, raw

    def _taken(self, found: Return, raw: bytes, rows: Callable[[compare.Comparison], Collection[int]] | None) -> str:
        compared = compare.compare(found, self.generation, today=REPORTING)
        change = compare.to_change(found, compared, rows(compared) if rows else None, made_by="Analyst")
        made = decisions.accept(self.folder, change, raw, now=self.now)
        newest = "SELECT return_id FROM accepted_return WHERE sha256 = ? ORDER BY publication DESC LIMIT 1"
        return str(made.rows(newest, [found.sha256])[0][0])

    def write(
        self, kind: str, fields: dict[str, object], item: str = "", *, known_at: date = REPORTING, by: str = "Analyst"
    ) -> str:
        """Write in a row of a register on the page (``item`` "": a new one), and give its id."""
        held = {row["item"]: row for row in reports.register(self.generation, kind).to_dict("records")}
        seen = {name: list(one) if isinstance(one, tuple) else one for name, one in held.get(item, {}).items()}
        edit = registering.RowEdit(item, fields, seen)
        saved = registering.write_rows(self.folder, kind, [edit], known_at=known_at, made_by=by, now=self.now)
        return item or saved.added[0]

    def decide(self, *edits: tuple[str, str, str, str]) -> Generation:
        return decisions.save_edits(self.folder, [Edit(*one) for one in edits], made_by="Analyst", now=self.now)

    def take_back(self, return_id: str) -> Generation:
        return decisions.take_back(self.folder, return_id, made_by="Analyst", reason="wrong file", now=self.now)


def all_that_differ(compared: compare.Comparison) -> list[int]:
    """The numbers of all rows of figures that a return brings and that are not held already."""
    return [row.number for row in compared.rows if row.figure is not None and row.kind != "same"]


def _figures(return_id: str, figures: Sequence[Given], known_at: date) -> Lines:
    columns = (
        "return_id", "sheet", "cell", "label", "indicator", "sub_measure", "area", "measure", "basis", "period_start",
        "period_end", "value", "marker", "status", "note", "unit", "cell_value", "scale", "text", "known_at",
    )  # fmt: skip
    rows = [
        (return_id, "Return", one.cell, one.indicator, one.indicator, one.sub_measure, one.area, one.measure,
         one.period.basis.value, one.period.start, one.period.end, one.value, one.marker, one.status, "", "",
         one.value, 1.0, f"{one.value}", one.known_at or known_at)
        for one in figures
    ]  # fmt: skip
    return lines_of(columns, rows)


def _targets(return_id: str, targets: Sequence[Agreed], known_at: date) -> Lines:
    columns = (
        "return_id", "sheet", "cell", "indicator", "sub_measure", "area", "kind", "basis", "period_start",
        "period_end", "value", "text", "baseline", "baseline_start", "baseline_end", "class", "version", "state",
        "in_reward", "known_at",
    )  # fmt: skip
    rows = [
        (return_id, "Targets", "E5", one.indicator, one.sub_measure, one.area, one.kind, one.period.basis.value,
         one.period.start, one.period.end, one.value, f"{one.value}", one.baseline,
         one.baseline_period.start if one.baseline_period else None,
         one.baseline_period.end if one.baseline_period else None, "designated", one.version, one.state,
         one.in_reward, known_at)
        for one in targets
    ]  # fmt: skip
    return lines_of(columns, rows)


def set_up(folder: Path, in_use: dict[str, str] | None = None) -> Office:
    """A partnership with a reporting date, its area, and the indicators that it uses (key → lead)."""
    publication.create(folder, now=NOW)
    office = Office(folder)
    used = IN_USE if in_use is None else in_use
    office.decide(
        ("partnership", "", "name", "Test partnership"),
        ("partnership", "", "area", AREA),
        ("partnership", "", "reporting_date", REPORTING.isoformat()),
        *(("indicator", key, "in_use", "yes") for key in used),
        *(("indicator", key, "lead", lead) for key, lead in used.items() if lead),
    )
    return office


def written(path: Path, rows: list[list[object]]) -> Path:
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path
