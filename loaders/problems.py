"""The problems that reading and comparing a return can find: one stable code each, with its reason and mend.

A code never changes once released: saved decisions and the partner's problem list refer to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lsp_data.errors import Problem, Severity

NOT_KEPT = "kind-not-kept"  # what is read, and has no place in the store
# What we write into a workbook that goes back to its partner; it may come again with it, and is no part of the return.
SENT_BACK = "Sent back."  # each line of ours in a comment begins so
SENT_BACK_SHEET = "Problems found in this return"  # the first cell of the sheet that lists them
LONGEST_VALUE = 200  # characters of a cell that are repeated in its problem


class Whose(StrEnum):
    """Who can answer a problem: the partner whose return it is, or the partnership that takes it in."""

    PARTNER = "partner"
    PARTNERSHIP = "partnership"


@dataclass(frozen=True, slots=True)
class Message:
    """How a problem weighs, who has to answer it, and what it says; the reason's {words} are filled in where it is
    found. ``mend`` speaks to whoever takes the return in, ``ask`` to the partner ("": the mend does for both)."""

    severity: Severity
    whose: Whose
    reason: str
    mend: str
    ask: str = ""


_E, _Q, _N = Severity.ERROR, Severity.QUERY, Severity.NOTE
_P, _O = Whose.PARTNER, Whose.PARTNERSHIP

MESSAGES: dict[str, Message] = {
    # Which indicator, area, partner
    "unknown-indicator": Message(
        _E,
        _P,
        "No indicator is called “{value}”. {suggestion}",
        "Correct the code, or add the indicator to the catalogue.",
        "Correct the code, or say what the indicator is.",
    ),
    "no-indicator-code": Message(
        _Q,
        _P,
        "The row has figures but no indicator code. {suggestion}",
        "Fill in the code, or match the row by hand.",
        "Fill in the code.",
    ),
    "no-known-indicator": Message(
        _Q,
        _P,
        "None of the rows is an indicator of the catalogue; their labels were kept.",
        "Match them, or add them.",
        "Write the code of each indicator.",
    ),
    "sub-measure-missing": Message(
        _E, _P, "{indicator} has parts ({known}); the row does not say which.", "Write the part beside the code."
    ),
    "matched-by-title": Message(
        _N, _P, "The row has no code; its title is exactly that of {indicator}.", "Add the code to be sure."
    ),
    "unknown-area": Message(
        _E,
        _P,
        "No area is called “{value}”. {suggestion}",
        "Correct the name, or add the area to the catalogue.",
        "Correct the name.",
    ),
    "unknown-partner": Message(
        _Q,
        _P,
        "No partner is called “{value}”. {suggestion}",
        "Correct the name, or add the partner to the catalogue.",
        "Correct the name.",
    ),
    "partner-differs": Message(
        _Q, _P, "The row names “{value}”, the return is from “{partner}”.", "Confirm whose figure this is."
    ),
    # Periods
    "ambiguous-period": Message(
        _Q,
        _P,
        "“{value}” can mean {candidates}. {why}",
        "Write the period in full, for example “Q2 2009/10” or “Sep 2009”.",
    ),
    "unread-period": Message(
        _E, _P, "“{value}” could not be read as a period. {why}", "Write it as “2009/10”, “Q2 2009/10” or “Sep 2009”."
    ),
    "period-turned-into-date": Message(
        _Q,
        _P,
        "The period is a date ({value}): the spreadsheet may have changed what was typed. It can mean {candidates}.",
        "Say which period is meant, and format the column as text.",
    ),
    "period-unknown": Message(
        _Q, _P, "Nothing says which period {what} is for.", "Name the period in the heading or at the top of the sheet."
    ),
    "period-assumed": Message(_N, _P, "{what} is read as {period}, because {why}.", "Name the period in the heading."),
    "future-period": Message(
        _E,
        _P,
        "The figure is for {period}, which had not begun on {day}.",
        "Check the period; a plan belongs in a target.",
    ),
    "period-not-finished": Message(
        _Q, _P, "The figure is for {period}, which had not ended on {day}.", "Say whether it is a part-period figure."
    ),
    "after-return-period": Message(
        _Q,
        _P,
        "The figure is for {period}, later than the return's own period ({own}).",
        "Check the column or the period.",
    ),
    "indicator-ended": Message(
        _Q,
        _P,
        "{indicator} ended on {day}; the figure is for {period}.",
        "Check the period, or reopen the indicator.",
        "Check the period.",
    ),
    # Values
    "text-in-value": Message(
        _Q, _P, "Words stand where a figure is expected; they were kept as a note.", "Enter a number, or a marker."
    ),
    "value-and-reason": Message(
        _Q, _P, "The row holds a value and a reason for having none (“{value}”).", "Clear the one that does not apply."
    ),
    "unknown-choice": Message(
        _Q, _P, "“{value}” is none of the choices ({known}); it was kept as a note.", "Choose one of the list."
    ),
    "comment-kept": Message(
        _N, _P, "The comment on the cell was kept as a note: “{value}”.", "Check that it names nobody."
    ),
    "comments-left-out": Message(
        _N, _P, "{count} comments stand on cells that hold no figure ({cells}); they were not kept.", "Nothing to do."
    ),
    "period-in-cell": Message(
        _N,
        _P,
        "The cell says that its figure is for {period}, the heading says {heading}.",
        "Nothing to do, or correct one.",
    ),
    "known-at-unread": Message(
        _Q, _P, "“{value}” does not say clearly on which day the return was made.", "Enter a date."
    ),
    "out-of-range": Message(
        _E, _P, "{shown} is outside what {indicator} can be ({low} to {high}).", "Correct the figure or its sign."
    ),
    "number-as-text": Message(_N, _P, "The number is stored as text; “{value}” was read as {shown}.", "Nothing to do."),
    "percent-or-fraction": Message(
        _Q,
        _P,
        "{shown} stands beside {other} in a percentage: a fraction may be meant.",
        "Format the cell as a percentage, or enter the percentage itself.",
    ),
    # Units and direction
    "unit-conflict": Message(
        _Q, _P, "The return says “{value}”, the catalogue says “{known}” for {indicator}.", "Confirm the unit."
    ),
    "polarity-conflict": Message(
        _Q,
        _P,
        "The return says {value} is good, the catalogue says {known} for {indicator}.",
        "Confirm which way is good.",
    ),
    # Rows and sheets
    "duplicate-row": Message(
        _N, _P, "The same figure stands in {first} as well; it was kept once.", "Remove one of them."
    ),
    "duplicate-conflict": Message(
        _E, _P, "{first} gives another value ({other}) for the same indicator and period.", "Keep the right one."
    ),
    "nil-return": Message(
        _Q,
        _P,
        "The headings are there but no row holds a figure: a nil return?",
        "Confirm that there is nothing to report.",
    ),
    "total-row-left-out": Message(_N, _P, "A total row was left out: it is no indicator.", "Nothing to do."),
    "line-below-left-out": Message(_N, _P, "A line of text outside the rows was read as a note.", "Nothing to do."),
    "hidden-sheet-differs": Message(
        _E,
        _P,
        "The hidden sheet and the visible sheet “{other}” hold the same rows in two ways.",
        "Delete the sheet that does not count, and send the return again.",
    ),
    "layout-remembered": Message(
        _N,
        _O,
        "The layout is remembered as “{name}”; what was corrected in it before was applied ({count}).",
        "Nothing to do; the corrections can be seen and taken out under Sheets.",
    ),
    "layout-of-another": Message(
        _Q,
        _O,
        "“{name}” was put right in a file of {partner}; the same headings stand here, and it was read in the same way.",
        "Check under Sheets what the table was read as; undo what is not true of this partner.",
    ),
    "layout-unread": Message(
        _N,
        _O,
        "The remembered layout “{value}” cannot be read and was passed over.",
        "Take it in anew under Returns › Layouts, or correct the table again: that replaces it.",
    ),
    "layout-moved": Message(
        _Q,
        _O,
        "The layout is remembered as “{name}”, but it has moved: new are {new}; gone are {gone}.",
        "Check what the new columns were read as; a correction is remembered for the next return.",
    ),
    "header-found": Message(_N, _P, "The headings were found in row {row}.", "Nothing to do."),
    "columns-not-used": Message(
        _N, _P, "No meaning was found for the columns {columns}.", "Nothing to do, or say what they are."
    ),
    "commentary-without-figure": Message(
        _N, _P, "The row holds commentary but no figure.", "Nothing to do, or add the figure."
    ),
    "unknown-mark": Message(
        _Q,
        _P,
        "“{value}” in a month is no known mark; it was read as planned.",
        "Use * for a milestone, or explain the mark.",
    ),
    "fills-not-read": Message(
        _N, _P, "Fill colours cannot be read from this kind of file; only marks count.", "Send the plan as .xlsx."
    ),
    "year-unknown": Message(_Q, _P, "Nothing says which year the months belong to.", "Write the year in the title."),
    "no-lead": Message(_Q, _P, "The commitment has no lead partnership.", "Mark one partnership as LEAD."),
    "several-leads": Message(_Q, _P, "The commitment has {count} leads.", "Keep one."),
    "unknown-role": Message(
        _Q, _P, "“{value}” is neither lead nor contributing.", "Write LEAD ROLE or Contributing role."
    ),
    "unknown-setting": Message(_E, _P, "“{value}” cannot be used for {what}. Known: {known}.", "Choose one of these."),
    "section-read": Message(
        _N, _P, "“{value}” stands alone in its row; it was read as the heading of the rows below.", "Nothing to do."
    ),
    "not-this-kind": Message(
        _Q,
        _O,
        "Nothing in this workbook can be read as {value}.",
        "Choose another kind, or leave the choice to the reader.",
    ),
    "row-names-nothing": Message(
        _E,
        _P,
        "The row does not say which {what} it is about, so it was left out.",
        "Fill in its code, id or name (a new partner or area needs a name), and load the file again.",
        "Fill in its code, id or name.",
    ),
    "id-made": Message(
        _N,
        _P,
        "“{value}” is a new {what} without an id; it is kept as “{id}”.",
        "Nothing to do, or write an id of yours.",
    ),
    "no-figures": Message(
        _Q, _P, "No table of figures was recognised in this workbook.", "Use a template, or send it as a table."
    ),
    # Against the store
    NOT_KEPT: Message(
        _Q,
        _O,
        "Read, but not kept by the dashboard yet, so that none of it is stored: {value}.",
        "Keep the workbook: it can be loaded once this is kept. lsp inspect shows what was read.",
    ),
    "nothing-kept": Message(
        _E,
        _O,
        "All that this workbook holds ({what}) was read, but the dashboard does not keep it yet; nothing is stored.",
        "Keep the workbook: it can be loaded once this is kept. lsp inspect shows what was read.",
    ),
    "unknown-partner-at-load": Message(
        _E, _O, "“{value}” is no partner of this partnership. {suggestion}", "Choose the partner, or add it first."
    ),
    "partner-not-said": Message(
        _E,
        _P,
        "The return does not say which partner it is from.",
        "Choose the partner.",
        "Write the name of your organisation at the top of the return.",
    ),
    "partner-not-recognised": Message(
        _Q,
        _O,
        "The return says it is from “{value}”, which is no partner here; it is loaded under {partner}.",
        "Check that it is theirs, or add the name to the partner.",
    ),
    "other-partner": Message(
        _E, _O, "The return says it is from {value}, not from {partner}.", "Load it under the right partner."
    ),
    "filed-under-other": Message(
        _Q,
        _O,
        "The return says it is from “{value}”, and it is filed under {partner}.",
        "Choose the partner whose return it is, or accept it if the return names the wrong one.",
    ),
    "not-in-use": Message(
        _Q,
        _O,
        "{indicator} is not in use in this partnership, so {count} wait.",
        "Put it in use under Administration › Partnership and look at the file again, or leave it out.",
    ),
    "other-lead": Message(
        _Q,
        _O,
        "{indicator} is led by {lead}; {partner} neither leads it nor contributes to it.",
        "Check under whom the return is filed. If the figure is right, choose its row, or name the partner as a "
        "contributor under Administration › Partnership.",
    ),
    "no-indicator-of-partner": Message(
        _Q,
        _O,
        "{partner} neither leads nor contributes to any of the {count} indicators in this return; their lead: {leads}.",
        "File it under the partner whose return it is, or choose its rows if it is right.",
    ),
    "other-partnership": Message(
        _E, _P, "The return is for {value}, not for {partnership}.", "Check that it was sent to the right place."
    ),
    "same-file-again": Message(
        _N, _O, "The same file was already accepted on {day}; {since}.", "Nothing to do, unless it should count again."
    ),
    "taken-back-before": Message(
        _Q, _O, "The same file was accepted before and taken back on {day}: {why}.", "Check that the reason is gone."
    ),
    "same-content-again": Message(_N, _O, "All that it holds is stored already{same}.", "Nothing to do."),
    "older-version": Message(
        _Q,
        _O,
        "A later version of this return is held: “{file}” ({known}); this is {value}. {undoes}",
        "Leave it out; choose its rows only where the older figures are the right ones.",
    ),
    "newer-version": Message(
        _N, _O, "This is a newer version of “{file}” ({known}): it {does}.", "Look at what changes, then accept it."
    ),
    "same-period-again": Message(
        _N,
        _O,
        "Another file of the partner for this period is held: “{file}” ({known}). This one {does}.",
        "Check that both count.",
    ),
    "period-complete": Message(
        _Q,
        _P,
        "All of this is held already from “{file}” ({known}), and nothing says which of the two files is newer: "
        "this one {does}.",
        "Ask the partner which one counts; accept this one only where it replaces the other.",
        "Say which of the two files counts.",
    ),
    "template-outdated": Message(
        _N,
        _O,
        "The file was made from version {value} of the template; the current one is {current}.",
        "It is read by its headings; send the partner a new template for next time.",
    ),
    "template-other-partner": Message(
        _Q,
        _P,
        "The template was made for {value}, and the return says that it is from {partner}.",
        "Check whose return it is: each partner has a template of its own.",
    ),
    "template-other-period": Message(
        _Q,
        _P,
        "The template was made for {value}, and the return says that it is for {period}.",
        "Check for which period its figures are: an earlier file may have been given another period on its cover.",
    ),
    "newer-known": Message(
        _Q,
        _O,
        "A figure known on {day} is stored ({old}); this one is older.",
        "It will not replace the newer one.",
    ),
    "corrected-figure": Message(
        _N,
        _P,
        "A known error of the source: {said}.",
        "Nothing to do; ask the partner to mend the source.",
        "Mend it in your source.",
    ),
    "corrected-left-out": Message(
        _N,
        _P,
        "A known error of the source: {said}.",
        "Nothing to do; ask the partner to mend the source.",
        "Mend it in your source.",
    ),
    "correction-outdated": Message(
        _Q,
        _O,
        "A correction no longer applies ({said}): the source now shows {now}.",
        "Check the figure, then withdraw the correction; correct it anew where it is still wrong.",
    ),
    "changed-figure": Message(_N, _P, "{old} is stored for {period}; the return says {new}.", "Confirm the revision."),
    "marker-over-figure": Message(
        _Q,
        _P,
        "{old} is stored for {period}; the return has “{new}” in its place.",
        "Ask whether the figure is withdrawn; without an answer it stays.",
        "Say whether the earlier figure is withdrawn.",
    ),
    "figure-confirmed": Message(
        _N,
        _P,
        "{old} is stored for {period}; the return repeats it as {new}, so it is no longer open.",
        "Nothing to do.",
    ),
    "missing-since-last-time": Message(
        _Q,
        _P,
        "{indicator} was in the last return ({period}) and is not in this one.",
        "Ask whether it still comes.",
        "Say whether it still comes.",
    ),
    "larger-jump": Message(_Q, _P, "The step from {old} to {new} is {why}.", "Check the figure and its unit."),
    "cumulative-or-not": Message(
        _Q,
        _P,
        "{indicator} counts up through the year, but its quarters fall: they may be single quarters.",
        "Say whether each quarter stands alone, or add a “year to date” column.",
    ),
    "target-differs": Message(
        _Q,
        _P,
        "The return gives the target as {new}; {old} is agreed.",
        "Change targets with the targets template.",
        "Say whether another target was agreed.",
    ),
}


def problem(code: str, sheet: str = "", cell: str = "", value: object = "", **words: object) -> Problem:
    """The problem of this code at this place. ``words`` fill the reason; ``value`` is the cell as it was read."""
    message = MESSAGES[code]
    shown = shorten(str(value))
    reason = message.reason.format(**{"value": shown, "suggestion": "", "why": "", **words}).strip()
    return Problem(sheet, cell, message.severity, code, shown, reason, message.mend)


def suggestion(names: Iterable[str]) -> str:
    """“Did you mean …?” or nothing."""
    listed = [name for name in names if name][:3]
    return f"Did you mean {' or '.join(listed)}?" if listed else ""


def partners_own(comment: str) -> str:
    """A comment without the lines that we wrote into it when the workbook was sent back; what the partner wrote before
    and behind them stays."""
    if SENT_BACK not in comment:
        return comment.rstrip()
    return "\n".join(line for line in comment.split("\n") if not line.startswith(SENT_BACK)).strip()


def shorten(text: str) -> str:
    """The text, cut where it is longer than a person wants to see again."""
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
