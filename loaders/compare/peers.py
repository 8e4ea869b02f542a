"""Benchmarks as the store keeps them: each figure under the name of the area that it is of, none of them ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.figures import Figure
from loaders.meaning.comparators import is_peer, peer_kind
from loaders.meaning.known import Known
from loaders.problems import problem
from lsp_data.catalogue.places import plain_place
from lsp_data.errors import Problem
from lsp_data.store.peers import MEASURES


def named_peers(figures: Sequence[Figure], known: Known, held: Mapping[str, str]) -> tuple[list[Figure], list[Problem]]:
    """The figures, of which those of benchmarks have their area's name as ``area`` and say of which kind
    it is (facts["peer_kind"]), and what there is to say.

    A name that is that of no place nor of several areas is asked about, and its figures wait.

    ``held``: the names that the store has, by `plain_place`; a name that is another writing of one of them stands for
    the same area, and that is told once. What stands in a table of benchmarks and is none (a figure of our own area, a
    target, a change) is left out and told."""
    kept: list[Figure] = []
    ours: list[Figure] = []
    names, taken = dict(held), dict[str, tuple[Figure, str]]()
    kinds: dict[str, str] = {}
    unknown: dict[str, Figure] = {}
    for figure in figures:
        if not figure.benchmark:
            kept.append(figure)
            continue
        if not figure.area_label or figure.area in known.own_areas or figure.measure not in MEASURES:
            ours.append(figure)
            continue
        written = known.catalogue.area_name(figure.area) if figure.area else figure.area_label
        name = names.setdefault(plain_place(written), written)
        if name != written:
            taken.setdefault(written, (figure, name))
        if written not in kinds:
            kinds[written] = peer_kind(written, known)
        if plain_place(written) not in held and not is_peer(written, known):
            unknown.setdefault(written, figure)
            figure = figure._replace(held=figure.held or "unknown-peer")
        facts = {**figure.facts, "peer_kind": kinds[written]}
        kept.append(figure._replace(area=name, facts=facts))
    told = [
        problem("peer-written-otherwise", one.sheet, one.cell, written, name=name)
        for written, (one, name) in taken.items()
    ]
    if unknown:
        first, names_asked = next(iter(unknown.values())), ", ".join(f"“{name}”" for name in unknown)
        told.append(problem("unknown-peer", first.sheet, first.cell, first.area_label, names=names_asked))
    if ours:
        words = {"count": len(ours), "figures": "figure" if len(ours) == 1 else "figures"}
        told.append(problem("benchmark-left-out", ours[0].sheet, ours[0].cell, ours[0].text, **words))
    return kept, told
