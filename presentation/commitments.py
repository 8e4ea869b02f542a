"""The commitments of the community strategy on the screen: matrix, check, what is open, process, returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.measures.commitments import LEAD, Count, Role, full_name
from lsp_data.registering import RowEdit
from lsp_data.registers import register_of
from lsp_data.reports.commitments import Matrix
from presentation.blocks import items, note
from presentation.markup import Child, Html, element, hidden, join, link
from presentation.palette import BLUE, PLUM, Look
from presentation.register_rows import exported as of_register
from presentation.standing import LinkOf, Where
from presentation.tables import Column, shape, table, two_lines
from presentation.words import capital, day, times

PARTS = {
    "matrix": "Matrix", "grid": "Edit the matrix", "coverage": "Coverage", "process": "Process and returns",
    "commitment_role": "Roles", "outcome_review": "Indicators to keep and add", "resource_plan": "Resources",
}  # fmt: skip
REGISTERS = {
    "commitment_role": ("number", "commitment", "partnership", "role", "indicators"),
    "outcome_review": ("partnership", "commitment", "outcome", "indicators_in_place", "how_well_they_measure", "retain",
                       "add", "indicators"),
    "resource_plan": ("partnership", "commitment", "outcome", "activities", "funding", "flexibility", "efficiencies",
                      "indicators"),
}  # fmt: skip
COLUMNS = {
    "number": "Number", "commitment": "Commitment", "partnership_name": "Thematic partnership", "role": "Role",
    "indicators": "Indicators", "file_name": "File", "sheet": "Sheet", "cell": "Cell",
}  # fmt: skip
SENT = {
    "partnership_name": "Thematic partnership", "kind": "Return", "outcomes": "Outcomes",
    "commitments": "Commitments", "known_at": "Known at", "file_name": "File",
}  # fmt: skip
_FEW = 7  # partnerships whose names and roles stand in full on a screen of 1280
_ROLES = dict(register_of("commitment_role").field("role").choices)
_PAPER = "the paper of the delivery plan (29 Jul 2010)"
_RETURNS = {"outcome_review": "Indicators to keep and add", "resource_plan": "Resources"}
_LOOKS = {
    "lead": Look("LEAD", f"<rect x='1' y='1' width='14' height='14' fill='{PLUM}'/>", "■", PLUM, PLUM, ""),
    "contributing": Look(
        "Contributing", f"<circle cx='8' cy='8' r='6' fill='none' stroke='{BLUE}' stroke-width='2'/>", "○", BLUE, BLUE,
        "",
    ),
}  # fmt: skip


def parts(*, writable: bool) -> dict[str, str]:
    """The parts of the page: an earlier day's matrix is not written in."""
    return {name: title for name, title in PARTS.items() if writable or name != "grid"}


def register_shown(show: str, item: str) -> str:
    """The register that the page shows: that of the row in the address, else the chosen part; "" where it is none."""
    of_item = (kind for kind in REGISTERS if item.startswith(f"{kind.replace('_', '-')}-"))
    return next(of_item, show if show in REGISTERS else "")


def matrix(given: Matrix, where: Where, link_of: LinkOf, themes: Sequence[str]) -> Html:
    """A row a commitment, a column a partnership; headings stay in view. Of many partnerships the names stand upright
    and the roles are letters, told above. ``themes``: those that have a page."""
    many = len(given.partnerships) > _FEW
    held = {(one.commitment, one.partnership): one for one in given.roles}
    counts = {one.partnership: one for one in given.counts}
    head = element(
        "tr",
        element("th", "Commitment", scope="col", class_="lsp-left lsp-matrix-name"),
        *(_partnership(one, name, counts.get(one), where, themes) for one, name in given.partnerships.items()),
        element("th", "Indicators", scope="col", class_="lsp-left"),
    )
    rows = (
        element(
            "tr",
            element("th", full_name(number, title), scope="row", class_="lsp-left"),
            *(_role(held.get((number, one)), where, short=many) for one in given.partnerships),
            element("td", join([link_of(code) for code in given.served.get(number, ())], ", ") or "none yet"),
        )
        for number, title in given.titles.items()
    )
    caption = "Who leads each commitment and who contributes"
    drawn = element(
        "table", element("caption", caption, class_="lsp-hidden"), element("thead", head), element("tbody", *rows),
        class_="lsp-table lsp-matrix lsp-matrix-many" if many else "lsp-table lsp-matrix",
    )  # fmt: skip
    framed = element("div", drawn, class_="lsp-matrix-frame", tabindex=0, role="group", aria_label=caption)
    return join([_key(), framed]) if many else framed


def _key() -> Html:
    """What the letters of the roles mean."""
    told = (element("li", role_mark(role, short=True), f" {role_title}") for role, role_title in _ROLES.items())
    return element("ul", *told, class_="lsp-key", aria_hidden="true")


def _partnership(identity: str, name: str, count: Count | None, where: Where, themes: Sequence[str]) -> Html:
    shown: Child = link(name, "theme", where(theme=identity)) if identity in themes else name
    below = f"{count.leads} lead, {count.contributing} contributing" if count else ""
    upright = element("span", shown, element("span", below, class_="lsp-below"), class_="lsp-upright")
    return element("th", upright, scope="col", class_="lsp-left")


def _role(role: Role | None, where: Where, *, short: bool) -> Html:
    if role is None:
        return element("td", element("span", "–", aria_label="no role"))
    parameters = where(item=role.item) if role.item else None
    return element("td", role_mark(role.role, "commitments", parameters, short=short))


def role_mark(
    role: str, page: str = "", parameters: Mapping[str, str] | None = None, *, short: bool = False
) -> Html:  # fmt: skip
    """A role as shape and word, the word a link where parameters are given; "none" for no role. ``short``: its letter,
    and the rest of the word for those who listen."""
    look = _LOOKS.get(role)
    if look is None:
        return element("span", "none")
    strong = "b" if role == LEAD else "span"
    word = element(strong, look.word[0], hidden(look.word[1:])) if short else element(strong, look.word)
    shown = word if parameters is None else link(word, page, parameters)
    return element("span", shape(look, 12), " ", shown, class_="lsp-whole")


def counted(given: Matrix) -> str:
    """ "15 lead and 42 contributing roles, as in the delivery plan's own paper."."""
    now, agreed = given.counts[-1], given.agreed_counts[-1]
    told = f"{now.leads} lead and {times(now.contributing, 'contributing role')}"
    if not given.differences:
        return f"{told}, exactly as in {_PAPER}."
    places = times(len(given.differences), "place differs", "places differ")
    paper = f"{capital(_PAPER)} has {agreed.leads} and {agreed.contributing}"
    return f"{told}. {paper}; {places}: see Coverage."


def check(given: Matrix) -> Html:
    """The counts of each partnership beside those of the paper, and what differs, place by place."""
    names = {"": "All partnerships", **given.partnerships}
    rows = [
        (names.get(now.partnership, now.partnership), _beside(now.leads, agreed.leads),
         _beside(now.contributing, agreed.contributing))
        for now, agreed in zip(given.counts, given.agreed_counts, strict=True)
    ]  # fmt: skip
    columns = (Column("Thematic partnership", header=True), Column("Lead"), Column("Contributing"))
    told = [
        join([f"{full_name(one.commitment, given.titles.get(one.commitment, ''))} – ",
              f"{names.get(one.partnership, one.partnership)}: ", role_mark(one.now), ", in the paper ",
              role_mark(one.agreed)])
        for one in given.differences
    ]  # fmt: skip
    counts = table("Roles beside those of the paper of the delivery plan", columns, rows)
    return join([counts, items(told, nothing=f"No place of the matrix differs from {_PAPER}.")])


def _beside(now: int, agreed: int) -> Html:
    if now == agreed:
        return two_lines(f"{now}", "as in the paper")
    return two_lines(f"{now}", f"the paper has {agreed}")


def coverage(given: Matrix, titles: Mapping[str, str], link_of: LinkOf) -> list[tuple[str, Html]]:
    """What is not covered, question by question: (question with its count, list). ``titles``: code → title."""
    found, names = given.coverage, given.partnerships

    def named(number: str) -> str:
        return full_name(number, given.titles.get(number, "not in the matrix"))

    leads: list[Child] = [
        f"{named(number)}: {'no lead' if not who else 'led by ' + ' and '.join(names.get(one, one) for one in who)}"
        for number, who in found.leads
    ]
    alone: list[Child] = [names.get(one, one) for one in found.without_lead]
    unserved: list[Child] = [named(number) for number in found.unserved]
    free: list[Child] = [join([link_of(code), f" {titles.get(code, '')}"]) for code in found.uncommitted]
    return [
        (f"Commitments without exactly one lead: {len(leads)}", items(leads, nothing="Each has exactly one.")),
        (f"Partnerships that lead nothing: {len(alone)}", items(alone, nothing="Each leads at least one commitment.")),
        (f"Commitments without an indicator: {len(unserved)}",
         items(unserved, nothing="Each has at least one indicator.")),
        (f"Indicators in use without a commitment: {len(free)}",
         items(free, nothing="Every indicator in use serves a commitment.")),
    ]  # fmt: skip


def how_tied(given: Matrix, where: Where) -> Html:
    """How a commitment comes to have indicators, and where that can be written."""
    roles = link("Roles", "commitments", where(show="commitment_role"))
    if not given.written:
        return note(join(["Shown is the matrix of the delivery plan's own paper. To edit it, go to ", roles, "."]))
    return note(join(["A commitment has the indicators written under ", roles, " and those that returns name for it."]))


def steps(rows: Sequence[Mapping[str, Any]], today: date) -> Html:
    """The steps of the delivery plan, with where the day stands."""
    drawn = [
        (f"{row['number']}. {row['title']}", two_lines(f"{day(row['begins'])} to {day(row['ends'])}",
         _standing(row["begins"], row["ends"], today)), row["what"])
        for row in rows
    ]  # fmt: skip
    columns = (Column("Step", header=True, width="24%"), Column("From, to", width="24%"), Column("What happens"))
    return table("The four steps to the delivery plan", columns, drawn)


def _standing(begins: date, ends: date, today: date) -> str:
    if today < begins:
        return "to come"
    return "now" if today <= ends else "over"


def priorities(rows: Sequence[Mapping[str, Any]]) -> Html:
    """The priority areas of the next few years."""
    return items([f"{row['number']}. {row['title']}" for row in rows], nothing="No priority areas are held.")


def sent_table(rows: pd.DataFrame, where: Where) -> Html:
    """Which partnership sent which return: what it speaks of and when it came."""
    drawn = []
    for name in dict.fromkeys(rows["partnership_name"]):
        own = {row["kind"]: row for row in rows[rows["partnership_name"] == name].to_dict("records")}
        drawn.append((name, *(_sent(own[kind], where) for kind in _RETURNS)))
    columns = (Column("Thematic partnership", header=True), *(Column(title) for title in _RETURNS.values()))
    return table("Returns of the thematic partnerships", columns, drawn, nothing="No partnership has a role yet.")


def _sent(row: Mapping[Any, Any], where: Where) -> Child:
    if not row["outcomes"]:
        return "Not sent yet"
    told = f"{times(row['outcomes'], 'outcome')} of {times(row['commitments'], 'commitment')}"
    came = f"{day(row['known_at'])}, {row['file_name'] or 'written on the page'}"
    return two_lines(link(f"Sent: {told}", "commitments", where(show=str(row["kind"]))), came)


def exported_sent(rows: pd.DataFrame) -> pd.DataFrame:
    """What was sent, for a file: which return in words."""
    return rows.assign(kind=[_RETURNS[kind] for kind in rows["kind"]])


def sent_counted(rows: pd.DataFrame) -> str:
    """ "3 of 6 partnerships have sent the review of indicators, 1 of 6 that of resources."."""
    sent = rows[rows["outcomes"] > 0]["kind"].value_counts()
    count = rows["partnership"].nunique()
    reviews, plans = int(sent.get("outcome_review", 0)), int(sent.get("resource_plan", 0))
    have = "has" if reviews == 1 else "have"
    return (
        f"{reviews} of {times(count, 'partnership')} {have} sent the review of indicators, {plans} of {count} that of "
        "resources."
    )


def taken_over(given: Matrix) -> list[RowEdit]:
    """The edits that write the whole matrix into its register, where it is reference data so far."""
    return [
        RowEdit("", {"number": one.commitment, "commitment": one.title,
                     "partnership": given.partnerships.get(one.partnership, one.partnership), "role": one.role})
        for one in given.roles
    ]  # fmt: skip


def exported(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the matrix for a file, in words."""
    return of_register(register_of("commitment_role"), rows)
