"""Years as newsrooms print them: four digits that stand alone."""

from __future__ import annotations

import re

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
