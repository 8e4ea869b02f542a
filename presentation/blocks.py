"""What a page is made of beside tables and charts: headings, the four answers, tiles, facts, notes, empty states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from presentation.abbreviations import abbreviations_in
from presentation.markup import Child, Html, element, join


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four answers: the question, the answer (shape and word), and the sentence that says how so."""

    question: str
    answer: Child
    because: Child
    tone: str = "plain"  # a status, or plain


def heading(title: Child, *, kicker: Child = "", level: int = 1) -> Html:
    """A heading, with a small line above it that places it."""
    above = element("p", kicker, class_="lsp-kicker") if kicker else Html("")
    return join([above, element(f"h{level}", title, class_=f"lsp-h{level}")])


def answers(given: Sequence[Answer]) -> Html:
    """The answers side by side, in their order."""
    cards = (
        element(
            "li",
            element("h2", f"{place}. {one.question}", class_="lsp-question"),
            element("p", one.answer, class_="lsp-answer"),
            element("p", one.because, class_="lsp-because"),
            class_=f"lsp-card lsp-tone-{one.tone}",
        )
        for place, one in enumerate(given, start=1)
    )
    return element("ol", *cards, class_="lsp-cards")


def tile(state: Child, count: int, below: Child, *, tone: str) -> Html:
    """A count with its state above and what changed below; for :func:`tiles`."""
    return element(
        "li",
        element("p", state, class_="lsp-tile-state"),
        element("p", f"{count:,}", class_="lsp-tile-count"),
        element("p", below, class_="lsp-below"),
        class_=f"lsp-card lsp-tone-{tone}",
    )


def tiles(drawn: Sequence[Html]) -> Html:
    """Tiles side by side."""
    return element("ul", *drawn, class_="lsp-cards")


def facts(pairs: Sequence[tuple[Child, Child]], *, style: str = "") -> Html:
    """Terms and what they are, one below the other; pairs without a value are left out."""
    rows = (element("div", element("dt", term), element("dd", value)) for term, value in pairs if value)
    return element("dl", *rows, class_=f"lsp-facts {style}".strip())


def how_we_know(told: Sequence[tuple[Child, Child]]) -> Html:
    """What an answer rests on, to be opened: terms and what they are."""
    return element("details", element("summary", "How do we know?"), facts(told, style="lsp-wide"), class_="lsp-more")


def written(words: Child) -> Html:
    """What a person wrote, with the lines in which they wrote it."""
    return element("span", words, class_="lsp-written")


def lead(words: Child) -> Html:
    """The sentence that a page begins with."""
    return element("p", words, class_="lsp-lead")


def note(words: Child) -> Html:
    """A small remark."""
    return element("p", words, class_="lsp-note")


def banner(words: Child) -> Html:
    """The strip that says what kind of data all this is."""
    return element("p", words, class_="lsp-banner")


def remark(words: Child) -> Html:
    """A strip that says what is not as it was asked for, or what makes the figures misleading, and what to do."""
    return element("p", words, class_="lsp-banner lsp-remark", role="status")


def empty(title: str, *what_to_do: Child) -> Html:
    """In place of what is not there: why, and what to do."""
    steps = (element("p", step) for step in what_to_do)
    return element("div", element("h2", title), *steps, class_="lsp-empty")


def abbreviations(*texts: str) -> Html:
    """The abbreviations of these texts spelt out, as a small list; nothing where there are none."""
    found = abbreviations_in(*texts)
    if not found:
        return Html("")
    pairs = join([join([element("b", short), f" {long}"]) for short, long in found], " · ")
    return element("p", pairs, class_="lsp-note")


def explained(drawn: Html) -> Html:
    """A drawing with the abbreviations that occur in it spelt out below."""
    return join([drawn, abbreviations(drawn)])


def items(drawn: Sequence[Child], *, nothing: str) -> Html:
    """A plain list of sentences; ``nothing`` where there are none."""
    if not drawn:
        return element("p", nothing, class_="lsp-nothing")
    return element("ul", *(element("li", one) for one in drawn), class_="lsp-items")
