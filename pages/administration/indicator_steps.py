"""The steps of the set-up that are about indicators: which, who leads, targets, when figures are due."""

from __future__ import annotations

import streamlit as st

from lsp_data import reports
from lsp_data.decisions import Edit
from pages.administration.desk import Desk, editor
from pages.parts import choices, deciding, session, table
from presentation import setup_steps as shown
from presentation import setup_targets as goals
from presentation import words
from presentation.blocks import empty, note
from presentation.markup import join, link, plain_markdown
from presentation.returns_view import indicator_choices


def indicators(desk: Desk) -> None:
    """Which National Indicators the partnership uses."""
    titles = indicator_choices(desk.catalogue.indicators)
    form = desk.form("indicators", "indicator", ("in_use",))
    used = list(indicator_choices(form.was.in_use))
    with st.form("indicators"):
        chosen = st.multiselect(
            "Indicators in use: type a code or a word of the title",
            list(titles),
            default=used,
            format_func=titles.__getitem__,
            key=f"{form.key}-chosen",
            placeholder="NI 16, or “crime”",
        )
        st.html(note("A Local Area Agreement held up to 35 designated targets and 16 statutory ones for education."))
        if st.form_submit_button("Save the indicators", key="indicators-save", type="primary"):
            edits = shown.chosen_edits(form.was, chosen)
            desk.save(form, edits, f"{words.times(len(chosen), 'indicator')} in use.")


def leads(desk: Desk) -> None:
    """Theme, class, lead, lead post and contributors of each indicator in use."""
    if not _chosen(desk):
        return
    form = desk.form("leads", "indicator", ("in_use", *shown.LEAD_FIELDS))
    before, choices = shown.leads(form.was), shown.lead_choices(form.was)
    with st.form("lead-table", border=False):
        after = editor(
            before,
            form,
            "fixed",
            {
                "series": st.column_config.TextColumn("Indicator", disabled=True, width=330, pinned=True),
                "theme": _choice("Theme", choices["theme"], 150),
                "target_class": _choice("Class", choices["target_class"], 100),
                "lead": _choice("Lead partner", choices["lead"], 150),
                "lead_post": st.column_config.TextColumn("Lead post", max_chars=80, width=150),
                "contributors": st.column_config.MultiselectColumn(
                    "Contributors", options=list(choices["contributors"].values()), width=200
                ),
            },
        )
        if st.form_submit_button("Save the leads", key="leads-save", type="primary"):
            desk.save(form, shown.series_edits(before, after, shown.LEAD_FIELDS, choices), "The leads are saved.")


def targets(desk: Desk) -> None:
    """The target ahead of each indicator; one set by hand."""
    if not _chosen(desk):
        return
    view, used = desk.view, desk.catalogue.in_use
    st.html(
        note(
            join(
                [
                    "All at once: download the targets template under ",
                    link("Templates", "templates"),
                    ", fill it in and ",
                    link("upload it", "upload"),
                    ". One by one: below.",
                ]
            )
        )
    )
    titles = indicator_choices(used)
    key = choices.one_of("Target of", titles, "target")
    row = used.iloc[list(titles).index(key)].to_dict()
    held = desk.catalogue.partnership
    years = goals.years_of(row, held.first_year, held.last_year)
    earlier = goals.years_of(row, held.first_year, held.last_year, before=5)
    unit = plain_markdown(words.unit(row["unit"])) or "no unit known"
    with st.form("target-form"):
        first, second, third, fourth = st.columns(4)
        period = first.selectbox("Year", list(years), format_func=years.__getitem__, key=f"target-year-{key}")
        value = second.number_input(f"Target ({unit})", value=None, key=f"target-value-{key}", format="%.10g")
        baseline = third.number_input(f"Baseline ({unit})", value=None, key=f"target-baseline-{key}", format="%.10g")
        of = fourth.selectbox(
            "Period of the baseline",
            [None, goals.WITHOUT, *earlier],
            format_func=lambda one: earlier.get(one, one or "as it is held"),
            key=f"target-baseline-year-{key}",
            help="A target that is set anew keeps its baseline, unless you type another or choose to have none.",
        )
        in_words = st.text_input(
            "Or relative to others, in words", key=f"target-words-{key}", max_chars=80,
            placeholder=f"For example: {goals.RELATIVE_EXAMPLES}",
        )  # fmt: skip
        first, second, third, fourth = st.columns(4)
        version = first.text_input("Version", key="target-version", max_chars=40, placeholder="March 2009")
        state = second.selectbox("State", list(goals.STATES), format_func=goals.STATES.__getitem__, key="target-state")
        known_at = third.date_input("Known at", view.reporting_day, key="target-known-at", format="DD/MM/YYYY")
        source = fourth.text_input("Source", key="target-source", max_chars=200, placeholder="Agreement, annex 1")
        pressed = st.form_submit_button("Publish the target", key="target-save", type="primary")
    if pressed:
        goal = goals.HandTarget(
            row["indicator"], row["sub_measure"], held.area, period, value, baseline,
            None if of == goals.WITHOUT else of, (version or "").strip(), row["target_class"], state, known_at,
            (source or "").strip(), without_baseline=of == goals.WITHOUT, in_words=(in_words or "").strip(),
        )  # fmt: skip
        if goal.wants():
            deciding.refused(goal.wants())
        else:
            deciding.attempt(lambda: desk.publish(goal), f"The target of {titles[key]} is published.", by=desk.post)
    status = session.ask(reports.status, desk.generation)
    table.show(view, goals.targets_table(status, desk.catalogue), name="targets", frame=status, columns=goals.COLUMNS)


def calendar(desk: Desk) -> None:
    """How often a figure comes, what it means and how long after its period it is due."""
    if not _chosen(desk):
        return
    form = desk.form("calendar", "indicator", ("in_use", *shown.CALENDAR_FIELDS, "overdue_grace_days"))
    before = shown.calendar(form.was)
    grace = form.was.partnership.overdue_grace_days
    with st.form("calendar-table", border=False):
        given = st.number_input(
            "Days of grace before a figure counts as overdue",
            0,
            max(365, grace),
            grace,
            key=f"{form.key}-grace",
            width=320,
        )
        after = editor(
            before,
            form,
            "fixed",
            {
                "series": st.column_config.TextColumn("Indicator", disabled=True, width=330, pinned=True),
                "frequency": _choice("How often", shown.FREQUENCIES, 130),
                "accumulation": _choice("What a number means", shown.ACCUMULATIONS, 190),
                "basis": _choice("Period of a year's figure", shown.BASES, 150),
                "lag_days": st.column_config.NumberColumn("Release lag (days)", min_value=0, max_value=999, step=1),
            },
        )
        if st.form_submit_button("Save the calendar", key="calendar-save", type="primary"):
            edits = shown.series_edits(before, after, shown.CALENDAR_FIELDS, shown.CALENDAR_CHOICES)
            if given != grace:
                edits.append(Edit("partnership", "", "overdue_grace_days", str(int(given))))
            desk.save(form, edits, "The release calendar is saved.")


def _choice(title: str, choices: dict[str, str], width: int) -> object:
    return st.column_config.SelectboxColumn(title, options=list(choices.values()), width=width)


def _chosen(desk: Desk) -> bool:
    if not desk.catalogue.in_use.empty:
        return True
    st.html(
        empty(
            "No indicator is in use yet", join([link("Choose them first", "partnership", {"step": "indicators"}), "."])
        )
    )
    return False
