"""Run as a process of its own, to be killed: accepts return after return, and says so after each.

Arguments: data folder, first and last return, figures a return. Each return has a key of its own, so that whoever
comes after can accept all of them again."""

from __future__ import annotations

import os
import signal
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from offices import Given, Office

from lsp_data import decisions
from lsp_data.periods import month
from lsp_data.store import publication


def accept(folder: Path, number: int, figures: int) -> None:
    office = Office(folder)
    given = [
        Given("NI 117", month(2000 + place // 12, place % 12 + 1), float(number), cell=f"D{place}")
        for place in range(figures)
    ]
    name = f"return-{number}"
    change, raw = office.change(given, partner="council-children", key=name, return_id=name, known_at=date(2009, 8, 1))
    decisions.accept(folder, change, raw, now=office.now)


def die_at(event: str, place: str) -> None:
    """Kill this process as if by another at the first audit event of this name that touches a path with ``place``."""

    def hook(name: str, arguments: tuple[object, ...]) -> None:
        if name == event and any(place in str(argument) for argument in arguments):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    if "DIE_AT" in os.environ:
        die_at(*os.environ["DIE_AT"].split("|"))
    publication.KEPT = int(os.environ.get("KEPT", publication.KEPT))
    for count in range(int(sys.argv[2]), int(sys.argv[3]) + 1):
        accept(Path(sys.argv[1]), count, int(sys.argv[4]))
        sys.stdout.write(f"{count}\n")
        sys.stdout.flush()
