"""The registers that partners keep as tables of words: which columns each has, and what those columns are called.

The lists are data: a partner's new word for an old column is one more word here."""

from __future__ import annotations

from loaders.kinds.register_words import Register, each_with, field_named, labels

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
_WHEN = """timescale|finish by
    |timescales|time scale|timeframe|time frame|deadline|by when|when|due|due date|completion date
    |end date|by|target date|target completion date|date for completion|complete by|finish|finish date|timetable|date"""
_WHEN_PART = r"^(?:by when|when\b|finish by|complete by|to be done by|done by)|\btimescale|\bdeadline"
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
        field_named("theme", _THEME, carried=True),
        field_named("action", """action|actions|key action|key actions|action required|actions required|proposed action
            |proposed actions|planned action|planned actions|activity|activities|key activity|key activities|task|tasks
            |key task|key tasks|step|steps|what|project|projects|initiative|intervention|recommendation|action step
            |action to be taken|actions to be taken|improvement action|description of action|action description
            |action activity|what we will do|action planned""",
            r"^what (?:we|will|are we|needs?|do we|is to be|has to)\b"),
        field_named("lead", _LEAD, _LEAD_PART),
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
        field_named("deadline", _WHEN, _WHEN_PART),
        field_named("number", _NUMBER, short=True),
        field_named("aim", "aim|aims|purpose", carried=True),
        field_named("priority", "priority|priority level|level|priority rating|rank", short=True),
        field_named("theme", "priority|priorities", carried=True),
        field_named("partners", """partners|other partners|supporting partners|delivery partners|partners involved
            |support"""),
        field_named("progress", _PROGRESS, r"^progress\b"),
        field_named("resources", "resources|resource|budget|funding|cost|costs|resource implications|cost resources",
            r"\bresources?\b|\bfunding\b"),
        field_named("comments", _COMMENTS),
        field_named("linked", _INDICATORS),
    ),
    needs=each_with("action", "lead measure", "lead target", "lead current_performance", "measure target",
                     "measure current_performance", "measure deadline", "current_performance target", "lead deadline",
                     "target deadline", "lead progress"),
    section="theme",
    facts=labels(**_FACTS),
    titled=True,
    named_in=("linked", "action", "measure", "current_performance", "target"),
)  # fmt: skip

WORK_PROGRAMME = Register(
    kind="work_programme",
    entry="task",
    key="task",
    fields=(
        field_named("number", _NUMBER, short=True),
        field_named("task", """task|tasks|key task|key tasks|task activity|activity|activities|key activity
            |key activities
            |work item|work area|work areas|work programme|work programme item|programme|project|projects|action
            |actions|item|workstream|work stream|what|task description|piece of work|area of work|work""",
            r"\btasks?\b|\bwork programmes?\b"),
        field_named("priority", "priority|level|rank|ranking|priority no|priority h m l", r"\bpriority\b|\blevel\b",
               short=True),
        field_named("comments", _COMMENTS, r"\bcomments?\b"),
        field_named("likelihood", "likelihood|probability|chance", r"\blikelihood\b|\bprobability\b", short=True),
        field_named("impact", "impact|severity|consequence", r"\bimpact\b", short=True),
        field_named("risk", "risk|risk score|risk rating|score|overall risk|total score", r"\brisk\b", short=True),
        field_named("dependencies", "links|links to|linked to|linked tasks|related tasks|needs first", r"\bdepend"),
        field_named("owner", _LEAD, _LEAD_PART),
        field_named("progress", _PROGRESS, r"^progress\b"),
        field_named("source", """source|sources|origin|source of task|recommended by|stems from|derived from
            |arising from
            |where from|raised by""", r"\borigin\b|^source\b"),
        field_named("deadline", _WHEN, _WHEN_PART),
        field_named("theme", _THEME, carried=True),
    ),
    needs=each_with("task", "priority", "likelihood impact"),
    section="theme",
    facts=labels(**_FACTS),
)  # fmt: skip

SELF_ASSESSMENT = Register(
    kind="self_assessment",
    entry="assessment",
    key="text",
    fields=(
        field_named("theme", _THEME, carried=True),
        field_named("strand", """strand|type|category|aspect|element|assessment type|type of finding|finding type
            |heading
            |part|part of the assessment|question|section""", r"\bstrand\b", carried=True),
        field_named("question", "question|questions|prompt|prompts|key question|line of enquiry|kloe",
                    r"\bquestions?\b|\bprompts?\b", carried=True),
        field_named("text", """text|statement|statements|finding|findings|evidence|description|summary|detail|details
            |assessment|self assessment|comment|comments|narrative|issue|what we found|judgement|what|point|content""",
            r"^what (?:we|did|do)\b"),
        field_named("linked", _INDICATORS + "|indicator|indicators"),
        field_named("evidence", "evidence|proof|evidence base|sources|source|how we know|how do we know",
                    r"\bevidence\b|^how (?:do )?we know\b"),
        field_named("owner", _LEAD, _LEAD_PART),
        field_named("date", "date|when|date agreed|as at|reviewed|review date", r"^date\b"),
        field_named("state", "status|state|draft or agreed"),
        field_named("thread", "thread|cross cutting thread"),
        field_named("time", "current or future|time"),
        field_named("aim", "aim|aims", carried=True),
    ),
    needs=each_with("text", "strand"),
    section="theme",
    facts=labels(**_FACTS),
    titled=True,
    named_in=("linked", "text"),
)  # fmt: skip

_OUTCOME = field_named(
    "outcome", "outcome|outcomes|desired outcome|desired outcomes|intended outcome|intended outcomes|what we want",
    r"\boutcomes? (?:do )?we (?:want|wish|are aiming)|^what outcomes\b|\boutcomes? (?:sought|to be achieved|wanted)",
)  # fmt: skip
_COMMITMENT = field_named(
    "commitment", "commitment|commitments|scs commitment|sustainable community strategy commitment",
    r"\bcommitment\b", carried=True,
)  # fmt: skip
_PARTNERSHIP = field_named(
    "partnership", "partnership|thematic partnership|theme|thematic group|name of partnership", carried=True
)
_SCS_FACTS = labels(
    partnership="thematic partnership|partnership|thematic group|theme|name of partnership",
    commitment="commitment|scs commitment|sustainable community strategy commitment",
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
        _OUTCOME, field_named("number", _NUMBER, short=True), field_named("comments", _COMMENTS),
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
        field_named("funding", "funding|resources|budget|funding and flexibility|funding source|source of funding",
                    r"\bfunding\b|\bfunded\b|\bbudget"),
        field_named("flexibility", "flexibility|flexible|how flexible|how flexible is it", r"\bflexib"),
        field_named("activities", "activities|activity|actions|activities in place", r"\bactivit(?:y|ies)\b"),
        field_named("what_else", "what else|further activity", r"^what else\b"),
        field_named("performance_indicators", "indicators|performance indicators|indicator|pis",
                    r"\bindicators?\b|\bmeasures?\b"),
        _OUTCOME, field_named("number", _NUMBER, short=True), field_named("comments", _COMMENTS),
    ),
    needs=each_with("outcome", "activities funding", "activities efficiencies", "funding efficiencies",
                     "performance_indicators funding"),
    section="commitment",
    facts=_SCS_FACTS,
    repeats=True,
    numbered_sections=True,
    named_in=("performance_indicators", "activities"),
)  # fmt: skip

DELIVERY_PLAN = Register(
    kind="delivery_plan",
    entry="plan",
    key="title",
    fields=(
        field_named("title", """plan|delivery plan|plan title|name of plan|plan name|title of plan|strategy
            |delivered through
            |which plan|delivery plan title|supporting plan""", r"\b(?:name|title) of (?:the )?(?:delivery )?plan\b"),
        field_named("lead_post", """lead officer|lead post|officer|responsible officer|post|contact post|plan owner
            |owner
            |accountable officer|senior responsible owner|sro""", r"\bofficer\b|\bpost\b"),
        field_named("lead", _LEAD + "|lead organisation|lead partner|lead agency|lead body", _LEAD_PART),
        field_named("partners", """partners|other partners|partners signed up|contributing partners|supporting partners
            |delivery partners|partners involved|signed up by|signed up|who else""", r"\bsigned up\b|\bpartners\b"),
        field_named("resources", "resources|resource|budget|funding|cost|costs|money|resources identified",
                    r"\bresourc|\bfunding\b|\bbudget"),
        field_named("evidence", """evidence|evidence of effect|impact|effect|evidence of impact|what difference it makes
            |evidence base""", r"\bevidence\b|\bdifference\b"),
        field_named("milestones", "milestones|milestone|key milestones|key dates|main steps|steps", r"\bmilestones?\b"),
        field_named("linked", _INDICATORS + "|indicator|indicators|measure|target|targets"),
        field_named("comments", _COMMENTS),
    ),
    needs=each_with("title", "linked lead", "linked lead_post", "linked partners", "linked resources",
                    "linked milestones", "lead resources milestones", "partners resources milestones"),
    section="",
    facts={},
    named_in=("linked", "title"),
)  # fmt: skip

GOOD_PRACTICE = Register(
    kind="good_practice",
    entry="practice",
    key="text",
    fields=(
        field_named("theme", _THEME, carried=True),
        field_named("text", """what works|good practice|practice|good practice example|example of good practice|example
            |case study|what worked|what went well|notable practice|best practice|practice example|lesson|lessons
            |what we learned|what we learnt|what others could use""",
            r"\b(?:good|best|notable) practice\b|^what (?:works|worked|went well)\b|\bcase stud"),
        field_named("shared_by", """shared by|partner|organisation|from|who|submitted by|contributed by|source|agency
            |provided by|lead|contact post|whose""", r"\bshared by\b|\bcontact\b"),
        field_named("evidence", """evidence|impact|result|results|outcome achieved|how do we know|what difference
            |benefits
            |benefit|what it achieved""", r"\bevidence\b|\bhow (?:do )?we know\b|\bdifference\b|\bimpact\b"),
        field_named("date", "date|when|added|date added|month|reported|date shared", r"^date\b"),
        field_named("linked", _INDICATORS + "|indicator|indicators"),
    ),
    needs=each_with("text", "shared_by", "evidence"),
    section="theme",
    facts=labels(**_FACTS),
    named_in=("linked", "text", "evidence"),
)  # fmt: skip

SAID_DID = Register(
    kind="said_did",
    entry="said_did",
    key="said",
    fields=(
        field_named("theme", _THEME, carried=True),
        field_named("said", """you said|what you said|you told us|what you told us|they said|what people said
            |issue raised
            |issues raised|feedback|feedback received|residents said|what residents said|what was said|concern
            |concerns|comment received|what we heard|we heard""",
            r"\b(?:you|they|people|residents|users) (?:said|told us|asked)\b|\bfeedback\b|\braised\b"),
        field_named("did", """we did|what we did|we have done|what we have done|our response|response|action taken
            |what we are doing|what happened|what has changed|what changed|what was done|outcome|result""",
            r"\bwe(?: have|ve)? (?:did|done|do)\b|\bour response\b|^what (?:we|has|was|is)\b"),
        field_named("source", """source|where|where said|event|consultation|survey|how we heard|where it was said
            |forum|meeting
            |where you said it|where raised""", r"^where\b|\bconsult|\bsurvey\b"),
        field_named("answered_by", """partner|answered by|who|organisation|service|lead|by whom|agency|department
            |responsible""", r"\banswered by\b|^who\b"),
        field_named("date", "date|when|month|date raised", r"^date\b"),
        field_named("linked", _INDICATORS + "|indicator|indicators"),
    ),
    needs=each_with("said", "did"),
    section="theme",
    facts=labels(**_FACTS),
    named_in=("linked", "said", "did"),
)  # fmt: skip

REGISTERS = (
    OUTCOME_REVIEW, RESOURCE_PLAN, WORK_PROGRAMME, ACTION_PLAN, SELF_ASSESSMENT, DELIVERY_PLAN, GOOD_PRACTICE, SAID_DID,
)  # fmt: skip
