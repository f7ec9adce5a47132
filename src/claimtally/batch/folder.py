"""The run folder: a file of JSON lines for each kind of record, run.json and report.html."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import orjson

from claimtally.batch.durable import told, write_whole
from claimtally.batch.summary import RunRecord
from claimtally.ingest.packing import PACKINGS
from claimtally.model import ClaimtallyError
from claimtally.model.source import path_of
from claimtally.tables import SUFFIX


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The folder of a run, by the paths of its files; `suffix` (.gz, .zst) where those of records are packed."""

    path: Path
    suffix: str = ""

    @classmethod
    def of_run(cls, path: Path) -> RunFolder:
        """Give the folder of a finished run, however its files are packed."""
        suffixes = [packing.suffix for packing in PACKINGS.values()]
        return cls(path, next((suffix for suffix in suffixes if (path / f"claims.jsonl{suffix}").is_file()), ""))

    @property
    def articles(self) -> Path:
        """The articles, one a line."""
        return self.records("articles")

    @property
    def claims(self) -> Path:
        """The claims, one a line, in the order of the articles and of their text."""
        return self.records("claims")

    @property
    def findings(self) -> Path:
        """The findings, one a line, in the order of the articles; those across articles come last."""
        return self.records("findings")

    @property
    def stories(self) -> Path:
        """What several articles print for one slot, one story a line."""
        return self.records("stories")

    @property
    def errors(self) -> Path:
        """What could not be read or worked on, one a line."""
        return self.records("errors")

    @property
    def record(self) -> Path:
        """What the run says about itself."""
        return self.path / "run.json"

    @property
    def report(self) -> Path:
        """The report."""
        return self.path / "report.html"

    @property
    def parts(self) -> Path:
        """What is done of a run that is not complete, as a folder."""
        return self.path / "parts"

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that a run writes, packed or not."""
        kinds = ("articles", "claims", "findings", "stories", "errors")
        suffixes = ("", *(packing.suffix for packing in PACKINGS.values()))
        records = (self.path / f"{kind}.jsonl{suffix}" for suffix in suffixes for kind in kinds)
        return (*records, self.record, self.report)

    def records(self, kind: str) -> Path:
        """Give the file of a kind of records."""
        return self.path / f"{kind}.jsonl{self.suffix}"

    def prepare(self) -> None:
        """Make the folder; raises ClaimtallyError where that fails, or where files stand there that no run wrote."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ClaimtallyError(
                f"{self.path}: this folder cannot be made ({error.strerror}); choose another one with -o."
            ) from error
        foreign = [path.name for path in self.files if path.exists()]
        if foreign and not self.record.exists():
            raise ClaimtallyError(
                f"{self.path}: this folder holds {', '.join(foreign)} but no run.json, so no run wrote them; "
                "choose another folder with -o or move them."
            )

    def require(self) -> None:
        """Raise ClaimtallyError unless a run has written this folder."""
        missing = [path.name for path in (self.articles, self.claims, self.findings) if not path.is_file()]
        if missing:
            raise ClaimtallyError(
                f"{self.path}: this is no run folder ({', '.join(missing)} is missing); "
                "name a folder that `claimtally run` wrote."
            )

    def owns(self, source: str) -> bool:
        """Tell whether the source of an article or an error is one of the files that the run itself writes."""
        path = Path(path_of(source))
        if path.parent.name == self.parts.name and path.parent.resolve() == self.parts.resolve():
            return True
        name = path.name.removesuffix(SUFFIX)
        if name not in {own.name for own in self.files}:
            return False
        return path.with_name(name).resolve() in {own.resolve() for own in self.files}

    def clear(self) -> None:
        """Take away what another run left here, run.json and parts apart; raises DiskError."""
        for path in self.files:
            if path != self.record:
                with told(path):
                    path.unlink(missing_ok=True)

    def write_record(self, record: RunRecord) -> None:
        """Write run.json, indented for people; raises DiskError."""
        write_whole(self.record, [orjson.dumps(record.model_dump(mode="json"), option=orjson.OPT_INDENT_2), b"\n"])

    def write_report(self, html: str) -> None:
        """Write report.html; raises DiskError."""
        write_whole(self.report, [html.encode("utf-8")])
