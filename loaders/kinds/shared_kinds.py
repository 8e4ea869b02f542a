"""Registers that all partners share: delivery plans, good practice, "You said, we did", the calendar of meetings."""

from __future__ import annotations

from loaders.kinds.heading_words import (
    ANY_INDICATOR,
    COMMENTS,
    FACTS,
    LEAD,
    LEAD_PART,
    PARTNERS,
    RESOURCES,
    THEME,
    TOPIC,
    WHO,
)
from loaders.kinds.register_words import Register, each_with, field_named, labels

DELIVERY_PLAN = Register(
    kind="delivery_plan",
    entry="plan",
    key="title",
    fields=(
        field_named("title", """plan|plan summary|summary of plan|summary of the plan
            |delivery plan|plan title|name of plan|plan name|title of plan|strategy
            |delivered through
            |which plan|delivery plan title|supporting plan""", r"\b(?:name|title) of (?:the )?(?:delivery )?plan\b"),
        field_named("lead_post", """lead officer|lead post|officer|responsible officer|post|contact post|plan owner
            |owner
            |accountable officer|senior responsible owner|sro""", r"\bofficer\b|\bpost\b"),
        field_named("lead", LEAD + "|lead organisation|lead partner|lead agency|lead body", LEAD_PART),
        field_named("partners", PARTNERS + "|partners signed up|contributing partners|signed up by|signed up|who else",
                    r"\bsigned up\b|\bpartners\b"),
        field_named("resources", RESOURCES + "|money|resources identified",
                    r"\bresourc|\bfunding\b|\bbudget|\bmoney\b"),
        field_named("evidence", """evidence|evidence of effect|impact|effect|evidence of impact|what difference it makes
            |evidence base""", r"\bevidence\b|\bdifference\b"),
        field_named("milestones", """milestones|milestone|key milestones|key dates|main steps|steps|actions
            |key actions|main actions""", r"\bmilestones?\b"),
        field_named("linked", ANY_INDICATOR + "|measure|target|targets"),
        field_named("comments", COMMENTS, r"\brisks?\b|\badequate\b|\bdates\b|\bok\b"),
    ),
    needs=each_with("title", "linked lead", "linked lead_post", "linked partners", "linked resources",
                    "linked milestones", "lead resources milestones", "partners resources milestones"),
    section="",
    facts={},
    named_in=("linked", "title"),
    called=frozenset({"title", "name", "description", "indicator title", "indicator name", "indicator description"}),
    sure=frozenset({"partners", "resources", "evidence", "milestones"}),
)  # fmt: skip

GOOD_PRACTICE = Register(
    kind="good_practice",
    entry="practice",
    key="text",
    fields=(
        field_named("theme", TOPIC, carried=True),
        field_named("text", """what works|good practice|practice|good practice example|example of good practice|example
            |case study|what worked|what went well|notable practice|best practice|practice example|lesson|lessons
            |what we learned|what we learnt|what others could use|what we did|what was done""",
            r"\b(?:good|best|notable) practice\b|^what (?:works|worked|went well)\b|\bcase stud"),
        field_named("shared_by",
                    WHO + "|shared by|from|submitted by|contributed by|source|provided by|contact post|whose",
                    r"\bshared by\b|\bcontact\b|^who\b"),
        field_named("evidence", """evidence|impact|result|results|outcome achieved|how do we know|what difference
            |benefits
            |benefit|what it achieved""",
            r"\bevidence\b|\bhow (?:do )?we know\b|\bdifference\b|\bimpact\b|^why (?:it|this) work"),
        field_named("date", "date|when|added|date added|month|reported|date shared", r"^date\b"),
        field_named("when", "when in words"),
        field_named("linked", ANY_INDICATOR),
    ),
    needs=each_with("text", "shared_by", "evidence"),
    section="theme",
    facts=labels(**FACTS),
    named_in=("linked", "text", "evidence"),
)  # fmt: skip

SAID_DID = Register(
    kind="said_did",
    entry="said_did",
    key="said",
    fields=(
        field_named("theme", TOPIC, carried=True),
        field_named("said", """you said|what you said|you told us|what you told us|they said|what people said
            |issue raised
            |issues raised|feedback|feedback received|residents said|what residents said|what was said|concern
            |concerns|comment received|what we heard|we heard""",
            r"\b(?:you|they|people|residents|users) (?:said|told us|asked)\b|\bfeedback\b|\braised\b"),
        field_named("did", """we did|what we did|we have done|what we have done|our response|response|action taken
            |what we are doing|what happened|what has changed|what changed|what was done|outcome|result""",
            r"\bwe(?: have|ve)? (?:did|done|do|acted|changed|answered)\b|\bour response\b|^what (?:we|has|was|is)\b"),
        field_named("source", """source|where|where said|event|consultation|survey|how we heard|where it was said
            |forum|meeting
            |where you said it|where raised""", r"^where\b|\bconsult|\bsurvey\b"),
        field_named("answered_by", WHO + "|answered by|by|service|by whom|department|responsible",
                    r"\banswered by\b|^who\b"),
        field_named("date", "date|when|month|date raised", r"^date\b"),
        field_named("when", "when in words"),
        field_named("linked", ANY_INDICATOR),
    ),
    needs=each_with("said", "did"),
    section="theme",
    facts=labels(**FACTS),
    named_in=("linked", "said", "did"),
)  # fmt: skip

MEETINGS = Register(
    kind="meetings",
    entry="meeting",
    key="date",
    fields=(
        field_named("date", "date|when|date of meeting|meeting date|day|date and time", r"^date\b"),
        field_named("name", """meeting|meetings|name of meeting|board|committee|forum|group|which meeting|body
            |meeting name|name""", r"\bmeetings?\b"),
        field_named("theme", THEME),
        field_named("purpose", "purpose|items|agenda|agenda items|business|topics|subjects|subject|focus|for",
                    r"\bagenda\b|\bitems\b"),
        field_named("notes", COMMENTS + """|venue|place|location|where|time|chair|papers due|papers by
            |deadline for papers|papers""", r"\bpapers\b"),
    ),
    needs=each_with("date", "name"),
    section="theme",
    facts={},
)  # fmt: skip
