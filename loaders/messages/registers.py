"""What is said of the rows of registers beside those that are held."""

from __future__ import annotations

from loaders.messages.message import NOTE, PARTNER, PARTNERSHIP, QUERY, Message

MESSAGES: dict[str, Message] = {
    "another-paper": Message(
        QUERY,
        PARTNERSHIP,
        "{count} of its {of} {rows} bear the numbers of held ones and speak of other things: it seems to be another "
        "paper (another title or year). They are offered as new ones.",
        "Accept them as new ones, or leave the file out.",
    ),
    "older-copy": Message(
        NOTE,
        PARTNERSHIP,
        "It is an older copy: since it was made {count} changed ({names}). What was written since stays; nothing of "
        "what stood there before is written.",
        "Nothing to do. Download the register anew to work on it as it is now.",
    ),
    "done-ahead": Message(
        QUERY,
        PARTNER,
        "Marked as done, but after {day}: {value}.",
        "Tick the row if the work was done ahead of its time; else correct the month.",
        "Say whether it is done already, or correct the month.",
    ),
    "slipped-ahead": Message(
        QUERY,
        PARTNER,
        "Marked as slipped, but after {day}: {value}. What is still to come has not slipped.",
        "Tick the row if the month was given up already; else mark it as planned, or plan another month.",
        "Say whether the month was given up already, or plan another month.",
    ),
    "unknown-name": Message(
        QUERY,
        PARTNER,
        "“{value}” is none of the thematic partnerships that are held.",
        "Say below which one it is, or that it is a new one; until then its rows are not taken.",
        "Write its whole name.",
    ),
    "unknown-theme": Message(
        QUERY,
        PARTNER,
        "“{value}” is none of the themes and cross-cutting areas that are known.",
        "Say below which one it is, or that it is a new one; until then its rows are not taken.",
        "Write the theme's whole name.",
    ),
    "worded-otherwise": Message(
        QUERY,
        PARTNER,
        "“{value}” bears the number of the commitment held as “{held}”.",
        "Say below whether its words are to change; until then they stay.",
        "Say whether the words of the commitment have changed.",
    ),
    "other-number": Message(
        NOTE,
        PARTNER,
        "“{value}” is number {number} here and held as number {held}: it is known by its words, and its number stays.",
        "Nothing to do. To number it anew, change it on the page Commitments.",
        "Nothing to do.",
    ),
    "contact-details": Message(
        QUERY,
        PARTNER,
        "“{value}” under {field} looks like a person's telephone number or e-mail address.",
        "A post is enough. Take it out in the workbook, or tick the row where it is nobody's own.",
        "Leave out names, telephone numbers and e-mail addresses of persons: a post is enough.",
    ),
    "not-in-this-version": Message(
        QUERY,
        PARTNER,
        "{count} of an earlier version {are} not in this one: {names}.",
        "They stay. Tick those in the comparison that are to be taken out.",
        "Say whether they are to be taken out.",
    ),
}
