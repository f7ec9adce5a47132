"""What a finding across articles tells a reader: the equation, who prints what and when, and how sure that is."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from claimtally.check.numbers.notation import figure
from claimtally.check.stories.figures import Figure, Placed
from claimtally.check.stories.keys import STAFF
from claimtally.check.stories.sources import Voice
from claimtally.check.stories.verdict import Outcome
from claimtally.model import Finding
from claimtally.model.vocabulary import Severity, Verdict

ID = "stories"
MOST_NAMED = 4  # sources that a sentence names
MOST_FIGURES = 6  # different figures that an equation holds
FRAMES = {
    "other": "a figure",
    "count": "a count",
    "share": "a share",
    "change": "a change",
    "hardware": "chips or machines",
}


def finding_of(outcome: Outcome) -> Finding:
    """Give the finding on a slot: agreement holds, an outlier fails, a difference fails where it is sure."""
    verdict, severity = _verdict(outcome)
    main = [voice.placed for voice in outcome.main]
    rounded = outcome.verdict == "agree" and len({placed.stated for placed in main}) > 1
    leading = outcome.others if outcome.verdict == "outlier" else outcome.voices
    rest = outcome.main if outcome.verdict == "outlier" else ()
    return Finding.of(
        None,
        ID,
        verdict,
        tuple(voice.placed.figure.claim for voice in (*leading, *rest)),
        _sentence(outcome, rounded=rounded),
        equation=_equation(outcome),
        severity=severity,
        tolerance=_tolerance(main) if rounded else None,
        by_rounding=rounded,
    )


def named(voices: Sequence[Voice]) -> str:
    """Give the sources of some voices with their dates ("Harbour Times (4 March 2031) and The Ledger")."""
    shown = [_source(voice) for voice in voices[:MOST_NAMED]]
    left = len(voices) - len(shown)
    if left:
        shown.append(f"{left} other{'s' if left > 1 else ''}")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def matter(placed: Sequence[Placed]) -> str:
    """Give what figures are about, in words ("Vantor Systems, net profit, in 2030")."""
    told = [one.figure for one in placed]
    subject = max((figure.subject for figure in told), key=lambda name: (len(name), name))
    other = next((figure.object for figure in told if figure.details.object is not None), None)
    timed = [figure for figure in told if figure.details.time is not None]
    # What one article of several says of the time is no name for what all of them print.
    time = timed[0].time if 2 * len(timed) > len(told) else None
    parties = f"{subject} and {other}" if other else subject
    return ", ".join(part for part in (parties, _noun(told), time) if part)


def _noun(told: Sequence[Figure]) -> str:
    about = told[0].matter
    if about.unit == STAFF:
        return {"down": "job cuts", "up": "new jobs"}.get(about.direction or "", "workforce")
    return next((figure.measure for figure in told if figure.measure), FRAMES.get(about.frame, about.frame))


def _verdict(outcome: Outcome) -> tuple[Verdict, Severity]:
    match outcome.verdict:
        case "agree":
            return "holds", "info"
        case "updated":
            return ("holds", "info") if outcome.revised else ("unclear", "info")
    return ("fails", "error") if outcome.sure else ("unclear", "warning")


def _equation(outcome: Outcome) -> str:
    match outcome.verdict:
        case "agree":
            same = len({voice.placed.stated for voice in outcome.main}) == 1
            return _row(outcome.main, " = " if same else " ≈ ")
        case "updated":
            return _row(outcome.voices, " → ")
        case "outlier":
            return f"{_row(outcome.main, ' ≈ ')} ≠ {_row(outcome.others, ' ≠ ')}"
    return _row(outcome.voices, " ≠ ")


def _row(voices: Iterable[Voice], sign: str) -> str:
    """Give the printed figures once each; one figure that all print stands on both sides of the sign."""
    by_number = {voice.placed.stated: voice.placed.figure.printed for voice in reversed(list(voices))}
    shown = [by_number[number] for number in reversed(by_number)]
    if len(shown) == 1:
        return f"{shown[0]}{sign}{shown[0]}" if sign == " = " else shown[0]
    return sign.join(shown[:MOST_FIGURES] + (["…"] if len(shown) > MOST_FIGURES else []))


def _tolerance(main: Sequence[Placed]) -> str:
    """Give what the digits of the coarsest figure leave open to both sides."""
    widest = max(main, key=lambda placed: placed.width or Fraction(0))
    number = main[0].figure.quantity
    return f"± {figure((widest.width or Fraction(0)) / 2, number.unit, number.dimension)}"


def _sentence(outcome: Outcome, *, rounded: bool) -> str:
    about = matter([voice.placed for voice in outcome.voices])
    match outcome.verdict:
        case "agree":
            within = " within what rounding leaves open" if rounded else ""
            return f"{about}: {named(outcome.main)} print one figure{within}."
        case "updated":
            tells = "its words say that it replaces" if outcome.revised else "it may replace"
            return f"{about}: {_each(outcome.voices)}; the later figure stands, {tells} the earlier one."
        case "outlier":
            return (
                f"{about}: {_each(outcome.others)}, while {named(outcome.main)} agree on {_row(outcome.main, ' ≈ ')}."
            )
    doubt = "" if outcome.sure else "; both may be right, look at what each is about and when it was told"
    return f"{about}: {_each(outcome.voices)}{doubt}."


def _each(voices: Sequence[Voice]) -> str:
    """Give each figure with the sources that print it, in the order of publication."""
    by_number: dict[object, list[Voice]] = {}
    for voice in voices:
        by_number.setdefault(voice.placed.stated, []).append(voice)
    rows = list(by_number.values())
    shown = [f"{named(row)} {'prints' if len(row) == 1 else 'print'} {row[0].placed.figure.printed}" for row in rows]
    left = len(shown) - MOST_FIGURES
    return ", ".join(shown[:MOST_FIGURES]) + (f", and {left} other figures stand beside them" if left > 0 else "")


def _source(voice: Voice) -> str:
    outlet = voice.placed.figure.outlet
    return f"{outlet.label} ({spoken(outlet.day)})" if outlet.day else outlet.label


def spoken(day: date) -> str:
    """Give a day as a reader says it ("4 March 2031")."""
    return f"{day.day} {month_name[day.month]} {day.year}"
