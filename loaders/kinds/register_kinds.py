"""The registers that partners keep as tables of words: which columns each has, and what those columns are called.

The lists are data: a partner's new word for an old column is one more word here."""

from __future__ import annotations

from loaders.kinds.heading_words import (
    ANY_INDICATOR,
    COMMENTS,
    COMMENTS_PART,
    COMMITMENT,
    DEPENDENCIES,
    DEPENDENCIES_PART,
    DONE,
    FACTS,
    INDICATORS,
    LEAD,
    LEAD_PART,
    NUMBER,
    PARTNERS,
    PROGRESS,
    RESOURCES,
    STEPS,
    THEME,
    WHEN,
    WHEN_PART,
)
from loaders.kinds.register_words import Register, each_with, field_named, labels
from loaders.kinds.shared_kinds import DELIVERY_PLAN, GOOD_PRACTICE, MEETINGS, SAID_DID

# A score of how likely and how grave it is, in either order.
_PRODUCT = (
    r"\b(?:likelihood|probability|chance)\b.*\b(?:impact|severity|effect|consequence)\b"
    r"|\b(?:impact|severity|effect|consequence)\b.*\b(?:likelihood|probability|chance)\b|\b(?:l x i|i x l)\b"
)

ACTION_PLAN = Register(
    kind="action_plan",
    entry="action",
    key="action",
    fields=(
        field_named("theme", THEME, carried=True),
        field_named("action", DONE + "|" + STEPS + """|action required|actions required|proposed action
            |proposed actions|planned action|planned actions|project|projects|initiative|intervention|recommendation
            |action step|action to be taken|actions to be taken|improvement action|description of action
            |action description|action activity|action planned""",
            r"^what (?:we|will|are we|needs?|do we|is to be|has to)\b"),
        field_named("lead", LEAD, LEAD_PART),
        field_named("measure", """measure|measures|success measure|indicator|indicators|output|outputs|expected outcome
            |expected outcomes|intended outcome|desired outcome|milestone|milestones|success criteria|kpi|kpis""",
            r"\bmeasures?\b|\bsuccess\b|\bindicators?\b|\bevidence of\b|^how (?:will|do|shall|can) we"
            r"|^how we(?: will|ll)? (?:know|measure)"),
        field_named("current_performance", "baseline|position|current|now|latest|starting point|today",
            r"\bcurrent (?:performance|position|status|situation|level|value)|\bbaseline\b"
            r"|\bwhere (?:are we|we (?:are|were))"
            r"|\b(?:latest|present) (?:result|performance|position|figure)|\bperformance now\b"),
        field_named("target", "target|targets|goal|aspiration|what we want to achieve|where we want to be",
            r"\btargets?\b|\bwhere (?:do we|we) want|\bwhere we (?:will|would|should) be\b"),
        field_named("deadline", WHEN, WHEN_PART),
        field_named("number", NUMBER, short=True),
        field_named("aim", "aim|aims|purpose", r"\bwe want to (?:change|see|do)\b|\bwhy we\b", carried=True),
        field_named("priority", "priority|priority level|level|priority rating|rank", short=True),
        field_named("theme", "priority|priorities", carried=True),
        # What is promised is what is done, unless an action stands beside it: then it is what that is done for.
        field_named("action", COMMITMENT),
        field_named("theme", COMMITMENT, carried=True),
        field_named("partners", PARTNERS + "|support"),
        field_named("progress", PROGRESS, r"^progress\b"),
        field_named("resources", RESOURCES + "|resource implications|cost resources",
            r"\bresources?\b|\bfunding\b"),
        field_named("comments", COMMENTS),
        field_named("linked", INDICATORS),
    ),
    needs=each_with("action", "lead measure", "lead target", "lead current_performance", "measure target",
                     "measure current_performance", "measure deadline", "current_performance target", "lead deadline",
                     "target deadline", "lead progress"),
    section="theme",
    facts=labels(**FACTS),
    titled=True,
    named_in=("linked", "action", "measure", "current_performance", "target"),
    step=("measure", "lead", "deadline", "progress"),
)  # fmt: skip

WORK_PROGRAMME = Register(
    kind="work_programme",
    entry="task",
    key="task",
    fields=(
        field_named("number", NUMBER, short=True),
        field_named("task", DONE + """|task activity|work item|work area|work areas|work programme|work programme item
            |programme|project|projects|item|job|jobs|to do|to do list|workstream|work stream
            |task description|piece of work|area of work|work""",
            r"\btasks?\b|\bwork programmes?\b|^what (?:needs?|has|is) (?:to be )?(?:done|doing)\b"),
        field_named("priority", "priority|level|rank|ranking|priority no|priority h m l|urgency|importance",
               r"\bpriority\b|\blevel\b|\burgen", short=True),
        field_named("comments", COMMENTS + "|description|details|detail|scope|further details",
                    COMMENTS_PART + r"|^what (?:it|this|that|the \w+) (?:involves|means|covers)\b"),
        field_named("risk", "l x i|i x l|likelihood x impact", _PRODUCT, short=True),
        field_named("likelihood", "likelihood|probability|chance", r"\blikelihood\b|\bprobability\b|\bchance\b",
               short=True),
        field_named("impact", "impact|severity|consequence|effect|harm", r"\bimpact\b|\beffect\b|\bconsequences?\b"
               r"|^if (?:we|it|this|nothing)\b.*\b(?:nothing|not done|deferred|put off|done)$",
               short=True),
        field_named("risk", "risk|risk score|risk rating|score|overall risk|total score", r"\brisk\b", short=True),
        field_named("dependencies", DEPENDENCIES + "|linked tasks|related tasks", DEPENDENCIES_PART),
        field_named("owner", LEAD, LEAD_PART),
        field_named("progress", PROGRESS, r"^progress\b|\bwhere we are\b|\bposition\b"),
        field_named("source", """source|sources|origin|source of task|recommended by|stems from|derived from
            |arising from
            |where from|raised by""", r"\borigin\b|^source\b"),
        field_named("deadline", WHEN, WHEN_PART),
        field_named("theme", THEME, carried=True),
    ),
    needs=each_with("task", "priority", "likelihood impact", "risk"),
    section="theme",
    besides="comments",
    facts=labels(**FACTS),
)  # fmt: skip

SELF_ASSESSMENT = Register(
    kind="self_assessment",
    entry="assessment",
    key="text",
    fields=(
        field_named("theme", THEME + "|about", carried=True),
        field_named("strand", """strand|code|type|category|aspect|element|assessment type|type of finding|finding type
            |heading
            |part|part of the assessment|question|section""", r"\bstrand\b", carried=True),
        field_named("question", "question|questions|prompt|prompts|key question|line of enquiry|kloe",
                    r"\bquestions?\b|\bprompts?\b", carried=True),
        field_named("text", """text|statement|statements|finding|findings|evidence|description|summary|detail|details
            |response|responses|answer|answers|our response|your response|our view|your view|view|views
            |assessment|self assessment|comment|comments|narrative|issue|what we found|judgement|what|point|content""",
            r"^what (?:we|did|do)\b"),
        field_named("linked", ANY_INDICATOR),
        field_named("evidence", "evidence|proof|evidence base|sources|source|how we know|how do we know",
                    r"\bevidence\b|^how (?:do )?we know\b|^where (?:it is )?shown\b"),
        field_named("owner", LEAD, LEAD_PART),
        field_named("date", "date|when|date agreed|as at|reviewed|review date", r"^date\b|^\w+ on$"),
        field_named("state", "status|state|draft or agreed"),
        field_named("thread", "thread|cross cutting thread"),
        field_named("time", "current or future|time"),
        field_named("aim", "aim|aims", carried=True),
    ),
    needs=each_with("text", "strand"),
    section="theme",
    facts=labels(**FACTS),
    titled=True,
    named_in=("linked", "text"),
    yields="evidence",
)  # fmt: skip

_OUTCOME = field_named(
    "outcome", "outcome|outcomes|desired outcome|desired outcomes|intended outcome|intended outcomes|what we want",
    r"\boutcomes? (?:do )?we (?:want|wish|are aiming)|^what outcomes\b|\boutcomes? (?:sought|to be achieved|wanted)",
)  # fmt: skip
_COMMITMENT = field_named(
    "commitment", COMMITMENT, r"\bcommitment\b", carried=True,
)  # fmt: skip
_PARTNERSHIP = field_named(
    "partnership", "partnership|thematic partnership|theme|thematic group|name of partnership", carried=True
)
_SCS_FACTS = labels(
    partnership="thematic partnership|partnership|thematic group|theme|name of partnership",
    commitment=COMMITMENT,
)

OUTCOME_REVIEW = Register(
    kind="outcome_review",
    entry="outcome_review",
    key="outcome",
    fields=(
        _PARTNERSHIP, _COMMITMENT,
        field_named("retain", "retained|indicators retained", r"\b(?:retain|keep)\b"),
        field_named("add", "additions", r"\badditional\b|\badd\b|\bnew indicators\b"),
        field_named("how_well_they_measure", "effectiveness|how well|how effective|fit for purpose",
                    r"^how (?:effectively|well|effective)\b"),
        field_named("indicators_in_place", """indicators|current indicators|existing indicators|indicators in place
            |in place""",
                    r"\bindicators?\b.*\b(?:in place|have|exist)|\b(?:existing|current) (?:indicators|measures)"),
        _OUTCOME, field_named("number", NUMBER, short=True), field_named("comments", COMMENTS),
    ),
    needs=each_with("outcome", "indicators_in_place retain", "indicators_in_place add", "retain add",
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
        field_named("efficiencies", "efficiencies|efficiency|rationalisation|savings|innovation|opportunities",
                    r"\brationalis|\befficienc|\binnovat|\bsavings?\b"),
        field_named("funding", """funding|resources|budget|funding and flexibility|funding source|source of funding
            |amount|cost|costs|value|money""",
                    r"\bfunding\b|\bfunded\b|\bbudget|^how much\b|\bcosts?\b|\bamount\b"),
        field_named("flexibility", "flexibility|flexible|how flexible|how flexible is it", r"\bflexib"),
        field_named("activities", "activities|activity|actions|activities in place", r"\bactivit(?:y|ies)\b"),
        field_named("what_else", "what else|further activity", r"^what else\b"),
        field_named("performance_indicators", "indicators|performance indicators|indicator|pis",
                    r"\bindicators?\b|\bmeasures?\b"),
        _OUTCOME, field_named("number", NUMBER, short=True), field_named("comments", COMMENTS),
    ),
    needs=each_with("outcome", "activities funding", "activities efficiencies", "funding efficiencies",
                     "performance_indicators funding"),
    section="commitment",
    facts=_SCS_FACTS,
    repeats=True,
    numbered_sections=True,
    named_in=("performance_indicators", "activities"),
)  # fmt: skip

# The columns beside the months of a route map, which is found by those months.
ROUTE_MAP = Register(
    kind="route_map",
    entry="activity",
    key="activity",
    fields=(
        field_named("number", NUMBER),
        field_named("workstream", """workstream|work stream|workstreams|stream|streams|theme|thread
            |cross cutting theme|programme
            |work package"""),
        field_named("aim", "aim|aims|purpose"),
        field_named("activity", DONE + "|" + STEPS + "|work|milestone|what will be done"),
        field_named("indicators", ANY_INDICATOR),
        field_named("lead", LEAD + "|owner|owners", LEAD_PART),
        field_named("dependencies", DEPENDENCIES, DEPENDENCIES_PART),
        field_named("comments", COMMENTS, COMMENTS_PART),
    ),
    needs=(),
    section="workstream",
    facts={},
)  # fmt: skip

REGISTERS = (
    OUTCOME_REVIEW, RESOURCE_PLAN, WORK_PROGRAMME, ACTION_PLAN, SELF_ASSESSMENT, DELIVERY_PLAN, GOOD_PRACTICE, SAID_DID,
    MEETINGS,
)  # fmt: skip
