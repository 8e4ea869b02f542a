"""Property tests have no time limit for a single example: a busy machine must not make a rule look wrong."""

from __future__ import annotations
