"""The reliability plot as SVG: what claims of a confidence turned out to be, beside what they should be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from claimtally.evaluate.reliability import Bin, Reliability

WIDTH, HEIGHT = 490, 500
LEFT, TOP, SIDE = 70, 50, 380
INK, PALE, PAPER = "#1f2933", "#9aa5b1", "#ffffff"


def plot(series: Sequence[tuple[str, str, Reliability]], title: str) -> str:
    """Give an SVG of (label, colour, reliability): a dot a bin, its area by its claims, with its 95% interval."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="system-ui, sans-serif" font-size="12" role="img">',
        f"<title>{title}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        _text(LEFT, 22, title, size=14),
        *_frame(),
    ]
    for at, (label, colour, measured) in enumerate(series):
        parts += _dots(measured.bins, colour)
        x = LEFT + at * 190
        parts.append(f'<circle cx="{x + 5}" cy="36" r="5" fill="{colour}" fill-opacity="0.75"/>')
        parts.append(_text(x + 15, 40, label))
    return "\n".join([*parts, "</svg>", ""])


def wilson(right: int, claims: int) -> tuple[float, float]:
    """Give the 95% interval of a share by Wilson's formula."""
    z, share = 1.96, right / claims
    middle = share + z * z / (2 * claims)
    reach = z * math.sqrt(share * (1 - share) / claims + z * z / (4 * claims * claims))
    return max((middle - reach) / (1 + z * z / claims), 0.0), min((middle + reach) / (1 + z * z / claims), 1.0)


def _frame() -> Iterator[str]:
    bottom = TOP + SIDE
    for tenth in range(0, 11, 2):
        share = tenth / 10
        yield _line(_x(share), TOP, _x(share), bottom, "#e4e7eb")
        yield _line(LEFT, _y(share), LEFT + SIDE, _y(share), "#e4e7eb")
        yield _text(_x(share), bottom + 18, f"{share:.1f}", anchor="middle")
        yield _text(LEFT - 8, _y(share) + 4, f"{share:.0%}", anchor="end")
    yield _line(LEFT, bottom, LEFT + SIDE, TOP, PALE, dashes="5 4")
    yield _text(LEFT + SIDE / 2, bottom + 40, "confidence", anchor="middle")
    yield (
        f'<text x="18" y="{TOP + SIDE / 2}" fill="{INK}" text-anchor="middle" '
        f'transform="rotate(-90 18 {TOP + SIDE / 2})">claims that are right</text>'
    )


def _dots(bins: Sequence[Bin], colour: str) -> Iterator[str]:
    for held in bins:
        low, high = wilson(held.right, held.claims)
        x = _x(held.confidence)
        yield _line(x, _y(low), x, _y(high), colour)
        share = held.right / held.claims
        told = f"{held.right} of {held.claims} right at {held.confidence:.2f}"
        radius = min(2 + math.sqrt(held.claims) / 1.6, 12)
        yield (
            f'<circle cx="{x:.1f}" cy="{_y(share):.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.75">'
            f"<title>{told}</title></circle>"
        )


def _x(share: float) -> float:
    return LEFT + SIDE * share


def _y(share: float) -> float:
    return TOP + SIDE * (1 - share)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{dashed}/>'


def _text(x: float, y: float, words: str, anchor: str = "start", size: int = 12) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{INK}" text-anchor="{anchor}" font-size="{size}">{words}</text>'
