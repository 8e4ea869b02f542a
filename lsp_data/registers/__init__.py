"""The partnership's registers: what each holds, and what its rows are after all that was written of them."""

from lsp_data.registers.definition import Field, FieldKind, Register
from lsp_data.registers.items import (
    REMOVED,
    Item,
    Written,
    base_of,
    codes_of,
    identities,
    identity,
    items_of,
    new_id,
    replaced,
    row_words,
    told_apart,
)
from lsp_data.registers.listing import REGISTERS, register_of
from lsp_data.registers.values import STATES, Misfit, checked, contact_in, contacts_in, text_of, unknown_codes

__all__ = [
    "REGISTERS", "REMOVED", "STATES", "Field", "FieldKind", "Item", "Misfit", "Register", "Written", "base_of",
    "checked", "codes_of", "contact_in", "contacts_in", "identities", "identity", "items_of", "new_id", "register_of",
    "replaced", "row_words", "text_of", "told_apart", "unknown_codes",
]  # fmt: skip
