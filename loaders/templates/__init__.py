"""Our own templates: a return for each partner and period, and all others that are kept as a list.

What a template asks for is filled in as far as it is known; a template that comes back filled in loads without loss."""

from loaders.templates.listing import Template, others
from loaders.templates.plans import (
    write_benchmarks_template,
    write_outcome_review_template,
    write_resource_plan_template,
    write_self_assessment_template,
)
from loaders.templates.register_rows import write_register, write_route_map
from loaders.templates.registers import write_commitments_template, write_setup_template
from loaders.templates.returns import write_template
from loaders.templates.targets import write_targets_template

__all__ = [
    "Template",
    "others",
    "write_benchmarks_template",
    "write_commitments_template",
    "write_outcome_review_template",
    "write_register",
    "write_resource_plan_template",
    "write_route_map",
    "write_self_assessment_template",
    "write_setup_template",
    "write_targets_template",
    "write_template",
]
