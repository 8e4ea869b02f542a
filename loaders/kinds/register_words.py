"""The registers that partners keep as tables of words: which columns each has, and what those columns are called.

The lists are data: a partner's new word for an old column is one more word here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.meaning.words import fold, without_marks

SHORT = 24  # characters of a level, a score or a rank; longer words under such a heading name something else
_ENUMERATED = re.compile(r"^(?:[a-h]|\d{1,2}|i{1,3}|iv|v) (?=\S)")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a register: the headings that name it, whole (``words``) or by a part (``pattern``).

    ``short``: its cells are short. ``carried``: a blank cell means the same as above."""

    name: str
    words: frozenset[str]
    pattern: re.Pattern[str] | None = None
    short: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """One kind of register. ``key`` is the field that each entry has; ``needs`` are the sets of fields of which one
    must be headed; ``section`` is the field that a heading row between the rows gives; ``facts`` are the labels of what
    is said once for all rows. ``repeats``: a row without its key is one more entry under the same key.
    ``titled``: the line above a table is its section. ``named_in``: the fields whose indicators are listed."""

    kind: str
    entry: str
    key: str
    fields: tuple[Field, ...]
    needs: tuple[frozenset[str], ...]
    section: str
    facts: Mapping[str, str]
    repeats: bool = False
    numbered_sections: bool = False
    titled: bool = False
    named_in: tuple[str, ...] = ()

    def enough(self, found: frozenset[str]) -> bool:
        """Whether a row with headings of these fields heads a table of this register."""
        return any(needed <= found for needed in self.needs)


def _field(name: str, words: str, pattern: str = "", *, short: bool = False, carried: bool = False) -> Field:
    listed = frozenset(fold(word) for word in words.replace("\n", " ").split("|") if word.strip())
    return Field(name, listed, re.compile(pattern) if pattern else None, short, carried)


def _labels(**named: str) -> dict[str, str]:
    return {fold(label): name for name, listed in named.items() for label in listed.replace("\n", " ").split("|")}


def _each_with(key: str, *others: str) -> tuple[frozenset[str], ...]:
    """The key with each of these groups ("lead measure": both of them)."""
    return tuple(frozenset({key, *group.split()}) for group in others)


def heading_words(text: str) -> str:
    """A heading for comparing: folded, without note marks and without the "a." or "1." before it."""
    return _ENUMERATED.sub("", fold(without_marks(text)[0]))


def candidates(register: Register, text: str) -> tuple[Field, ...]:
    """The fields that a heading can name, the likeliest first."""
    words = heading_words(text)
    if not words:
        return ()
    whole = [field for field in register.fields if words in field.words]
    part = [field for field in register.fields if field.pattern is not None and field.pattern.search(words)]
    return tuple(dict.fromkeys([*whole, *part]))


_NUMBER = """no|number|ref|reference|ref no|item|item no|id|action no|action number|action ref|task no|task number
    |task ref"""
_THEME = """theme|themes|priority theme|strategic theme|thematic area|thematic partnership|partnership|block|laa block
    |objective|objectives|strategic objective|outcome|priority outcome|priority area|key priority|goal|section
    |area of work|sustainable community strategy theme|scs theme|laa theme|theme or cross cutting area
    |theme cross cutting area|cross cutting area|cross cutting theme"""
_INDICATORS = """ni|nis|ni no|ni ref|ni number|ni numbers|indicator ref|indicator no|linked indicators|linked nis
    |related indicators|related nis|national indicators|national indicator|pi|pi ref|pi no|nis affected
    |indicators named"""
_LEAD = """lead|leads|who|by whom|officer|organisation|agency|leading|delivered by|person responsible"""
_LEAD_PART = r"\blead\b|\bco ?ordinat|\bresponsib|\bowners?\b|\baccountable\b|^who\b"
_WHEN = """timescale|timescales|time scale|timeframe|time frame|deadline|by when|when|due|due date|completion date
    |end date|target date|target completion date|date for completion|complete by|finish|finish date|timetable|date"""
_WHEN_PART = r"^(?:by when|when\b)|\btimescale|\bdeadline"
_PROGRESS = """progress|update|progress to date|progress update|progress so far|status|rag|rag status|action taken
    |position to date|latest position"""
_COMMENTS = """comments|comment|commentary|notes|note|remarks|rationale|reason|reasons|justification|explanation
    |notes and comments|comments notes|observations|reasons for priority|reason for priority"""
_FACTS = {
    "theme": "theme|thematic partnership|partnership theme|block|priority theme|laa theme|cross cutting area",
}

ACTION_PLAN = Register(
    kind="action_plan",
    entry="action",
    key="action",
    fields=(
        _field("theme", _THEME, carried=True),
        _field("action", """action|actions|key action|key actions|action required|actions required|proposed action
            |proposed actions|planned action|planned actions|activity|activities|key activity|key activities|task|tasks
            |key task|key tasks|step|steps|what|project|projects|initiative|intervention|recommendation|action step
            |action to be taken|actions to be taken|improvement action|description of action|action description
            |action activity|what we will do|action planned""",
            r"^what (?:we|will|are we|needs?|do we|is to be|has to)\b"),
        _field("lead", _LEAD, _LEAD_PART),
        _field("measure", """measure|measures|success measure|indicator|indicators|output|outputs|expected outcome
            |expected outcomes|intended outcome|desired outcome|milestone|milestones|success criteria|kpi|kpis""",
            r"\bmeasures?\b|\bsuccess\b|\bindicators?\b|\bevidence of\b|^how (?:will|do|shall|can) we"
            r"|^how we(?: will|ll)? (?:know|measure)"),
        _field("current_performance", "baseline|position|current|now|latest|starting point|today",
            r"\bcurrent (?:performance|position|status|situation|level|value)|\bwhere (?:are we|we are)|\bbaseline\b"
            r"|\b(?:latest|present) (?:result|performance|position|figure)|\bperformance now\b"),
        _field("target", "target|targets|goal|aspiration|what we want to achieve|where we want to be",
            r"\btargets?\b|\bwhere (?:do we|we) want"),
        _field("deadline", _WHEN, _WHEN_PART),
        _field("number", _NUMBER, short=True),
        _field("aim", "aim|aims|purpose", carried=True),
        _field("priority", "priority|priority level|level|priority rating|rank", short=True),
        _field("theme", "priority|priorities", carried=True),
        _field("partners", "partners|other partners|supporting partners|delivery partners|partners involved|support"),
        _field("progress", _PROGRESS, r"^progress\b"),
        _field("resources", "resources|resource|budget|funding|cost|costs|resource implications|cost resources",
            r"\bresources?\b|\bfunding\b"),
        _field("comments", _COMMENTS),
        _field("linked", _INDICATORS),
    ),
    needs=_each_with("action", "lead measure", "lead target", "lead current_performance", "measure target",
                     "measure current_performance", "measure deadline", "current_performance target", "lead deadline",
                     "target deadline", "lead progress"),
    section="theme",
    facts=_labels(**_FACTS),
    titled=True,
    named_in=("linked", "action", "measure", "current_performance", "target"),
)  # fmt: skip

WORK_PROGRAMME = Register(
    kind="work_programme",
    entry="task",
    key="task",
    fields=(
        _field("number", _NUMBER, short=True),
        _field("task", """task|tasks|key task|key tasks|task activity|activity|activities|key activity|key activities
            |work item|work area|work areas|work programme|work programme item|programme|project|projects|action
            |actions|item|workstream|work stream|what|task description|piece of work|area of work|work""",
            r"\btasks?\b|\bwork programmes?\b"),
        _field("priority", "priority|level|rank|ranking|priority no|priority h m l", r"\bpriority\b|\blevel\b",
               short=True),
        _field("comments", _COMMENTS, r"\bcomments?\b"),
        _field("likelihood", "likelihood|probability|chance", r"\blikelihood\b|\bprobability\b", short=True),
        _field("impact", "impact|severity|consequence", r"\bimpact\b", short=True),
        _field("risk", "risk|risk score|risk rating|score|overall risk|total score", r"\brisk\b", short=True),
        _field("dependencies", "links|links to|linked to|linked tasks|related tasks|needs first", r"\bdepend"),
        _field("owner", _LEAD, _LEAD_PART),
        _field("progress", _PROGRESS, r"^progress\b"),
        _field("source", """source|sources|origin|source of task|recommended by|stems from|derived from|arising from
            |where from|raised by""", r"\borigin\b|^source\b"),
        _field("deadline", _WHEN, _WHEN_PART),
        _field("theme", _THEME, carried=True),
    ),
    needs=_each_with("task", "priority", "likelihood impact"),
    section="theme",
    facts=_labels(**_FACTS),
)  # fmt: skip

SELF_ASSESSMENT = Register(
    kind="self_assessment",
    entry="assessment",
    key="text",
    fields=(
        _field("theme", _THEME, carried=True),
        _field("strand", """strand|type|category|aspect|element|assessment type|type of finding|finding type|heading
            |part|part of the assessment|question|section""", r"\bstrand\b", carried=True),
        _field("text", """text|statement|statements|finding|findings|evidence|description|summary|detail|details
            |assessment|self assessment|comment|comments|narrative|issue|what we found|judgement|what|point|content""",
            r"^what (?:we|did|do)\b"),
        _field("linked", _INDICATORS + "|indicator|indicators"),
        _field("aim", "aim|aims", carried=True),
    ),
    needs=_each_with("text", "strand"),
    section="theme",
    facts=_labels(**_FACTS),
    titled=True,
    named_in=("linked", "text"),
)  # fmt: skip

_OUTCOME = _field(
    "outcome", "outcome|outcomes|desired outcome|desired outcomes|intended outcome|intended outcomes|what we want",
    r"\boutcomes? (?:do )?we (?:want|wish|are aiming)|^what outcomes\b|\boutcomes? (?:sought|to be achieved|wanted)",
)  # fmt: skip
_COMMITMENT = _field(
    "commitment", "commitment|commitments|scs commitment|sustainable community strategy commitment",
    r"\bcommitment\b", carried=True,
)  # fmt: skip
_PARTNERSHIP = _field(
    "partnership", "partnership|thematic partnership|theme|thematic group|name of partnership", carried=True
)
_SCS_FACTS = _labels(
    partnership="thematic partnership|partnership|thematic group|theme|name of partnership",
    commitment="commitment|scs commitment|sustainable community strategy commitment",
)

OUTCOME_REVIEW = Register(
    kind="outcome_review",
    entry="outcome_review",
    key="outcome",
    fields=(
        _PARTNERSHIP, _COMMITMENT,
        _field("retain", "retained|indicators retained", r"\b(?:retain|keep)\b"),
        _field("add", "additions", r"\badditional\b|\badd\b|\bnew indicators\b"),
        _field("how_well_they_measure", "effectiveness|how well|how effective|fit for purpose",
               r"^how (?:effectively|well|effective)\b"),
        _field("indicators_in_place", "indicators|current indicators|existing indicators|indicators in place|in place",
               r"\bindicators?\b.*\b(?:in place|have|exist)|\b(?:existing|current) (?:indicators|measures)"),
        _OUTCOME, _field("number", _NUMBER, short=True), _field("comments", _COMMENTS),
    ),
    needs=_each_with("outcome", "indicators_in_place retain", "indicators_in_place add", "retain add",
                     "indicators_in_place how_well_they_measure"),
    section="commitment",
    facts=_SCS_FACTS,
    repeats=True,
    numbered_sections=True,
    named_in=("indicators_in_place", "retain", "add"),
)  # fmt: skip

RESOURCE_PLAN = Register(
    kind="resource_plan",
    entry="resource_plan",
    key="outcome",
    fields=(
        _PARTNERSHIP, _COMMITMENT,
        _field("efficiencies", "efficiencies|efficiency|rationalisation|savings|innovation|opportunities",
               r"\brationalis|\befficienc|\binnovat|\bsavings?\b"),
        _field("funding", "funding|resources|budget|funding and flexibility|funding source|source of funding",
               r"\bfunding\b|\bfunded\b|\bbudget"),
        _field("flexibility", "flexibility|flexible|how flexible|how flexible is it", r"\bflexib"),
        _field("activities", "activities|activity|actions|activities in place", r"\bactivit(?:y|ies)\b"),
        _field("what_else", "what else|further activity", r"^what else\b"),
        _field("performance_indicators", "indicators|performance indicators|indicator|pis",
               r"\bindicators?\b|\bmeasures?\b"),
        _OUTCOME, _field("number", _NUMBER, short=True), _field("comments", _COMMENTS),
    ),
    needs=_each_with("outcome", "activities funding", "activities efficiencies", "funding efficiencies",
                     "performance_indicators funding"),
    section="commitment",
    facts=_SCS_FACTS,
    repeats=True,
    numbered_sections=True,
    named_in=("performance_indicators", "activities"),
)  # fmt: skip

REGISTERS = (OUTCOME_REVIEW, RESOURCE_PLAN, WORK_PROGRAMME, ACTION_PLAN, SELF_ASSESSMENT)

# The strands of a self-assessment, by the words that head them. The weaker ones count only beside a strong one.
STRANDS: Mapping[str, str] = _labels(
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
WEAK_STRANDS: Mapping[str, str] = _labels(
    good_practice="achievements|successes|what is going well|going well|best practice|what we do well",
    area_for_improvement="""improvement|improvements|future action|future actions|issues|challenges|concerns
        |what needs to improve|for improvement|action needed|what we need to improve""",
    need="priorities|local priorities|what we need|current situation",
    gap="future planning|what is missing",
)  # fmt: skip
_STRAND_NUMBER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,3})*|[ivx]{1,4}|[a-h])?[.):\s]+(?=[^\W\d_])", re.IGNORECASE)
_AFTER_STRAND = re.compile(r"\s*(?:\s[-–—]\s|:).*$", re.DOTALL)


# The longest word of each strand's names: a text without any of them names none.
_OF_STRANDS = frozenset(max(words.split(), key=len) for words in (*STRANDS, *WEAK_STRANDS))
_WORD = re.compile(r"[a-z]+")


def may_be_strand(text: str) -> bool:
    """Whether it is worth asking which strand the text names: of nearly every text it is not."""
    return not text.isascii() or not _OF_STRANDS.isdisjoint(_WORD.findall(text.lower()))


def strand_of(text: str, *, weak: bool = True) -> str:
    """The strand that a heading names, numbered or with a sentence behind it or not; "" when it names none."""
    if not may_be_strand(text):
        return ""
    plain = _AFTER_STRAND.sub("", _STRAND_NUMBER.sub("", f" {text}"))
    words = fold(plain)
    words = re.sub(r"^(?:what (?:are|is) )?(?:the|our|key)? ?", "", words)
    return STRANDS.get(words, "") or (WEAK_STRANDS.get(words, "") if weak else "")
