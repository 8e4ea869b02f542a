"""What is said of rows and sheets as they are read."""

from __future__ import annotations

from loaders.messages.message import ERROR, NOTE, PARTNER, PARTNERSHIP, QUERY, Message

MESSAGES: dict[str, Message] = {
    "duplicate-row": Message(
        NOTE, PARTNER, "The same figure stands in {first} as well; it was kept once.", "Remove one of them."
    ),
    "duplicate-conflict": Message(
        ERROR,
        PARTNER,
        "{first} gives another value ({other}) for the same indicator and period.",
        "Keep the right one.",
    ),
    "beside-indicator": Message(
        QUERY,
        PARTNER,
        "Under the name of {indicator} stand figures that are not its own; they are kept without one: {names}.",
        "Say under Sheets which indicator they are, or that nothing of them is to be read.",
        "Say what these figures are.",
    ),
    "held-back": Message(
        QUERY,
        PARTNER,
        "{count}, because {why}: {names}.",
        "Put right under Sheets what was misunderstood, or ask the partner.",
        "Say what they are, or correct them.",
    ),
    "nil-return": Message(
        QUERY,
        PARTNER,
        "The headings are there but no row holds a figure: a nil return?",
        "Confirm that there is nothing to report.",
    ),
    "figures-not-understood": Message(
        QUERY,
        PARTNER,
        "No figure was read, though numbers stand under headings that were not understood: {columns}.",
        "Say under Sheets, for each of these columns, what it holds and for which period.",
        "Say what these columns hold and for which period.",
    ),
    "total-row-left-out": Message(
        NOTE,
        PARTNER,
        "A total row was left out: it is no indicator.",
        "Nothing to do. If it is one, choose its row under Sheets and say which indicator it is.",
        "Nothing to do.",
    ),
    "line-below-left-out": Message(
        NOTE, PARTNER, "A line of text outside the rows was read as a note.", "Nothing to do."
    ),
    "hidden-sheet-differs": Message(
        ERROR,
        PARTNER,
        "The hidden sheet and the visible sheet “{other}” hold the same rows in two ways.",
        "Delete the sheet that does not count, and send the return again.",
    ),
    "header-found": Message(NOTE, PARTNER, "The headings were found in row {row}.", "Nothing to do."),
    "columns-not-used": Message(
        NOTE,
        PARTNER,
        "No meaning was found for the columns {columns}.",
        "Nothing to do, unless they hold figures: then say under Sheets what they are.",
        "Nothing to do, or say what they are.",
    ),
    "columns-asked": Message(
        QUERY,
        PARTNER,
        "Most rows say something under columns in which no meaning was found, and it was left out: {columns}.",
        "Say under Sheets what these columns hold, or that nothing of them is to be read.",
        "Say what these columns hold.",
    ),
    "commentary-without-figure": Message(
        NOTE,
        PARTNER,
        "No figure was read in this row, only commentary.",
        "Nothing to do, unless a column of figures was not understood: then say under Sheets what it holds.",
        "Nothing to do, or add the figure.",
    ),
    "unknown-mark": Message(
        QUERY,
        PARTNER,
        "“{value}” in a month is no known mark; wherever it stands, it was read as planned.",
        "Use * for a milestone, or explain the mark.",
    ),
    "open-arrow": Message(
        QUERY,
        PARTNER,
        "“{value}” in a month says that it goes on, and nothing says until when; only its own month was read.",
        "Mark each month, or write “end” in the last one.",
    ),
    "fills-not-read": Message(
        NOTE,
        PARTNER,
        "Fill colours cannot be read from this kind of file; only marks count.",
        "Send the plan as .xlsx.",
    ),
    "year-unknown": Message(
        QUERY, PARTNER, "Nothing says which year the months belong to.", "Write the year in the title."
    ),
    "months-before-year": Message(
        QUERY,
        PARTNER,
        "The months were read from {first}, which lies before the year {year} of the title.",
        "Write the year with the first month.",
    ),
    "no-lead": Message(QUERY, PARTNER, "The commitment has no lead partnership.", "Mark one partnership as LEAD."),
    "several-leads": Message(QUERY, PARTNER, "The commitment has {count} leads.", "Keep one."),
    "indicators-without-lead": Message(
        NOTE,
        PARTNER,
        "No partnership leads the commitment, so that its indicators ({value}) are nobody's and were left out.",
        "Mark one partnership as LEAD, or enter them on the page Commitments.",
    ),
    "unknown-role": Message(
        QUERY,
        PARTNER,
        "“{value}” is neither lead nor contributing{where}.",
        "Say below the matrix what it means, as in “C = contributes”, or write LEAD ROLE or Contributing role.",
    ),
    "letters-read": Message(
        QUERY,
        PARTNER,
        "Nothing on the sheet says what its letters mean: {words} was how they were read.",
        "Accept the rows where that is right; else write below the matrix what they mean, as in “C = contributes”, and "
        "load the file again.",
        "Write below the matrix what they mean, as in “C = contributes”.",
    ),
    "unknown-setting": Message(
        ERROR, PARTNER, "“{value}” cannot be used for {what}. Known: {known}.", "Choose one of these."
    ),
    "no-such-day": Message(
        QUERY, PARTNER, "“{value}” is no day of the calendar; the words were kept as they stand.", "Correct the day."
    ),
    "row-label-unknown": Message(
        QUERY,
        PARTNER,
        "“{value}” names neither a strand nor a question of a self-assessment; what stands beside or below it was "
        "left out.",
        "Write Good practice, Area for improvement, Need or Gap, or the question, and load the file again.",
        "Write Good practice, Area for improvement, Need or Gap, or the question.",
    ),
    "words-not-read": Message(
        QUERY,
        PARTNER,
        "In column {column} {count} words, and nothing says what they are: they were left out, and none of the sheet's "
        "rows is ticked.",
        "Write over the column what it holds (Statement, Evidence, Owner …) and load the file again, or tick the rows.",
        "Say what the column holds: Statement, Evidence, Owner …",
    ),
    "sheet-left-out": Message(
        QUERY,
        PARTNER,
        "The sheet holds a table in which no paper was recognised; nothing of it was read.",
        "Say under Sheets which row holds its headings, or send it alone and say under Read as what it is.",
        "Send it in the layout of the template.",
    ),
    "figures-left-out": Message(
        QUERY,
        PARTNER,
        "The sheet holds a table of figures beside the return that was read, and nothing says for when they are; none "
        "of them was read.",
        "Say in the table's headings or title for when its figures are, or send the sheet alone.",
        "Say in the table's headings or title for when its figures are.",
    ),
    "section-read": Message(
        NOTE,
        PARTNER,
        "“{value}” stands alone in its row; it was read as the heading of the rows below.",
        "Nothing to do.",
    ),
    "group-carried": Message(
        NOTE,
        PARTNER,
        "Where column {column} is blank and the row begins right of it, what stands above was read.",
        "Nothing to do.",
    ),
    "not-this-kind": Message(
        QUERY,
        PARTNERSHIP,
        "Nothing in this workbook can be read as “{value}”. {headings}",
        "Choose another kind, leave the choice to the reader, or say under Sheets which row holds the headings.",
    ),
    "unfit-field": Message(
        QUERY,
        PARTNER,
        "“{value}” cannot stand under {field}, so it was left out. {reason}",
        "Correct the cell and load the file again; the rest of the row is taken.",
        "Correct the cell.",
    ),
    "day-in-words": Message(
        QUERY,
        PARTNER,
        "“{value}” is no one day: the words are kept under {field}, and {day}.",
        "Nothing to do where that is right; else write the day, as in 30/11/2010, and load the file again.",
        "Write the day, as in 30/11/2010.",
    ),
    "unfit-key": Message(
        ERROR,
        PARTNER,
        "“{value}” cannot stand under {field}, without which there is no row: the whole row was left out. {reason}",
        "Correct the cell and load the file again.",
        "Correct the cell.",
    ),
    "row-names-nothing": Message(
        ERROR,
        PARTNER,
        "The row does not say which {what} it is about, so it was left out.",
        "Fill in its code, id or name (a new partner or area needs a name), and load the file again.",
        "Fill in its code, id or name.",
    ),
    "id-made": Message(
        NOTE,
        PARTNER,
        "“{value}” is a new {what} without an id; it is kept as “{id}”.",
        "Nothing to do, or write an id of yours.",
    ),
    "no-figures": Message(
        QUERY,
        PARTNER,
        "Neither a table of figures nor one of the partnership's papers was recognised in this workbook.",
        "Say under Read as what it is, or ask for it in the template.",
        "Use a template, or send it as a table under headings.",
    ),
}
