"""Which of the returns that are held an arriving one is: the same bytes, the same content saved anew, an older version,
a newer one, or another file for a period that is complete. Each has its own answer."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from loaders.compare.keeping import kept
from loaders.compare.register_copies import Brought, are_the_same, brought_by
from loaders.compare.register_row import RegisterRow
from loaders.compare.rows import OPEN, Row
from loaders.figures import Entry, Return
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.measures.wording import on, times
from lsp_data.periods import Period
from lsp_data.store import held
from lsp_data.store.generations import Generation

# The whole text is a version: "v1.2", "Version 10", "2nd draft", "V2b", "Final 1". A date, or what holds one, is none.
_VERSION = re.compile(
    r"(?P<before>draft|final)?\s*(?P<word>v|ver|version|issue|no)?\.?\s*(?P<numbers>[0-9]{1,3}(?:\.[0-9]{1,3})*)"
    r"(?:st|nd|rd|th|(?P<letter>[a-h]))?\s*(?:version|issue)?\s*\(?(?P<after>draft|final)?\)?",
    re.IGNORECASE,
)
_DRAFT, _PLAIN, _FINAL = -1, 0, 1
_FIRST = ((_PLAIN, 1), (_DRAFT, 1), (_DRAFT, 0, 1))
_DATE_PARTS = 3  # "12.10.09" may be a day where no word says that it is a version
_BROUGHT = (("new", "jump"), ("changed", "conflicting"), ("same",), ("missing",))  # adds, changes, repeats, leaves out


@dataclass(frozen=True, slots=True)
class Earlier:
    """The returns that stand and concern an arriving one (rows of ``held.returns_of``), newest first.

    ``standing``: all of them; ``same_bytes``: those of the same file; ``same_period``: the partner's others of its kind
    and period; ``later``: the ids of those among them that are later versions."""

    standing: tuple[Mapping[str, Any], ...]
    same_bytes: tuple[Mapping[str, Any], ...]
    same_period: tuple[Mapping[str, Any], ...]
    later: frozenset[str]
    newer_than: frozenset[str]  # ids of those of which the file itself says that it is a newer version

    @property
    def undecided(self) -> tuple[Mapping[str, Any], ...]:
        """Those for the same period of which nothing says whether they are older or newer."""
        return tuple(one for one in self.same_period if one["return_id"] not in self.later | self.newer_than)

    @property
    def already(self) -> str:
        """The id of the newest return with the same bytes; "" where none stands."""
        return self.same_bytes[0]["return_id"] if self.same_bytes else ""


def earlier_returns(
    ret: Return, generation: Generation, partner: str | None, period: Period | None, known_at: date | None
) -> Earlier:
    """What stands of this partner, kind and period, and of these bytes."""
    found = held.returns_of(generation, partner, ret.sha256)
    days = (period.start, period.end) if period else (None, None)
    same = [
        one
        for one in found
        if one["sha256"] != ret.sha256 and one["kind"] == ret.kind and one["partner"] == partner and partner
        and (one["period_start"], one["period_end"]) == days
    ]  # fmt: skip
    headers = held.headers_of(generation, [one["return_id"] for one in same])
    own = version_of(ret.header.facts)
    # A day that the file does not name itself says nothing of its age, nor does a later one make a first version newer.
    own_day = None if ret.header.known_as_filed or own in _FIRST else ret.header.known_at
    later: set[str] = set()
    newer_than: set[str] = set()
    for one in same:
        version = version_of(json.loads(headers.get(one["return_id"], "{}")))
        if one_is_later(own, version):
            (later if version > own else newer_than).add(one["return_id"])
        elif known_at is not None and one["known_at"] > known_at:
            later.add(one["return_id"])
        elif own_day is not None and one["known_at"] < own_day:
            newer_than.add(one["return_id"])
    same_bytes = tuple(one for one in found if one["sha256"] == ret.sha256)
    return Earlier(tuple(found), same_bytes, tuple(same), frozenset(later), frozenset(newer_than))


def version_of(facts: Mapping[str, str]) -> tuple[int, ...]:
    """The version that a return says it is, as numbers: "v1.2" → (0, 1, 2), before them -1 for a draft, 1 for a final
    one; "v1.0" is "v1", and "2b" is (0, 2, 2). () where it says none."""
    found = _VERSION.fullmatch(facts.get("version", "").strip())
    if not found:
        return ()
    state = (found["before"] or found["after"] or "").lower()
    numbers = [int(part) for part in found["numbers"].split(".")]
    if len(numbers) == _DATE_PARTS and not (state or found["word"]):
        return ()
    numbers += [ord(found["letter"].lower()) - ord("a") + 1] if found["letter"] else []
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return ({"draft": _DRAFT, "final": _FINAL}.get(state, _PLAIN), *numbers)


def one_is_later(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two versions say which of them is later: drafts come before a final one, and numbers count among like."""
    return bool(one and other) and one != other and (one[0] == other[0] or {one[0], other[0]} == {_DRAFT, _FINAL})


def version_entry(ret: Return) -> Entry | None:
    """What the return says of its own version, kept with it so that the next one can be told from it."""
    if not version_of(ret.header.facts):
        return None
    return Entry("", "", held.HEADER, {"version": ret.header.facts["version"]})


def repeated(
    ret: Return,
    rows: Sequence[Row],
    registers: Sequence[RegisterRow],
    earlier: Earlier,
    generation: Generation,
    restated: Collection[tuple[str, str]] = (),
) -> str:
    """The SHA-256 of the return that holds exactly what this one brings, in other bytes (saved anew, reformatted); ""
    where there is none. ``restated``: the places of decisions that say what holds already."""
    if earlier.same_bytes or any(row.kind != "same" for row in rows) or any(row.change != "same" for row in registers):
        return ""
    sources = {row.old_sha256 for row in rows if row.reason != "twice"}
    if len(sources) > 1 or not (rows or registers or kept(ret.entries)):
        return ""
    if any(one.kind == "edit" and (one.sheet, one.cell) not in restated for one in ret.entries):
        return ""
    own = Counter((one.kind, _plain(one.fields)) for one in kept(ret.entries) if one.kind != "edit")
    candidates = sources or {one["sha256"] for one in _of_kind(ret, earlier, generation)}
    for sha256 in sorted(candidates):
        theirs = Counter((kind, _plain(json.loads(fields))) for kind, fields in held.comments_of(generation, sha256))
        brought = sum(row.reason != "twice" for row in rows)
        if own != theirs or brought != held.stored_of(generation, sha256):
            continue
        if not registers or are_the_same(registers, _rows_of(registers, generation, sha256)):
            return sha256
    return ""


def with_undecided(rows: Sequence[Row], earlier: Earlier) -> list[Row]:
    """The rows, with a reason on all that would be stored where one of them would replace a settled figure of another
    file of the partner for the same period, and nothing says which of the two files is newer. Of an older version
    nothing is proposed: what the later one has not was most likely taken out."""
    later = {one["sha256"] for one in earlier.same_period if one["return_id"] in earlier.later}
    if any(row.old_sha256 in later for row in rows):
        return [
            replace(row, accept=False, reason="not-in-later") if row.kind in OPEN and not row.reason else row
            for row in rows
        ]
    undecided = {one["sha256"] for one in earlier.undecided}
    if not any(row.replaces and not row.reason and row.old_sha256 in undecided for row in rows):
        return list(rows)
    return [replace(row, reason="which-counts") if row.kind in OPEN and not row.reason else row for row in rows]


def with_undated(rows: Sequence[Row], ret: Return, period: Period | None) -> list[Row]:
    """The rows of a file that nobody says a period of, with a reason on each that would replace a settled figure from
    another file, unless the file itself says that it became known later. ``period``: under which it is filed."""
    if period is not None:
        return list(rows)
    own_day = None if ret.header.known_as_filed else ret.header.known_at
    return [replace(row, reason="which-counts") if _replaces_unasked(row, ret.sha256, own_day) else row for row in rows]


def _replaces_unasked(row: Row, sha256: str, own_day: date | None) -> bool:
    if row.reason or row.target or row.peer or not row.replaces or row.old_sha256 in ("", sha256):
        return False
    return own_day is None or row.old_known_at is None or own_day <= row.old_known_at


def version_problems(
    ret: Return, rows: Sequence[Row], earlier: Earlier, repeats: str, generation: Generation, *, waiting: int = 0,
    registers: Sequence[RegisterRow] = (),
) -> list[Problem]:  # fmt: skip
    """What there is to say of the return beside those that are held: one answer. ``waiting``: how many of its figures
    are held back, so that it holds more than its rows. ``registers``: its rows of registers; where some were changed
    since, that is told as such."""
    counts = Counter(row.kind for row in rows)
    behind = any(row.behind for row in registers)
    stored = bool(rows or registers) and all(row.kind == "same" for row in rows)
    stored = stored and all(row.change == "same" for row in registers)
    if earlier.same_bytes:
        return [_same_file(ret, rows, earlier.same_bytes[0]["accepted_at"], generation)]
    gone = held.taken_back(generation, ret.sha256)
    told = [problem("taken-back-before", value=ret.file, day=on(gone[0]), why=gone[1])] if gone else []
    if repeats or stored:
        if waiting:
            return [
                *told,
                problem(
                    "same-but-held-back", value=ret.file, count=times(waiting, "figure more is", "figures more are")
                ),
            ]
        return told if behind else [*told, _same_content(ret, rows, repeats, generation)]
    later = [one for one in earlier.same_period if one["return_id"] in earlier.later]
    shared = counts["same"] + counts["changed"] + counts["conflicting"] + counts["missing"]
    if later:
        undone = sum(row.reason in ("older-version", "newer-known") for row in rows)
        undoes = (
            f"It would undo {times(undone, 'figure')}; those rows are not proposed." if undone else "It undoes nothing."
        )
        return [*told, problem("older-version", value=_own_words(ret), undoes=undoes, **_named(later[0]))]
    if earlier.same_period and shared:
        before = earlier.same_period[0]
        undecided = any(row.reason == "which-counts" for row in rows)
        code = _which(ret, counts, before, earlier, waiting=waiting, undecided=undecided)
        told.append(problem(code, value=ret.file, does=_does(counts), **_named(before)))
    return told


def _same_file(ret: Return, rows: Sequence[Row], accepted_at: datetime, generation: Generation) -> Problem:
    """That these bytes were accepted, what of them was replaced since, and what was never taken."""
    stated = held.stated_in(generation, ret.sha256)
    open_ = [row for row in rows if row.kind in (*OPEN, "conflicting")]
    replaced = sum(_place(row) in stated for row in open_)
    untaken, said = len(open_) - replaced, []
    if replaced:
        said.append(
            f"{replaced} of its figures {'was' if replaced == 1 else 'were'} replaced since, and accepting it again "
            "brings back what it says"
        )
    if untaken:
        said.append(f"{untaken} of its figures {'is' if untaken == 1 else 'are'} not stored from it and can be taken")
    since = "; ".join(said) or "loading it again changes nothing"
    return problem("same-file-more" if untaken else "same-file-again", value=ret.file, day=on(accepted_at), since=since)


def _place(row: Row) -> tuple[object, ...]:
    period = row.period
    return row.indicator, row.sub_measure, row.area, row.measure, period.basis.value, period.start, period.end


def _which(
    ret: Return,
    counts: Mapping[str, int],
    before: Mapping[str, Any],
    earlier: Earlier,
    *,
    waiting: int,
    undecided: bool,
) -> str:
    if before["return_id"] in earlier.newer_than:
        return "newer-version"
    complete = not (counts["new"] or counts["jump"] or waiting) and before["layout"] == ret.layout
    return "period-complete" if complete else "which-counts" if undecided else "same-period-again"


def _same_content(ret: Return, rows: Sequence[Row], repeats: str, generation: Generation) -> Problem:
    wanted = [repeats] if repeats else sorted({row.old_sha256 for row in rows if row.old_sha256})
    named = []
    for sha256 in wanted:
        found = held.returns_of(generation, None, sha256)
        named += [f"“{found[0]['file_name']}” ({_known(found[0])})"] if found else []
    said = " and ".join(part for part in (", ".join(named[:-1]), named[-1]) if part) if named else ""
    alone = f", in {said}: this file is a copy of it that was saved anew" if repeats and said else ""
    return problem("same-content-again", value=ret.file, same=alone or (f", from {said}" if said else ""))


def _rows_of(registers: Sequence[RegisterRow], generation: Generation, sha256: str) -> Brought:
    """The rows of registers that a return with these bytes brought."""
    ids = {one["return_id"] for one in held.returns_of(generation, None, sha256)}
    return brought_by(generation, {one.register for one in registers}, ids)


def _of_kind(ret: Return, earlier: Earlier, generation: Generation) -> Sequence[Mapping[str, Any]]:
    """Those that a return without figures can repeat."""
    return earlier.same_period or list(held.returns_of_kind(generation, ret.kind))


def _plain(fields: Mapping[str, object]) -> str:
    return json.dumps(dict(fields), ensure_ascii=False, sort_keys=True)


def _does(counts: Mapping[str, int]) -> str:
    words = ("adds", "changes", "repeats", "leaves out")
    found = [(word, sum(counts.get(kind, 0) for kind in kinds)) for word, kinds in zip(words, _BROUGHT, strict=True)]
    said = [f"{word} {times(count, 'figure')}" for word, count in found if count]
    return " and ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)


def _own_words(ret: Return) -> str:
    version = ret.header.facts.get("version", "")
    day = ret.header.known_at
    said = [f"version {version}" if version else "", f"returned on {on(day)}" if day else ""]
    return ", ".join(part for part in said if part) or "older"


def _named(one: Mapping[str, Any]) -> dict[str, str]:
    return {"file": one["file_name"], "known": _known(one)}


def _known(one: Mapping[str, Any]) -> str:
    return f"known on {on(one['known_at'])}"
