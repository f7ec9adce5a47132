"""Growth as SVG: seconds and megabytes against a size, linear scales, the straight line to the last dot beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP, WIDE, HIGH = 760, 330, 70, 50, 270, 220
INK, PALE = "#1f2933", "#9aa5b1"
PANELS = (("seconds", "#2563eb"), ("megabytes in use", "#c2410c"))
Look = tuple[int, float, float]  # size, seconds, megabytes


def draw(looks: Sequence[Look], unit: str, path: Path) -> None:
    """Write the two panels side by side."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="system-ui, sans-serif" font-size="12" role="img">',
        f"<title>Time and memory against {unit}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for at, (name, colour) in enumerate(PANELS):
        dots = [(look[0], look[at + 1]) for look in looks]
        parts += _panel(dots, f"{name} against {unit}", colour, LEFT + at * (WIDE + 90), straight=at == 0)
    path.write_text("\n".join([*parts, "</svg>", ""]), "utf-8")


def _panel(
    dots: Sequence[tuple[float, float]], title: str, colour: str, left: float, *, straight: bool
) -> Iterator[str]:
    most_x, most_y = max(x for x, _ in dots), max(y for _, y in dots) * 1.1
    bottom = TOP + HIGH

    def place(x: float, y: float) -> tuple[float, float]:
        return left + WIDE * x / most_x, bottom - HIGH * y / most_y

    yield f'<text x="{left}" y="{TOP - 16}" fill="{INK}" font-size="14">{title}</text>'
    for quarter in range(5):
        (x, _), (_, y) = place(most_x * quarter / 4, 0), place(0, most_y * quarter / 4)
        yield f'<line x1="{left}" y1="{y:.1f}" x2="{left + WIDE}" y2="{y:.1f}" stroke="#e4e7eb"/>'
        yield f'<text x="{left - 8}" y="{y + 4:.1f}" fill="{INK}" text-anchor="end">{most_y * quarter / 4:,.4g}</text>'
        told = f"{most_x * quarter / 4:,.0f}"
        yield f'<text x="{x:.1f}" y="{bottom + 18}" fill="{INK}" text-anchor="middle">{told}</text>'
    if straight:
        (x0, y0), (x1, y1) = place(0, 0), place(*dots[-1])
        yield f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="{PALE}" stroke-dasharray="5 4"/>'
    for x, y in dots:
        at_x, at_y = place(x, y)
        yield f'<circle cx="{at_x:.1f}" cy="{at_y:.1f}" r="4" fill="{colour}"><title>{x:,}: {y:,.1f}</title></circle>'
