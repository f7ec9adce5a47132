"""What the lexicons know by name: organisations and hardware, those of the package and over them those of a user."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from claimtally.lexicons.forms import Phrases, folded, spellings
from claimtally.lexicons.hardware import Hardware, hardware_products
from claimtally.lexicons.names import name_words
from claimtally.lexicons.organisations import Organisation, organisations

Entry = Organisation | Hardware


class Known:
    """Names that are known before an article is read; what the article itself says of a name outweighs them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take entries in order; a later one takes a form over from an earlier one."""
        self._entries: dict[str, tuple[str, Entry]] = {}
        for entry in entries:
            for form in entry.forms:
                for spelling in spellings(form):
                    self._entries[spelling] = (form, entry)

    def organisation(self, name: str) -> Organisation | None:
        """Give the organisation that goes by a name, with or without a legal form behind it ("Nvidia Corp.")."""
        plain = folded(name)
        found = self._entries.get(plain)
        while found is None:
            plain, _, last = plain.rstrip(" ,").rpartition(" ")
            if not plain or last.casefold() not in name_words("legal_form"):
                return None
            found = self._entries.get(plain.rstrip(" ,"))
        return found[1] if isinstance(found[1], Organisation) else None

    def hardware(self, name: str) -> Hardware | None:
        """Give the chip or machine that goes by a name, where the name can mean no other thing."""
        plain = folded(name)
        form, entry = self._entries.get(plain) or self._entries.get(plain.removesuffix("s")) or ("", None)
        return entry if isinstance(entry, Hardware) and not entry.needs_evidence(form) else None

    def names_hardware(self, name: str) -> bool:
        """Tell whether a name behind its maker's is hardware, in the singular or plural ("H100s")."""
        return any(isinstance(self._entry(form), Hardware) for form in (folded(name), folded(name).removesuffix("s")))

    def _entry(self, form: str) -> Entry | None:
        return self._entries.get(form, ("", None))[1]

    @cached_property
    def long_organisations(self) -> Phrases[Organisation]:
        """Give the names of organisations that have several words, to be found in a text."""
        rows = (
            (spelling, entry)
            for spelling, (_, entry) in self._entries.items()
            if not {" ", "'", "-"}.isdisjoint(spelling)
        )
        return Phrases((spelling, entry) for spelling, entry in rows if isinstance(entry, Organisation))

    @cached_property
    def products(self) -> Phrases[tuple[str, Hardware]]:
        """Give the names of hardware, each with the form that is listed, to be found in a text."""
        return Phrases(
            ((s, (form, entry)) for s, (form, entry) in self._entries.items() if isinstance(entry, Hardware)),
            plurals=True,
        )

    def forms_of(self, name: str) -> tuple[str, ...]:
        """Give all names of an organisation that goes by a name; the name alone where it is not known."""
        organisation = self.organisation(name)
        return organisation.forms if organisation is not None else (name,)


@lru_cache(maxsize=4)
def known_names(file: Path | None = None) -> Known:
    """Give what is known by name; the entries of a user's file win. Raises LexiconError where the file is wrong."""
    if file is None:
        return Known((*hardware_products(), *organisations()))
    from claimtally.lexicons.own_file import read_own_file

    return Known((*hardware_products(), *organisations(), *read_own_file(file)))
