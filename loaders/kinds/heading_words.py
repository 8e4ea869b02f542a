"""Words that head the same kind of column in whatever register: numbers, themes, who leads, by when, how far it is."""

from __future__ import annotations

NUMBER = """no|number|ref|reference|ref no|item|item no|id|action no|action number|action ref|task no|task number
    |task ref"""
THEME = """theme|themes|priority theme|strategic theme|thematic area|thematic partnership|partnership|block|laa block
    |objective|objectives|strategic objective|outcome|priority outcome|priority area|key priority|goal|section
    |area of work|sustainable community strategy theme|scs theme|laa theme|theme or cross cutting area
    |theme cross cutting area|cross cutting area|cross cutting theme|area"""
COMMITMENT = """commitment|commitments|the commitment|the commitments|our commitment|our commitments|scs commitment
    |scs commitments|sustainable community strategy commitment"""
# What is done, in registers of actions, tasks and activities alike; and what only plans and route maps call it.
DONE = """action|actions|activity|activities|key activity|key activities|task|tasks|key task|key tasks|what"""
STEPS = "key action|key actions|step|steps|what we will do"
PARTNERS = "partners|other partners|supporting partners|delivery partners|partners involved"
RESOURCES = "resources|resource|budget|funding|cost|costs"
WHO = "partner|organisation|who|lead|agency"
DEPENDENCIES = "links|links to|linked to|needs first"
DEPENDENCIES_PART = r"\bdepend"
COMMENTS_PART = r"\bcomments?\b"
INDICATORS = """ni|nis|ni no|ni ref|ni number|ni numbers|indicator ref|indicator no|linked indicators|linked nis
    |related indicators|related nis|national indicators|national indicator|pi|pi ref|pi no|nis affected
    |indicators named"""
ANY_INDICATOR = INDICATORS + "|indicator|indicators"
TOPIC = THEME + "|topic|subject"
LEAD = """lead|leads|who|resp|by whom|officer|organisation|agency|leading|delivered by|led by|person responsible"""
LEAD_PART = r"\blead\b|\bco ?ordinat|\bresponsib|\bowners?\b|\baccountable\b|\bofficer\b|^who(?:se)?\b|\bprepared by\b"
WHEN = """timescale|finish by|ready by|end|ends
    |timescales|time scale|timeframe|time frame|deadline|by when|when|due|due date|completion date
    |end date|by|target date|target completion date|date for completion|complete by|finish|finish date|timetable|date"""
WHEN_PART = (
    r"^target (?:month|quarter|day)\b|^(?:by when|when\b|finish by|complete by|to be done by|done by)"
    r"|\btimescale|\bdeadline"
)
PROGRESS = """progress|update|progress to date|progress update|progress so far|status|rag|rag status|action taken
    |position to date|latest position|state of play"""
COMMENTS = """comments|comment|commentary|notes|note|remarks|rationale|reason|reasons|justification|explanation
    |notes and comments|comments notes|observations|why|reasons for priority|reason for priority"""
FACTS = {
    "theme": "theme|thematic partnership|partnership theme|block|priority theme|laa theme|cross cutting area",
}
