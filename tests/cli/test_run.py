from __future__ import annotations

import gzip
import json
import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import pytest

from claimtally.batch import RunFolder, RunOptions, run
from claimtally.ingest import read_articles
from claimtally.model import Article, Claim, ErrorRecord, Finding
from claimtally.pipeline import Pipeline, default_pipeline

from .conftest import COMMAND, TEXT, Claimtally, Piped, records

FILES = ("articles.jsonl", "claims.jsonl", "errors.jsonl", "findings.jsonl", "report.html", "run.json")


def summary(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "run.json").read_bytes())
    return found
