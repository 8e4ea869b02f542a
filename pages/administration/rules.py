"""Rules: when a figure is green, amber or red, by default and for one indicator; shown before it is saved."""

from __future__ import annotations

import streamlit as st

from lsp_data.errors import LspError
from lsp_data.reports.decided import OWN_RULE
from pages.parts import address, choices, deciding, head, session, table
from pages.parts.catalogue_form import open_form
from presentation import setup_rules as shown
from presentation import words
from presentation.blocks import heading, note
from presentation.returns_view import indicator_choices
from presentation.setup_view import number

view = session.open_view()
address.draw("rule")
head.draw(view, "Rules", controls=())
deciding.tell()

titles = indicator_choices(view.catalogue.in_use)
key = choices.one_of("Rule of", titles, "rule", otherwise="The rules for all indicators")
st.html(
    note(
        "Green: the milestone is met. Amber: it is missed by no more than the tolerance. Red: it is missed by more. "
        "Grey: there is no figure, and the reason is said."
    )
)

if key:
    own = open_form(
        "rule", view, lambda: shown.own_rule(view.generation, key), subjects=["indicator"], key=key, fields=OWN_RULE
    )
else:
    general = open_form("rules", view, lambda: view.catalogue.rules, subjects=["rule"])
with st.form("rules", border=True):
    if key:
        now = own.was
        first, second, third, fourth = st.columns(4)
        kinds, compare, small = list(shown.KINDS), list(shown.COMPARE), list(shown.SMALL)
        typed = {
            "rule_kind": first.selectbox(
                "Rule", kinds, kinds.index(now["rule_kind"]), shown.KINDS.__getitem__, key=f"{own.key}-kind"
            ),
            "rule_tolerance": second.number_input(
                "Tolerance (empty: the rule's usual one)",
                0.0,
                value=number(now["rule_tolerance"]),
                key=f"{own.key}-tolerance",
            ),
            "compare_with": third.selectbox(
                "Direction compared with",
                compare,
                compare.index(now["compare_with"]),
                shown.COMPARE.__getitem__,
                key=f"{own.key}-compare",
            ),
            "small_numbers": fourth.selectbox(
                "Counts of 1 to 4",
                small,
                small.index(now["small_numbers"]),
                shown.SMALL.__getitem__,
                key=f"{own.key}-small",
            ),
        }
        edits = shown.own_edits(key, now, typed)
    else:
        held, usual = general.was.set_index("rule"), st.columns(3)
        kinds, compare = [one for one in shown.KINDS if one], list(shown.COMPARE)
        typed_rules = {
            ("default", "kind"): usual[0].selectbox(
                "Indicators without a rule of their own",
                kinds,
                kinds.index(held.at["default", "kind"]),
                shown.KINDS.__getitem__,
                key=f"{general.key}-kind",
            ),
            ("default", "tolerance"): usual[1].number_input(
                "Their tolerance, whatever the kind",
                0.0,
                value=number(held.at["default", "tolerance"]),
                key=f"{general.key}-tolerance",
                help="Points or per cent, as the rule is. Leave it empty to keep the tolerances below.",
            ),
            ("default", "compare_with"): usual[2].selectbox(
                "Direction compared with",
                compare,
                compare.index(held.at["default", "compare_with"]),
                shown.COMPARE.__getitem__,
                key=f"{general.key}-compare",
            ),
        }
        usual[0].html(
            note("By unit: points for percentages, chance (no tolerance) for counts under 50, else per cent.")
        )
        usual[1].html(note(shown.use_words("default", view.catalogue)))
        for column, (name, title) in zip(st.columns(3), shown.TOLERANCES.items(), strict=True):
            typed_rules[name, "tolerance"] = column.number_input(
                title, 0.0, value=number(held.at[name, "tolerance"]), key=f"{general.key}-{name}-tolerance"
            )
            column.html(note(shown.use_words(name, view.catalogue)))
        edits = shown.general_edits(general.was, typed_rules)
    left, right = st.columns([1, 2])
    with left:
        post = deciding.post()
    why = right.text_input("Reason", key="rules-reason", max_chars=300)
    with st.container(horizontal=True):
        look = st.form_submit_button("Show what would change", key="rules-preview")
        save = st.form_submit_button("Save", key="rules-save", type="primary")

if (look or save) and not edits:
    st.info("Nothing was changed.")
elif look:
    try:
        effects = shown.preview(view.generation, edits, view.reporting_day)
    except LspError as problem:
        deciding.refused(problem)
    else:
        st.html(heading(f"{words.times(len(effects), 'status', 'statuses')} would change", level=2))
        drawn = shown.effects_table(effects, view.catalogue)
        table.show(view, drawn, name="rules-preview", frame=effects, columns=shown.EFFECTS)
elif save and not (why or "").strip():
    deciding.refused("Say why: the reason stands in the history.")
elif save:
    (own if key else general).save(
        edits, "The rule is saved, and every status it touches is worked out anew.", by=post, reason=why.strip()
    )

in_use = view.catalogue.in_use
table.show(view, shown.in_use_table(view.catalogue), name="rules", frame=in_use, columns=shown.COLUMNS)
