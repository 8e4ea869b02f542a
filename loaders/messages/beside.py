"""What is said of a figure beside the one that the store holds."""

from __future__ import annotations

from loaders.messages.message import NOTE, PARTNER, PARTNERSHIP, QUERY, Message

MESSAGES: dict[str, Message] = {
    "newer-known": Message(
        QUERY,
        PARTNERSHIP,
        "A figure known on {day} is stored ({old}); this one is older.",
        "It will not replace the newer one.",
    ),
    "changed-figure": Message(
        NOTE, PARTNER, "{old} is stored for {period}; the return says {new}.", "Confirm the revision."
    ),
    "marker-over-figure": Message(
        QUERY,
        PARTNER,
        "{old} is stored for {period}; the return has “{new}” in its place.",
        "Ask whether the figure is withdrawn; without an answer it stays.",
        "Say whether the earlier figure is withdrawn.",
    ),
    "figure-confirmed": Message(
        NOTE,
        PARTNER,
        "{old} is stored for {period}; the return repeats it as {new}, so it is no longer open.",
        "Nothing to do.",
    ),
    "missing-since-last-time": Message(
        QUERY,
        PARTNER,
        "{indicator} was in the last return ({period}) and is not in this one.",
        "Ask whether it still comes.",
        "Say whether it still comes.",
    ),
    "larger-jump": Message(QUERY, PARTNER, "The step from {old} to {new} is {why}.", "Check the figure and its unit."),
    "cumulative-or-not": Message(
        QUERY,
        PARTNER,
        "{indicator} counts up through the year, but {fall}: the {parts} may stand each alone.",
        "Say whether each quarter or month stands alone, or add a “year to date” column.",
    ),
    "year-falls": Message(
        QUERY,
        PARTNER,
        "{indicator} counts up through the year, but {fall}.",
        "Check both figures and their periods.",
    ),
    "target-size": Message(
        QUERY,
        PARTNER,
        "The {what} of {new} for {period} is ten times, or a tenth of, what is held: {beside}.",
        "Check the number and its unit.",
    ),
    "milestone-differs": Message(
        QUERY,
        PARTNER,
        "The return gives {new} as the milestone for {period}; {way}.",
        "Change milestones with the targets template, or choose the row if it was agreed so.",
        "Say whether another milestone was agreed.",
    ),
    "target-differs": Message(
        QUERY,
        PARTNER,
        "The return gives the target as {new}; {old} is agreed.",
        "Change targets with the targets template.",
        "Say whether another target was agreed.",
    ),
}
