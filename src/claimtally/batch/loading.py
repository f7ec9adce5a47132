"""What a process of its own loads before its first article."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimtally.batch.summary import ARTICLE_LIMIT
from claimtally.batch.unit import Task
from claimtally.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Loading:
    """The model by name, files by path, and the limits: enough to make the same task in any process."""

    model: str
    lexicon: Path | None = None
    facts: Path | None = None
    fail_on: Severity | None = None
    limit: float = ARTICLE_LIMIT

    def task(self) -> Task:
        """Load all of it; faults in the facts were told where they were read first."""
        from claimtally.pipeline import default_pipeline, read_facts

        facts = None
        if self.facts is not None:
            facts = read_facts(self.facts, lambda fault: None, self.lexicon)
        return Task(default_pipeline(self.model, self.lexicon), facts, self.fail_on, self.limit)
