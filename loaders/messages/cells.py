"""What is said of a cell or its row: which indicator, area and partner, its period, its value, its unit."""

from __future__ import annotations

from loaders.messages.message import ERROR, NOTE, PARTNER, QUERY, Message

MESSAGES: dict[str, Message] = {
    # Which indicator, area, partner
    "unknown-indicator": Message(
        ERROR,
        PARTNER,
        "No indicator is called “{value}”. {suggestion}",
        "Correct the code, or add the indicator to the catalogue.",
        "Correct the code, or say what the indicator is.",
    ),
    "no-indicator-code": Message(
        QUERY,
        PARTNER,
        "The row has figures but no indicator code. {suggestion}",
        "Fill in the code, or match the row by hand.",
        "Fill in the code.",
    ),
    "no-known-indicator": Message(
        QUERY,
        PARTNER,
        "None of the rows is an indicator of the catalogue; their labels were kept. {suggestion}",
        "Match them, or add them.",
        "Write the code of each indicator.",
    ),
    "sub-measure-missing": Message(
        ERROR,
        PARTNER,
        "{indicator} has parts ({known}); the row does not say which.",
        "Write the part beside the code.",
    ),
    "matched-by-title": Message(
        NOTE,
        PARTNER,
        "The row has no known code; its title is exactly that of {indicator}.",
        "Add the code to be sure.",
    ),
    "unknown-measure": Message(
        QUERY,
        PARTNER,
        "Other rows say Target or Actual here; of “{value}” nobody knows what its figures are, so they wait.",
        "Leave the row out under Sheets, or write Actual, Target, Baseline or Forecast and load the file again.",
        "Write Actual, Target, Baseline or Forecast.",
    ),
    "part-of-indicator": Message(
        QUERY,
        PARTNER,
        "“{value}” in the row's name says that it is of a part of what {indicator} counts.",
        "Leave it out, or say for which area or indicator it is.",
        "Send the figure of the whole, or say what it is of.",
    ),
    "unknown-area": Message(
        ERROR,
        PARTNER,
        "No area is called “{value}”. {suggestion}",
        "Correct the name, or add the area to the catalogue.",
        "Correct the name.",
    ),
    "unknown-area-above": Message(
        QUERY,
        PARTNER,
        "Above the table stands the area “{value}”, which nobody knows; its rows are taken for the partnership's area.",
        "Say for which area the table is.",
        "Name the area in full above the table.",
    ),
    "other-area-above": Message(
        QUERY,
        PARTNER,
        "Above the table stands “{value}”, no area of the catalogue; its figures are not taken for the partnership's.",
        "Say for which area the table is, or add the area to the catalogue.",
        "Say above the table for which area its figures are.",
    ),
    "part-above": Message(
        QUERY,
        PARTNER,
        "The table is of “{value}”, a part of the area that nobody knows; its figures are not taken for the whole.",
        "Say for which area the table is, or add the area to the catalogue.",
        "Send the figures of the whole area, or say which area this is.",
    ),
    "unknown-partner": Message(
        QUERY,
        PARTNER,
        "No partner is called “{value}”. {suggestion}",
        "Correct the name, or add the partner to the catalogue.",
        "Correct the name.",
    ),
    "partner-differs": Message(
        QUERY, PARTNER, "The row names “{value}”, the return is from “{partner}”.", "Confirm whose figure this is."
    ),
    # Periods
    "ambiguous-period": Message(
        QUERY,
        PARTNER,
        "“{value}” can mean {candidates}. {why}",
        "Write the period in full, for example “Q2 2009/10” or “Sep 2009”.",
    ),
    "unread-period": Message(
        ERROR,
        PARTNER,
        "“{value}” could not be read as a period. {why}",
        "Write it as “2009/10”, “Q2 2009/10” or “Sep 2009”.",
    ),
    "period-turned-into-date": Message(
        QUERY,
        PARTNER,
        "The period is a date ({value}): the spreadsheet may have changed what was typed. It can mean {candidates}.",
        "Say which period is meant, and format the column as text.",
    ),
    "period-unknown": Message(
        QUERY,
        PARTNER,
        "Nothing says which period {what} is for.",
        "Name the period in the heading or at the top of the sheet.",
    ),
    "period-assumed": Message(
        NOTE, PARTNER, "{what} is read as {period}, because {why}.", "Name the period in the heading."
    ),
    "future-period": Message(
        ERROR,
        PARTNER,
        "The figure is for {period}, which had not begun on {day}.",
        "Check the period; a plan belongs in a target.",
    ),
    "period-not-finished": Message(
        QUERY,
        PARTNER,
        "The figure is for {period}, which had not ended on {day}.",
        "Say whether it is a part-period figure.",
    ),
    "after-return-period": Message(
        QUERY,
        PARTNER,
        "The figure is for {period}, later than the return's own period ({own}).",
        "Check the column or the period.",
    ),
    "period-not-of-indicator": Message(
        QUERY,
        PARTNER,
        "{indicator} comes {comes}; {period} is no such period.",
        "Check the period, or the code of the indicator.",
    ),
    "area-ended": Message(
        QUERY,
        PARTNER,
        "The area ended on {day}; the figure is for {period}.",
        "Check the area and the period.",
    ),
    "indicator-ended": Message(
        QUERY,
        PARTNER,
        "{indicator} ended on {day}; the figure is for {period}.",
        "Check the period, or reopen the indicator.",
        "Check the period.",
    ),
    # Values
    "text-in-value": Message(
        QUERY,
        PARTNER,
        "Words stand where a figure is expected; they were kept as a note.",
        "Enter a number, or a marker.",
    ),
    "value-and-reason": Message(
        QUERY,
        PARTNER,
        "The row holds a value and a reason for having none (“{value}”).",
        "Clear the one that does not apply.",
    ),
    "unknown-choice": Message(
        QUERY, PARTNER, "“{value}” is none of the choices ({known}); it was kept as a note.", "Choose one of the list."
    ),
    "comment-kept": Message(
        NOTE, PARTNER, "The comment on the cell was kept as a note: “{value}”.", "Check that it names nobody."
    ),
    "comments-left-out": Message(
        NOTE,
        PARTNER,
        "{count} comments stand on cells that hold no figure ({cells}); they were not kept.",
        "Nothing to do.",
    ),
    "period-in-cell": Message(
        NOTE,
        PARTNER,
        "The cell says that its figure is for {period}, the heading says {heading}.",
        "Nothing to do, or correct one.",
    ),
    "known-at-unread": Message(
        QUERY, PARTNER, "“{value}” does not say clearly on which day the return was made.", "Enter a date."
    ),
    "out-of-range": Message(
        ERROR,
        PARTNER,
        "{shown} is outside what {indicator} can be ({low} to {high}).",
        "Correct the figure or its sign.",
    ),
    "number-as-text": Message(
        NOTE, PARTNER, "The number is stored as text; “{value}” was read as {shown}.", "Nothing to do."
    ),
    "percent-or-fraction": Message(
        QUERY,
        PARTNER,
        "{shown} stands beside {other} in a percentage: a fraction may be meant.",
        "Format the cell as a percentage, or enter the percentage itself.",
    ),
    "fraction-unsure": Message(
        QUERY,
        PARTNER,
        "{shown} stands for a percentage, and nothing tells its scale: is it {percent} %?",
        "Format the cell as a percentage, or enter the percentage itself.",
    ),
    "hidden-figure": Message(
        QUERY,
        PARTNER,
        "The figure stands in {what}, which is hidden: whoever opens the workbook does not see it.",
        "Take it where it counts; ask the partner where it may be left over.",
        "Unhide it if it counts, or delete it.",
    ),
    # Units and direction
    "unit-conflict": Message(
        QUERY, PARTNER, "The return says “{value}”, the catalogue says “{known}” for {indicator}.", "Confirm the unit."
    ),
    "polarity-conflict": Message(
        QUERY,
        PARTNER,
        "The return says {value} is good, the catalogue says {known} for {indicator}.",
        "Confirm which way is good.",
    ),
}
