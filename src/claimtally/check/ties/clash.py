"""Clashes: a smallest set of claims that cannot all be true, given the ties between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb

from claimtally.check.numbers.interval import Interval
from claimtally.check.ties.propagation import keys_of, narrowed
from claimtally.check.ties.tie import Tie

# Ties that are looked at to find a smaller set; beyond it the set that is given is irreducible, another may be smaller.
MOST_LOOKED_AT = 40_000


def smallest_clash(ties: Sequence[Tie], domains: Mapping[str, Interval]) -> tuple[str, ...] | None:
    """Give the keys of a smallest set of numbers that clash, None where propagation finds no clash.

    A number that is left out may be anything. The first set in the order of `domains` is given among equally small
    ones. First an irreducible set is found by leaving out as many numbers at once as can be (Junker's QuickXplain,
    2004: for k numbers of n about k log n propagations), then smaller sets are tried while that costs little.
    """
    tied = {key for tie in ties for key in keys_of(tie)}
    keys = [key for key in domains if key in tied]
    if not _clashes(ties, domains, keys):
        return None
    kept = _irreducible(ties, domains, keys)
    return _smaller(ties, domains, keys, len(kept)) or tuple(kept)


def _irreducible(ties: Sequence[Tie], domains: Mapping[str, Interval], keys: Sequence[str]) -> list[str]:
    """Give the numbers that stay when each is left out, front to back, that can be while the rest still clash."""
    kept = dict.fromkeys(keys)

    def leave_out(numbers: Sequence[str]) -> None:
        left_out = set(numbers)
        rest = [key for key in kept if key not in left_out]
        if _clashes(ties, domains, rest):
            for key in numbers:
                del kept[key]
        elif len(numbers) > 1:
            half = len(numbers) // 2
            leave_out(numbers[:half])
            leave_out(numbers[half:])

    leave_out(keys)
    return list(kept)


def components(ties: Sequence[Tie]) -> list[list[Tie]]:
    """Group ties that share numbers, directly or through others, in the order of their first ties."""
    leader: dict[str, str] = {}

    def led_by(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = key = leader[leader[key]]
        return key

    for tie in ties:
        first, *rest = keys_of(tie)
        for key in rest:
            leader[led_by(key)] = led_by(first)
    groups: dict[str, list[Tie]] = {}
    for tie in ties:
        groups.setdefault(led_by(keys_of(tie)[0]), []).append(tie)
    return list(groups.values())


def _clashes(ties: Sequence[Tie], domains: Mapping[str, Interval], keys: Sequence[str]) -> bool:
    return narrowed(ties, {key: domains[key] for key in keys}) is None


def _smaller(
    ties: Sequence[Tie], domains: Mapping[str, Interval], keys: Sequence[str], size: int
) -> tuple[str, ...] | None:
    for smaller in range(1, size):
        if comb(len(keys), smaller) * len(ties) > MOST_LOOKED_AT:
            return None
        for chosen in combinations(keys, smaller):
            if _clashes(ties, domains, chosen):
                return chosen
    return None
