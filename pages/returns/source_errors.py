"""A figure that is known to be wrong in the partner's file: what it should read, and why; and how that ends."""

from __future__ import annotations

import streamlit as st

from loaders import correcting, corrections
from loaders.figures import Figure
from pages.parts import deciding, session
from pages.parts.session import View
from pages.returns import desk
from pages.returns.desk import OnDesk
from presentation.blocks import note
from presentation.returns_cell import right_value


def draw(view: View, one: OnDesk, figure: Figure) -> None:
    """The control for one figure of a chosen cell."""
    name = f"{one.key}-{figure.sheet}-{figure.cell}-{figure.measure}-{figure.area_label}"
    if figure.corrected:
        _withdraw(view, one, figure, name)
        return
    with (
        st.popover("This figure is wrong in the source …", key=f"source-error-{name}"),
        st.form(f"source-error-form-{name}", border=False),
    ):
        st.html(note(f"The file shows {figure.text}. It is put right while the file shows that, and no longer."))
        typed = st.text_input("It should read", key=f"right-{name}", max_chars=40, placeholder="41")
        left_out = st.checkbox("Nobody knows: leave it out", key=f"left-out-{name}")
        why = st.text_input("Why it is wrong", key=f"wrong-why-{name}", max_chars=300)
        later = st.checkbox(
            "Also in the partner's later files",
            key=f"every-file-{name}",
            help="For a figure that comes again with each return in this layout.",
        )
        pressed = st.form_submit_button("Keep the correction", key=f"keep-{name}")
    if not pressed:
        return
    folder, by, today = session.settings().data, deciding.typed_post(), session.today()

    def keep() -> None:
        right = None if left_out else right_value(typed or "")
        said = correcting.correction_of(
            one.filed, figure, right, view.catalogue, why=why or "", made_by=by, made_on=today, every_file=later
        )
        correcting.keep(folder, [said], made_by=by)
        desk.read_again(one)

    deciding.attempt(keep, "The correction is kept; the file is read again.", by=by)


def _withdraw(view: View, one: OnDesk, figure: Figure, name: str) -> None:
    with (
        st.popover("It is corrected: withdraw that …", key=f"withdraw-{name}"),
        st.form(f"withdraw-form-{name}", border=False),
    ):
        st.html(note(corrections.corrections_in(view.catalogue)[figure.corrected].words))
        why = st.text_input("Why it no longer applies", key=f"withdraw-why-{name}", max_chars=300)
        pressed = st.form_submit_button("Withdraw the correction", key=f"withdraw-it-{name}")
    if not pressed:
        return
    folder, by = session.settings().data, deciding.typed_post()

    def withdraw() -> None:
        correcting.withdraw(folder, figure.corrected, made_by=by, reason=why or "")
        desk.read_again(one)

    deciding.attempt(withdraw, "The correction is withdrawn; the file is read again.", by=by)
