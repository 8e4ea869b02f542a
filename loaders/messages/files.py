"""What is said of a return as a whole: whose it is, what may be stored of it, which version it is."""

from __future__ import annotations

from loaders.messages.message import ERROR, NOTE, PARTNER, PARTNERSHIP, QUERY, Message

MESSAGES: dict[str, Message] = {
    "benchmark-left-out": Message(
        NOTE,
        PARTNERSHIP,
        "{count} {figures} in a table of benchmarks left out: of our own area, or no result (a target, a change). Our "
        "own figures come from our own returns.",
        "Nothing to do.",
    ),
    "unknown-peer": Message(
        QUERY,
        PARTNER,
        "In a table of other areas' figures nobody knows these areas, so their figures wait: {names}.",
        "If they are areas, add them to the catalogue; if not, leave their rows or columns out under Sheets.",
        "Say whether these are areas, and which.",
    ),
    "peer-written-otherwise": Message(
        NOTE,
        PARTNERSHIP,
        "“{value}” is taken for {name}, which is held under that name.",
        "If it is another area, give it a name of its own in the workbook.",
    ),
    "benchmarks-not-in-use": Message(
        NOTE,
        PARTNERSHIP,
        "The benchmarks of {count} wait, because the partnership does not use them: {names}.",
        "Take an indicator into use under Administration › Partnership and load the workbook again.",
    ),
    "unknown-partner-at-load": Message(
        ERROR,
        PARTNERSHIP,
        "“{value}” is no partner of this partnership. {suggestion}",
        "Choose the partner, or add it first.",
    ),
    "partner-not-said": Message(
        ERROR,
        PARTNER,
        "The return does not say which partner it is from.",
        "Choose the partner.",
        "Write the name of your organisation at the top of the return.",
    ),
    "partner-not-recognised": Message(
        QUERY,
        PARTNERSHIP,
        "The return says it is from “{value}”, which is no partner here; it is loaded under {partner}.",
        "Check that it is theirs, or add the name to the partner.",
    ),
    "other-partner": Message(
        ERROR,
        PARTNERSHIP,
        "The return says it is from {value}, not from {partner}.",
        "Load it under the right partner.",
    ),
    "filed-under-other": Message(
        QUERY,
        PARTNERSHIP,
        "The return says it is from “{value}”, and it is filed under {partner}.",
        "Choose the partner whose return it is, or accept it if the return names the wrong one.",
    ),
    "not-in-use": Message(
        QUERY,
        PARTNERSHIP,
        "{indicator} is not in use in this partnership, so {count} wait.",
        "Put it in use under Administration › Partnership and look at the file again, or leave it out.",
    ),
    "other-lead": Message(
        QUERY,
        PARTNERSHIP,
        "{indicator} is led by {lead}; {partner} neither leads it nor contributes to it.",
        "Check under whom the return is filed. If the figure is right, choose its row, or name the partner as a "
        "contributor under Administration › Partnership.",
    ),
    "mostly-of-another": Message(
        QUERY,
        PARTNERSHIP,
        "{count} of the {of} indicators in it are others', and {partner} never sent them; their lead: {leads}.",
        "Choose the partner whose return it is; nothing is ticked: accept its rows if it is theirs after all.",
    ),
    "no-indicator-of-partner": Message(
        QUERY,
        PARTNERSHIP,
        "{partner} neither leads nor contributes to any of the {count} indicators in this return; their lead: {leads}.",
        "File it under the partner whose return it is, or choose its rows if it is right.",
    ),
    "other-partnership": Message(
        ERROR,
        PARTNER,
        "The file is for {value}, which is neither {partnership} nor one of its thematic partnerships or themes.",
        "Check that it was sent to the right place. If it is yours, mend its line, or add the theme in the set-up.",
    ),
    "same-file-again": Message(
        NOTE,
        PARTNERSHIP,
        "The same file was already accepted on {day}; {since}.",
        "Nothing to do, unless it should count again.",
    ),
    "same-file-more": Message(
        NOTE,
        PARTNERSHIP,
        "The same file was already accepted on {day}; {since}.",
        "Choose what of it should count, or leave the file.",
    ),
    "taken-back-before": Message(
        QUERY,
        PARTNERSHIP,
        "The same file was accepted before and taken back on {day}: {why}.",
        "Check that the reason is gone.",
    ),
    "same-content-again": Message(NOTE, PARTNERSHIP, "All that it holds is stored already{same}.", "Nothing to do."),
    "older-version": Message(
        QUERY,
        PARTNERSHIP,
        "A later version of this return is held: “{file}” ({known}); this is {value}. {undoes}",
        "Leave it out; choose its rows only where the older figures are the right ones.",
    ),
    "newer-version": Message(
        NOTE,
        PARTNERSHIP,
        "This is a newer version of “{file}” ({known}): it {does}.",
        "Look at what changes, then accept it.",
    ),
    "same-period-again": Message(
        NOTE,
        PARTNERSHIP,
        "Another file of the partner for this period is held: “{file}” ({known}). This one {does}.",
        "Check that both count.",
    ),
    "period-complete": Message(
        QUERY,
        PARTNER,
        "Figures of all this are held already from “{file}” ({known}), and nothing says which of the two files is "
        "newer: this one {does}.",
        "Ask the partner which one counts; accept this one only where it replaces the other.",
        "Say which of the two files counts.",
    ),
    "which-counts": Message(
        QUERY,
        PARTNER,
        "Another file for this period is held: “{file}” ({known}), and nothing says which of the two is newer: "
        "this one {does}.",
        "Ask the partner which one counts; nothing is ticked: accept its rows only where this one does.",
        "Say which of the two files counts.",
    ),
    "same-but-held-back": Message(
        NOTE,
        PARTNERSHIP,
        "What could be read of it is stored already; {count} held back.",
        "See under Problems what is held back, and why.",
    ),
    "template-outdated": Message(
        NOTE,
        PARTNERSHIP,
        "The file was made from version {value} of the template; the current one is {current}.",
        "It is read by its headings; send the partner a new template for next time.",
    ),
    "template-other-partner": Message(
        QUERY,
        PARTNER,
        "The template was made for {value}, and the return says that it is from {partner}.",
        "Check whose return it is: each partner has a template of its own.",
    ),
    "template-other-period": Message(
        QUERY,
        PARTNER,
        "The template was made for {value}, and the return says that it is for {period}.",
        "Check for which period its figures are: an earlier file may have been given another period on its cover.",
    ),
}
