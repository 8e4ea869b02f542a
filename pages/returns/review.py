"""One uploaded file: under what it is filed, what was read, what is wrong, what is new; and what of it is accepted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from lsp_data.errors import Severity
from pages.parts import deciding, table
from pages.parts.session import View
from pages.returns import answers, asking, correcting, desk, register_rows, sending_back, sheet
from pages.returns.desk import OnDesk
from presentation import returns_compare as compared
from presentation import returns_taken as taken
from presentation import returns_upload as shown
from presentation import returns_view as read
from presentation.blocks import empty, heading, note

_SAY = {Severity.ERROR: st.error, Severity.QUERY: st.warning, Severity.NOTE: st.info}
_WIDTHS = {name: st.column_config.TextColumn(width=width) for name, width in compared.WIDTHS.items()}
PARTS = ("Comparison", "Figures", "Comments and rows", "Problems", "Sheets")


def draw(view: View, one: OnDesk, post: str) -> None:
    """The file, from top to bottom."""
    st.html(heading(one.read.file, kicker=shown.state(one), level=2))
    sending_back.tell_before(view, one)
    why, mend = read.refusal(one.read)
    if why:
        st.html(empty(read.nothing_read(one.read), why, mend))
        correcting.left_out(view, one)
        if not one.read.refused:
            _partner(view, one)
        _kind(one)
        asking.draw(view, one, post)
        _problems(view, one)
        _sheets(view, one)
        _send_back(view, one, post)
        return
    correcting.left_out(view, one)
    _filing(view, one)
    for problem in shown.whole_problems(one) if not one.decided else ():
        _SAY[problem.severity](shown.plain(f"{problem.reason} {problem.mend}"))
    if not one.decided:
        asking.draw(view, one, post)
    chosen = _parts(view, one)
    _decide(view, one, chosen, post)
    if sending_back.asking(one) and not one.decided:
        sending_back.letter(view, one, post)


def _kind(one: OnDesk) -> None:
    """What the workbook is read as, where a person knows it better than what its sheets tell."""
    if one.read.refused:
        return
    st.selectbox(
        "Read as", list(read.READ_AS), format_func=lambda kind: read.read_as(kind, one.read.kind),
        help="A workbook is told by what stands in it. Where it is told wrongly, say what it is.",
        disabled=bool(one.decided), **_kept(f"{answers.KIND}-{one.key}", ""),
    )  # fmt: skip


def _filing(view: View, one: OnDesk) -> None:
    """Partner, period and day; what the file says is proposed, what the person says counts."""
    proposal = one.proposal
    months = read.latest_months(view.reporting_day)
    periods = read.filing_periods(view.partnership, *((proposal.period,) if proposal.period else ()), *months)
    usual = read.same_stretch(
        periods, *((proposal.period.start, proposal.period.end) if proposal.period else (None, None))
    )
    first, second, third, fourth = st.columns([8, 5, 5, 7])
    with fourth:
        _kind(one)
    with first:
        _partner(view, one)
    typed = answers.chosen(answers.PERIOD, one.read.sha256)
    other = [typed] if isinstance(typed, str) else []
    second.selectbox(
        "Period", [*([] if proposal.period else [None]), *periods, *other],
        format_func=lambda one: one if isinstance(one, str) else periods.get(one, "several"),
        help="Choose one, or type another: Jan 2011, Apr-Jan 2010/11.", accept_new_options=True, placeholder="several",
        disabled=bool(one.decided), **_kept(f"{answers.PERIOD}-{one.key}", usual),
    )  # fmt: skip
    if isinstance(typed, str) and (wants := shown.period_wants(typed)):
        st.error(shown.plain(wants))
    third.date_input(
        "Known at", format="DD/MM/YYYY", help="The day on which the partnership came to know these figures.",
        disabled=bool(one.decided), **_kept(f"{answers.KNOWN_AT}-{one.key}", proposal.known_at),
    )  # fmt: skip


def _partner(view: View, one: OnDesk) -> None:
    """Whose it is: what the file says, else whom it seems to be of, said so; else to be chosen."""
    partners, says = read.partner_names(view.catalogue), one.proposal.partner
    st.selectbox(
        "Partner", _with(says, partners), format_func=lambda one: partners.get(one, one or "not said"),
        placeholder="Choose the partner", disabled=bool(one.decided),
        **_kept(f"{answers.PARTNER}-{one.key}", says or one.suggested.partner or None),
    )  # fmt: skip
    if one.suggested.partner and one.filing.partner == one.suggested.partner and not one.decided:
        st.html(note(one.suggested.words))


def _with(partner: str | None, partners: dict[str, str]) -> list[str | None]:
    """Nobody only where the file names nobody: a return that has a partner cannot be filed under none."""
    return [*({} if partner in partners else {partner: None}), *partners]


def _kept(key: str, value: object) -> dict[str, object]:
    """A control that keeps its value while another file is looked at; ``value`` until someone chooses."""
    if key not in st.session_state:
        st.session_state[key] = value
    return {"key": key, "persist_state": "session"}


def _parts(view: View, one: OnDesk) -> frozenset[int]:
    """What was read, in parts to switch between; the rows that are chosen in the comparison."""
    counts = shown.part_counts(one)
    parts = [name for name in PARTS if counts[name]]
    key = desk.part_of(one)
    if st.session_state.get(key) not in parts:
        st.session_state[key] = parts[0]
    part = st.segmented_control(
        "Show",
        parts,
        format_func=lambda name: f"{name} ({counts[name]:,})",
        required=True,
        label_visibility="collapsed",
        key=key,
    )
    if part == "Comparison":
        return _comparison(view, one) | register_rows.draw(view, one)
    if part == "Figures":
        frame, count = shown.figures_frame(one, view.catalogue, shown.SHOWN), len(one.filed.figures)
        st.html(
            shown.plain_table(frame, "Figures as they were read", right={"As written", "As understood"}, count=count)
        )
        table.download(
            view,
            name="figures-read",
            make=lambda: shown.figures_frame(one, view.catalogue),
            columns={name: name for name in frame.columns},
        )
    elif part == "Comments and rows":
        frame = read.entries_table(one.read.entries, view.catalogue)
        _table(view, frame, "rows-read", "Comments and other rows as they were read")
    elif part == "Problems":
        _problems(view, one)
    else:
        _sheets(view, one)
    return shown.chosen_before(st.session_state.get(_ticks_of(one)), one) | register_rows.ticked_before(one)


def _comparison(view: View, one: OnDesk) -> frozenset[int]:
    assert one.comparison is not None  # noqa: S101  only files with a comparison come here
    rows = compared.shown_rows(one.comparison)
    if not rows:
        return frozenset()
    frame = compared.table(rows, view.catalogue, compared.asked_at(one.filed, one.comparison))
    good = compared.good_part(one.filed, one.comparison)
    said = f"{compared.count_words(one.comparison)}."
    if good and not one.decided:
        said += " Ticked are the rows about which nothing is asked; tick others, or fewer, to accept that part alone."
    said += " Double-click a cell to read it whole."
    st.html(note(said))
    ticks = [place for place, row in enumerate(rows) if row.number in good]
    choosing = {
        "on_select": "rerun",
        "selection_mode": "multi-row",
        "selection_default": {"selection": {"rows": ticks}},
    }
    picked = st.dataframe(
        frame,
        key=_ticks_of(one),
        hide_index=True,
        height=min(compared.row_height(frame) * len(rows) + 38, 600),
        row_height=compared.row_height(frame),
        column_config=_WIDTHS,
        column_order=compared.columns_shown(frame),
        alt=f"Comparison of {one.read.file} with what is held",
        **({} if one.decided else choosing),
    )
    table.download(view, name="comparison", make=lambda: frame, columns={name: name for name in frame.columns})
    if one.decided:
        return frozenset()
    return frozenset(rows[place].number for place in picked.selection.rows if place < len(rows))


def _ticks_of(one: OnDesk) -> str:
    """The key of the table of rows: another one as soon as the rows are others, so that no tick changes its row."""
    rows = compared.shown_rows(one.comparison) if one.comparison else []
    return f"rows-{one.key}-{compared.fingerprint(rows)}-{bool(one.decided)}"


def _problems(view: View, one: OnDesk) -> None:
    frame = read.problems_table(compared.every_problem(one.filed, one.comparison))
    _table(view, frame, "problems", "Problems", hidden=("Code",), nothing="No problem was found.")


def _sheets(view: View, one: OnDesk) -> None:
    if one.read.sheets:
        correcting.said(view, one)
        sheet.draw(view, one)
    _table(view, read.sheets_table(one.read), "sheets", "Sheets of the workbook", nothing="No sheet was read.")


def _table(
    view: View,
    frame: pd.DataFrame,
    name: str,
    caption: str,
    right: Collection[str] = (),
    *,
    hidden: Sequence[str] = (),
    nothing: str = "There is nothing to show.",
) -> None:
    drawn = shown.plain_table(frame.drop(columns=list(hidden)), caption, right=right, nothing=nothing)
    table.show(view, drawn, name=name, frame=frame, columns={one: one for one in frame.columns})


def _decide(view: View, one: OnDesk, chosen: frozenset[int], post: str) -> None:
    """Accept all, accept the ticked part, or leave out."""
    if one.decided:
        _decided(one)
        return
    assert one.comparison is not None  # noqa: S101  only files with a comparison come here
    brings = not one.comparison.refused and compared.brings_something(one.filed, one.comparison)
    ticked = chosen & compared.acceptable(one.comparison)
    offers = compared.offers(one.filed, one.comparison, ticked) if brings else []
    with st.container(horizontal=True):
        for said, rows, primary in offers:
            _accepts(view, one, said, rows, post, primary=primary)
        if st.button("Leave out", key=f"leave-out-{one.key}"):
            desk.leave_out(one)
            st.rerun()
        sending_back.button(one)
        if st.button("Read again", key=f"again-{one.key}", help="After a change of the catalogue."):
            desk.read_again(one)
            st.rerun()
    if not brings:
        st.html(note(compared.nothing_words(one.comparison)))
    elif not offers:
        st.html(note("Nothing of it is proposed: tick the rows that you want to take."))


def _decided(one: OnDesk) -> None:
    """What can still be done with a file that was decided upon."""
    if one.decided != "accepted":
        if st.button("Take it up again", key=f"take-up-{one.key}"):
            desk.decide_anew(one)
            st.rerun()
        return
    st.html(note("It is accepted. Under History it can be taken back or moved."))
    if one.comparison and (rest := compared.acceptable(one.comparison)):
        count = taken.takes_rows(one.comparison, rest)
        if st.button(f"Look at the rest ({count})", key=f"rest-{one.key}"):
            desk.decide_anew(one)
            st.rerun()


def _accepts(view: View, one: OnDesk, said: str, rows: frozenset[int], post: str, *, primary: bool) -> None:
    """A button that takes these rows, and what else the file holds."""
    assert one.comparison is not None  # noqa: S101  only files with a comparison come here
    if st.button(
        f"{said} ({taken.offered(one.filed, one.comparison, rows)})",
        key=f"accept-{'part-' if said == compared.PART else ''}{one.key}",
        type="primary" if primary else "secondary",
    ):
        take(view, [(one, rows)], post)


def _send_back(view: View, one: OnDesk, post: str) -> None:
    """For a file of which nothing can be taken: it can only go back."""
    if one.decided:
        _decided(one)
        return
    sending_back.button(one)
    if sending_back.asking(one):
        sending_back.letter(view, one, post)


def take(view: View, files: Sequence[tuple[OnDesk, frozenset[int]]], post: str) -> None:
    """Accept, then draw the page anew."""
    if not post:
        deciding.refused("Type your post first: it stands in the history.")
        return
    stopped = desk.accept(files, view, by=post)
    if stopped:
        deciding.refused(stopped)
        return
    st.rerun()
