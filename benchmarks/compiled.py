"""The product compiled as `bin/install` leaves it, so that a benchmark of whole processes does not time the compiler.

Where Python may not write its bytecode (PYTHONDONTWRITEBYTECODE), or the code was changed since it was installed, every
start would compile the product anew: half a second that no installation takes.
"""

from __future__ import annotations

import compileall
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("lsp_data", "loaders", "presentation", "pages", "sample_data")
FILES = ("app.py", "cli.py")


def compile_product() -> None:
    """Write the bytecode of every module that has none, or an old one."""
    for name in FOLDERS:
        compileall.compile_dir(ROOT / name, quiet=1)
    for name in FILES:
        compileall.compile_file(ROOT / name, quiet=1)
