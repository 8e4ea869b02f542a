"""The catalogue: reference data that ships, checked, with the partnership's own decisions about it."""

from lsp_data.catalogue.build import Catalogue
from lsp_data.catalogue.faults import EditError, ReferenceError, RowError  # noqa: A004 - the product's own word
from lsp_data.catalogue.finding import written
from lsp_data.catalogue.names import identity_of
from lsp_data.catalogue.partnership import Partnership
from lsp_data.catalogue.reference import Reference, load_reference, read_reference
from lsp_data.catalogue.used import rule_by_unit

__all__ = [
    "Catalogue",
    "EditError",
    "Partnership",
    "Reference",
    "ReferenceError",
    "RowError",
    "identity_of",
    "load_reference",
    "read_reference",
    "rule_by_unit",
    "written",
]
