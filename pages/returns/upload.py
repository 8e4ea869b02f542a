"""Upload: drop in partners' workbooks, see what each holds, compare with what is held, accept."""

from __future__ import annotations

import streamlit as st

from pages.parts import deciding, head, table
from pages.returns import desk, review
from presentation import returns_compare as compared
from presentation import returns_upload as shown
from presentation import words
from presentation.blocks import lead, note
from presentation.markup import join, link

view = deciding.open_anyway()
head.draw(view, "Upload returns", controls=())
deciding.tell()

uploads = st.file_uploader(
    "Workbooks as partners sent them: .xlsx, .xlsm, .xls, .ods or .csv, several at once",
    accept_multiple_files=True,
    key="uploads",
)
if not uploads:
    st.html(lead("Nothing is stored before you have seen what was read and accepted it."))
    st.html(
        note(
            join(
                [
                    "No workbook to hand? Download a ",
                    link("template", "templates"),
                    ", or ",
                    link("enter a single figure", "enter"),
                    ". What came in so far stands in the ",
                    link("history", "history"),
                    ".",
                ]
            )
        )
    )
    st.stop()

files = desk.take_in(uploads, view)
accepted = desk.last_accepted()
if accepted:
    deciding.say(accepted, view)

frame = shown.summary(files, view.catalogue)
headings = {name: name for name in shown.SUMMARY}
table.show(view, shown.summary_table(frame, files), name="uploads", frame=frame, columns=headings)

left, right = st.columns([1, 2], vertical_alignment="bottom")
with left:
    post = deciding.post()
plain = [
    (one, compared.proposed(one.comparison))
    for one in files
    if not one.decided and one.comparison and compared.unquestioned(one.filed, one.comparison)
]
if len(plain) > 1:
    with right:
        if st.button(f"Accept the {len(plain)} files that raise no question", key="accept-plain"):
            review.take(view, plain, post)

if len(files) > 1:
    names = {one.key: f"{one.read.file}: {shown.state(one)}" for one in files}
    waiting = next((one.key for one in files if not one.decided), files[0].key)
    if st.session_state.get("review") not in names:
        st.session_state["review"] = waiting
    chosen = st.selectbox("Look at", list(names), format_func=names.__getitem__, key="review")
    st.html(note(f"{words.times(sum(not one.decided for one in files), 'file')} not decided yet."))
else:
    chosen = files[0].key
review.draw(view, next(one for one in files if one.key == chosen), post)
