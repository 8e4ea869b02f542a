"""Comparator groups as a person sets them up: who belongs to each, and which one is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit


@dataclass(frozen=True, slots=True)
class Group:
    """A comparator group as typed. ``chosen``: the partnership compares itself with it."""

    name: str
    members: tuple[str, ...]
    chosen: bool

    def wants(self) -> str:
        """What is wrong with it; "" where nothing is."""
        if not self.name.strip():
            return "Give the group a name."
        if not self.members:
            return "Choose the authorities that belong to it, or write their names."
        parted = next((one for one in self.members if ";" in one), "")
        return f"“{parted}” holds a semicolon, which parts names." if parted else ""


def group_edits(catalogue: Catalogue, typed: Group) -> list[Edit]:
    """What has to be decided for the group to stand as typed; nothing where it does."""
    name, own = typed.name.strip(), catalogue.partnership.peer_group
    members = tuple(dict.fromkeys(one.strip() for one in typed.members))
    edits = []
    if members != catalogue.peer_groups.get(name):
        edits += [Edit("peer_group", name, "members", "; ".join(members)), Edit("peer_group", name, "in_use", "yes")]
    if typed.chosen != (own == name):
        edits.append(Edit("partnership", "", "peer_group", name if typed.chosen else ""))
    return edits


def given_up(catalogue: Catalogue, name: str) -> list[Edit]:
    """What has to be decided for a group to be no more."""
    edits = [Edit("peer_group", name, "in_use", "no")]
    if catalogue.partnership.peer_group == name:
        edits.append(Edit("partnership", "", "peer_group", ""))
    return edits


def candidates(authorities: Sequence[str], members: Sequence[str]) -> list[str]:
    """The names to choose members from: those of which figures are held, and the group's own."""
    return sorted({*authorities, *members})
