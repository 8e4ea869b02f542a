"""The programs that the benchmarks measure against, in an environment of their own: the product needs none of them.

The environment is made on first use in the user's cache (or under XDG_CACHE_HOME) from a list of packages (`peers.txt`:
what reads workbooks), which needs the package index once.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

LISTED = Path(__file__).with_name("peers.txt")


def python(listed: Path = LISTED) -> str:
    """The interpreter of the environment of the peers that are listed, made where it is missing."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    mark = hashlib.sha256(listed.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = cache / "lsp-dashboard" / f"peers-{mark}"
    interpreter = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / "complete"
    if not done.exists():
        print(f"Making the environment of the peers in {folder} …", file=sys.stderr, flush=True)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([interpreter, "-m", "pip", "install", "--quiet", "-r", listed], check=True)
        done.touch()
    return str(interpreter)
