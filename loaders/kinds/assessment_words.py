"""What partners call the parts of a self-assessment: its strands, and the questions that an inspection puts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.kinds.register_words import labels
from loaders.meaning.words import fold
from lsp_data.registers import register_of

# The strands of a self-assessment, by the words that head them. The weaker ones count only beside a strong one.
STRANDS: Mapping[str, str] = labels(
    good_practice="""good practice|good practices|areas of good practice|strengths|strength|what works well
        |notable practice|green flags|green flag|exceptional performance|examples of good practice|key strengths
        |our strengths""",
    area_for_improvement="""areas for improvement|area for improvement|areas of improvement|area of improvement
        |areas for development|area for development|areas to improve|areas requiring improvement|improvement areas
        |weaknesses|weakness|red flags|red flag|significant concerns|areas of concern|improvements needed""",
    need="""needs and priorities|need and priorities|local needs and priorities|needs priorities|local needs
        |local needs priorities|needs|need|local need|needs analysis|priorities and needs""",
    gap="""gap analysis|gap analysis and future planning|gaps|gap|gaps to address|gaps to be addressed|gaps identified
        |gaps in evidence|what gaps need to be addressed|gaps to fill|gap analysis future planning|identified gaps""",
)  # fmt: skip
WEAK_STRANDS: Mapping[str, str] = labels(
    good_practice="achievements|successes|what is going well|going well|best practice|what we do well",
    area_for_improvement="""improvement|improvements|future action|future actions|issues|challenges|concerns
        |what needs to improve|for improvement|action needed|what we need to improve""",
    need="priorities|local priorities|what we need|current situation",
    gap="future planning|what is missing",
)  # fmt: skip
# Parts of such a paper that are no strand: what may become of it, not what was found.
_OTHER_PARTS = labels(
    other="""opportunities|opportunity|future opportunities|threats|threat|external threats|opportunities and threats
        |risks and threats|threats and risks""",
)  # fmt: skip
# What follows "flags" in a heading: what they are, or that somebody gave them; a park's award is neither.
_OF_FLAGS = (
    r"(?:areas?|issues?|concerns?|items?|judgements?|given|found|\w+ed)(?: (?:in|by|so|to|during|for)(?: \w+){1,3})?"
)
# What is said of a strand in a sentence's words rather than under a name; the whole heading is that.
_SAID_OF: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "good_practice",
        re.compile(
            r"(?:what|where) (?:are |do |did |is |s )?(?:we )?(?:\w+ )?well"
            r"|(?:doing|working|going) well|what we are (?:most )?proud of"
            rf"|green flags? {_OF_FLAGS}"
        ),
    ),
    (
        "area_for_improvement",
        re.compile(
            r"(?:what|where) (?:do )?(?:we )?(?:needs?|could|should|must|can)(?: we| to)*(?: be| do| get| become)* "
            r"(?:better|improved?|stronger)|what (?:still )?needs (?:more )?(?:work|attention|improvement)|"
            rf"(?:could|can|must) (?:do|be) better|to (?:be )?improved?|red flags? {_OF_FLAGS}"
        ),
    ),
    (
        "gap",
        re.compile(r"(?:what|where) (?:are|is) (?:the |our )?(?:gaps?|missing)|gap analysis(?: and(?: \w+){1,3})?"),
    ),
    ("need", re.compile(r"what (?:do |does )?(?:local |our )?(?:people|residents|communities|area|the area) needs?")),
)
# A digit or a Roman number of several letters numbers a heading as it stands; one letter only with a stop: "I need".
_STRAND_NUMBER = re.compile(
    r"^\s*(?:(?:\d{1,2}(?:\.\d{1,3})*|[ivx]{2,4})?[.):\s]+|[a-hivx][.):]+\s*)(?=[^\W\d_])", re.IGNORECASE
)
_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]")
_BEHIND = re.compile(r":|\s[-–—]\s|\n")
_DASHES = ("-", "–", "—")
_AFTER_STRAND = re.compile(r"(?:\s[-–—]\s|:).*$", re.DOTALL)
LONGEST_LABEL = 150  # characters of a strand with a sentence behind it


# The longest word of each strand's names: a text without any of them names none.
_SENTENCES = (
    *("well", "better", "improve", "improved", "improvement", "stronger", "gap", "gaps", "missing", "need", "needs"),
    *("proud", "work", "attention", "flag", "flags"),
)
_OF_STRANDS = {*_SENTENCES, *(max(words.split(), key=len) for words in (*STRANDS, *WEAK_STRANDS))}
_WORD = re.compile(r"[a-z]+")
_ADDED = re.compile(r"^(?:what (?:are|is) )?|\b(?:the|our|key) ?")  # words that make no other name
_JOINED = re.compile(r"[/,;+]|\band\b", re.IGNORECASE)


def may_be_strand(text: str) -> bool:
    """Whether it is worth asking which strand the text names: of nearly every text it is not."""
    return not text.isascii() or not _OF_STRANDS.isdisjoint(_WORD.findall(text.lower()))


def none_may(texts: str) -> bool:
    """Whether a look at many texts at once, in small letters, tells that none of them names a strand or asks a
    question."""
    return not (any(word in texts for word in _ASKED) or may_be_strand(texts))


def may_ask(text: str) -> bool:
    """Whether it is worth asking which question the text asks."""
    return _MAY_ASK.search(text) is not None


def strand_of(text: str, *, weak: bool = True) -> str:
    """The strand that a heading names, numbered or with a sentence behind it or not; "" when it names none.

    Of a heading with words in brackets, either may name it."""
    if not may_be_strand(text):
        return ""
    plain = _AFTER_STRAND.sub("", _STRAND_NUMBER.sub("", f" {text}"))
    bracketed = _BRACKETS.search(plain)
    tried = (plain, _BRACKETS.sub(" ", plain), bracketed[1]) if bracketed else (plain,)
    joined = (one.replace("&", " and ") for one in tried)
    return next((found for one in joined if (found := _named(fold(one), weak=weak) or _joined(one, weak=weak))), "")


def heads_another_part(text: str) -> bool:
    """Whether a text is the heading of a part that is no strand: "3. Opportunities", "Key threats:"."""
    plain = _STRAND_NUMBER.sub("", f" {text}").replace("&", " and ")
    return len(text) <= LONGEST_LABEL and _ADDED.sub("", fold(plain)) in _OTHER_PARTS


def behind_strand(text: str) -> tuple[str, bool]:
    """What a heading says behind the strand's name, and whether it is said of it (behind a colon, on lines of its own)
    or may explain it (behind a dash); "" where nothing is behind, or another name of the strand or a question."""
    if len(text) <= LONGEST_LABEL and _named(fold(text), weak=True):
        return "", False
    for found in _BEHIND.finditer(text, 0, LONGEST_LABEL):
        if strand_of(text[: found.start()]):
            words = text[found.end() :].strip()
            explains = strand_of(words) or words.endswith((":", "?"))
            return ("", False) if explains else (words, found[0].strip() not in _DASHES)
    return "", False


def before_words(text: str) -> str:
    """The beginning of a long text that may be the name of a strand, with the words behind it; "" for none."""
    found = _BEHIND.search(text, 0, LONGEST_LABEL)
    return text[: found.start()] if found else ""


def _named(words: str, *, weak: bool) -> str:
    said = next((strand for strand, pattern in _SAID_OF if pattern.fullmatch(words)), "")
    words = _ADDED.sub("", words)
    return said or STRANDS.get(words, "") or (WEAK_STRANDS.get(words, "") if weak else "")


def _joined(text: str, *, weak: bool) -> str:
    """The strand that each part of a heading names: "Strengths / green flags"."""
    parts = [part for part in _JOINED.split(text) if part.strip()]
    named = {_named(fold(part), weak=weak) for part in parts} if len(parts) > 1 else set()
    return named.pop() if len(named) == 1 else ""


def question_of(text: str, *, headed: bool = False) -> str:
    """Which of the inspection's questions a text is, by its choice; "" when none. ``headed``: it stands under a heading
    that says that it is one, so that a word of it is enough."""
    if not headed and not may_ask(text):
        return ""  # nearly every text
    words = fold(_STRAND_NUMBER.sub("", f" {text}"))
    for choice, title in _QUESTIONS:
        if words == fold(title) or _ASKS[choice].search(words):
            return choice
    if not headed:
        return ""
    return next((choice for choice, _ in _QUESTIONS if _ASKS_SHORT[choice].search(words)), "")


_ASKED = ("priorities", "outcomes", "prospects")
_MAY_ASK = re.compile("|".join(_ASKED), re.IGNORECASE)
_QUESTIONS = register_of("assessment").field("question").choices
_ASKS: Mapping[str, re.Pattern[str]] = {
    "priorities": re.compile(r"^how (?:well|far) do (?:\w+ ){0,3}priorities\b"),
    "delivery": re.compile(r"^how (?:well|far) (?:are|is) (?:\w+ ){0,3}outcomes (?:\w+ ){0,5}(?:delivered|achieved)\b"),
    "prospects": re.compile(r"^(?:what|how good) are (?:\w+ ){0,2}prospects\b|^prospects for (?:future )?improvement$"),
}
_ASKS_SHORT: Mapping[str, re.Pattern[str]] = {
    "priorities": re.compile(r"\bpriorit|\bneeds\b"),
    "delivery": re.compile(r"\boutcomes?\b|\bdeliver"),
    "prospects": re.compile(r"\bprospect|\bfuture\b"),
}
