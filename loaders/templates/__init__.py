"""Our own templates: a return for each partner and period, the targets, the set-up, the route map, the commitments.

What a template asks for is filled in as far as it is known; a template that comes back filled in loads without loss."""

from loaders.templates.registers import write_commitments_template, write_route_map_template, write_setup_template
from loaders.templates.returns import write_template
from loaders.templates.targets import write_targets_template

__all__ = [
    "write_commitments_template",
    "write_route_map_template",
    "write_setup_template",
    "write_targets_template",
    "write_template",
]
