"""The parts of a run under way: a fixed number of inputs each, written whole, and the manifest of those that are done.

What is not in the manifest never happened: a run that goes on does it again. A part is taken over where the inputs of
its place are still those it was made of, and hangs on no other part: which articles came before is seen at the end.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from claimtally.batch.durable import append_line, told, write_whole
from claimtally.batch.outcome import Outcome, Packed, line_of, packed, unpacked
from claimtally.batch.summary import Counts
from claimtally.ingest import RawDocument
from claimtally.model import ClaimtallyError, ErrorRecord, Record

Input = RawDocument | ErrorRecord


class PartRecord(Record):
    """A line of the manifest: the number of a part, a digest of its inputs, and what was counted in it."""

    part: int
    inputs: str
    counts: Counts


class RunIdentity(Record):
    """The first line of the manifest: what must be the same for a run to go on, as name and value."""

    identity: dict[str, str]


class Parts:
    """The folder of parts of one run."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the parts, a folder of its own in that of the run; nothing is read or made yet."""
        self.folder = folder
        self.manifest = self.folder / "manifest.jsonl"
        self._done: dict[int, PartRecord] = {}

    def begin(self, identity: dict[str, str]) -> None:
        """Begin anew: what another run left is gone; raises DiskError."""
        with told(self.folder):
            if self.folder.exists():
                shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True)
        self._done = {}
        append_line(self.manifest, line_of(RunIdentity(identity=identity)))

    def resume(self, identity: dict[str, str]) -> bool:
        """Read what is done; give whether there was a run to go on with.

        Raises ClaimtallyError where that run was asked for something else. A last line that was cut off is no line.
        """
        lines = self.manifest.read_bytes().split(b"\n")[:-1] if self.manifest.is_file() else []
        try:
            before = RunIdentity.from_json(lines[0]).identity
        except (IndexError, ValueError):
            return False
        names = before.keys() | identity.keys()
        if differing := sorted(name for name in names if before.get(name) != identity.get(name)):
            raise ClaimtallyError(
                f"{self.folder.parent}: the run to resume had other {', '.join(differing)}; "
                "give what it was given, or begin anew without --resume."
            )
        sound = lines[:1]
        for line in lines[1:]:
            try:
                record = PartRecord.from_json(line)
            except ValueError:
                break
            sound.append(line)
            self._done[record.part] = record
        # Without a torn line, to which the next one would be appended.
        write_whole(self.manifest, [line + b"\n" for line in sound])
        return True

    def done(self, number: int, inputs: Sequence[str]) -> Counts | None:
        """Give the counts of a part that is done and was made of inputs with these digests."""
        record = self._done.get(number)
        if record is None or not self._file(number).is_file() or record.inputs != _together(inputs):
            return None
        return record.counts

    def any_done(self) -> bool:
        """Tell whether any part is done."""
        return bool(self._done)

    def write(self, number: int, inputs: Sequence[str], outcomes: Iterable[Outcome]) -> Counts:
        """Write a part of inputs with these digests, enter it into the manifest, give its counts; raises DiskError."""
        counts, pieces = Counts(), []
        for outcome in outcomes:
            counts.add(outcome.counts)
            pieces.append(packed(outcome))
        write_whole(self._file(number), pieces)
        record = PartRecord(part=number, inputs=_together(inputs), counts=counts)
        append_line(self.manifest, line_of(record))
        self._done[number] = record
        return counts

    def outcomes(self, parts: int) -> Iterator[Packed]:
        """Yield the outcomes of the first parts in order."""
        for number in range(parts):
            with self._file(number).open("rb") as stream:
                yield from unpacked(stream)

    def remove(self) -> None:
        """Take the parts away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _file(self, number: int) -> Path:
        return self.folder / f"{number:06}.jsonl"


def digest_of(given: Input) -> str:
    """Give a digest of an input: of its name and bytes, or of what is wrong with it."""
    return (
        blake2b(given.to_json().encode(), digest_size=16).hexdigest()
        if isinstance(given, ErrorRecord)
        else given.digest()
    )


def _together(digests: Iterable[str]) -> str:
    return blake2b("".join(f"{digest}\n" for digest in digests).encode(), digest_size=16).hexdigest()
