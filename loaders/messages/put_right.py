"""What is said of what people put right: remembered layouts, and known errors of a source."""

from __future__ import annotations

from loaders.messages.message import NOTE, PARTNER, PARTNERSHIP, QUERY, Message

MESSAGES: dict[str, Message] = {
    "layout-remembered": Message(
        NOTE,
        PARTNERSHIP,
        "The layout is remembered as “{name}”; what was corrected in it before was applied ({count}).",
        "Nothing to do; the corrections can be seen and taken out under Sheets.",
    ),
    "layout-not-applied": Message(
        QUERY,
        PARTNERSHIP,
        "“{name}” says of a whole table with these headings: {what}. That was not applied here: {why}.",
        "Look at the table under Sheets. If it is true of it, apply it or say it again there.",
    ),
    "row-not-told": Message(
        QUERY,
        PARTNERSHIP,
        "More than one row of the table reads “{value}”: what was said of it was not applied.",
        "Ask for labels that tell the rows apart, or leave the column or table out.",
    ),
    "period-not-told": Message(
        QUERY,
        PARTNERSHIP,
        "{name} was said to be for a period that is told from the return's, and nothing says the return's period.",
        "Choose the return's Period above: a quarter, a year, or type a month or another period.",
    ),
    "layout-of-another": Message(
        QUERY,
        PARTNERSHIP,
        "“{name}” was put right in a file of {partner}; the same headings stand here, and it was read in the same way.",
        "Check under Sheets what the table was read as; undo what is not true of this partner.",
    ),
    "layout-unread": Message(
        NOTE,
        PARTNERSHIP,
        "The remembered layout “{value}” cannot be read and was passed over.",
        "Take it in anew under Returns › Layouts, or correct the table again: that replaces it.",
    ),
    "layout-moved": Message(
        QUERY,
        PARTNERSHIP,
        "The layout is remembered as “{name}”, but it has moved: new here: {new}; no longer here: {gone}.",
        "Check what the new columns were read as; a correction is remembered for the next return.",
    ),
    "corrected-figure": Message(
        NOTE,
        PARTNER,
        "A known error of the source: {said}.",
        "Nothing to do; ask the partner to mend the source.",
        "Mend it in your source.",
    ),
    "corrected-left-out": Message(
        NOTE,
        PARTNER,
        "A known error of the source: {said}.",
        "Nothing to do; ask the partner to mend the source.",
        "Mend it in your source.",
    ),
    "correction-outdated": Message(
        QUERY,
        PARTNERSHIP,
        "A correction no longer applies ({said}): the source now shows {now}.",
        "Check the figure, then withdraw the correction; correct it anew where it is still wrong.",
    ),
}
