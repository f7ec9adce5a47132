"""The evaluate stage: gold files, matching, tolerances, figures, floors, and agreement with the independent scorer."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import math
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from claimtally.evaluate import Mismatch, check_floors, evaluate, read_floors, read_gold_file
from claimtally.evaluate.comparison import plain_unit, same_name, same_quantity, shared_words
from claimtally.evaluate.figures import Confusion
from claimtally.evaluate.gold import GoldClaim
from claimtally.evaluate.reliability import reliability
from claimtally.model import Article, Attribution, Claim, ClaimtallyError, Condition, NamedSpan, Quantity, Span
from claimtally.model.vocabulary import Frame

SHARED = Path(__file__).parents[3] / "shared"
QUOTE = "Alder Corp will spend $5 billion on a plant, up from $3 billion."
TEXT = f"{QUOTE}\n\nThe plant uses  400 Elm chips if regulators agree."
GOLD: dict[str, Any] = {
    "quote": QUOTE,
    "mention": "$5 billion",
    "value": [5e9, 5e9],
    "unit": "USD",
    "bound": "=",
    "frame": "spending",
    "role": "value",
    "direction": None,
    "subject": "Alder Corp",
    "object": None,
    "factuality": "expected",
}
CHIPS: dict[str, Any] = {
    **GOLD, "quote": "The plant uses  400 Elm chips if regulators agree.", "mention": "400 Elm chips",
    "value": [400, 400], "unit": "chip", "frame": "count", "subject": "the plant", "factuality": "actual",
}  # fmt: skip


def gold_claim(**changes: object) -> GoldClaim:
    return GoldClaim.model_validate({**GOLD, **changes})


def quantity(low: str, high: str | None = None, unit: str = "USD", **changes: object) -> Quantity:
    return Quantity.model_validate(
        {
            "stated": (Decimal(low), Decimal(high or low)),
            "low": Decimal(low),
            "high": Decimal(high or low),
            "low_closed": True,
            "high_closed": True,
            "bound": "=",
            "unit": unit,
            "dimension": "money",
            **changes,
        }
    )


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span.of(article.text, start, start + len(words))


def named(name: str) -> NamedSpan:
    return NamedSpan(text=name, start=0, end=len(name), name=name)


def claim_of(article: Article, mention: str, **slots: Any) -> Claim:
    span = span_of(article, mention)
    slots.setdefault("quantity", quantity("5e9"))
    return Claim(id=f"c{span.start}", article=article.id, quote=span, mention=span, **slots)


@pytest.fixture
def article() -> Article:
    return Article.from_text(TEXT, source="corpus/alder-plant.txt")


@pytest.fixture
def write_gold(tmp_path: Path) -> Any:
    def write(*claims: dict[str, Any], article: str = "alder-plant") -> Path:
        content = {"article": article, "claims": claims, "consistency": []}
        (tmp_path / f"{article}.gold.json").write_text(json.dumps(content), "utf-8")
        return tmp_path

    return write


def right(article: Article, **changes: Any) -> Claim:
    slots = {"frame": "spending", "factuality": "expected", "subject": named("Alder")}
    return claim_of(article, "$5 billion", **{**slots, **changes})


def test_a_right_claim_scores_at_every_level(article: Article, write_gold: Any) -> None:
    scores = evaluate([article], [right(article)], write_gold(GOLD))
    assert scores.counts.model_dump() == {
        "gold": 1, "claims": 1, "mention": 1, "value": 1, "value_unit": 1, "strict": 1
    }  # fmt: skip
    assert list(scores.mismatches()) == []


@pytest.mark.parametrize(
    ("changes", "levels", "kind"),
    [
        ({"quantity": quantity("4e9")}, (1, 0, 0, 0), "value"),
        ({"quantity": quantity("5e9", unit="EUR")}, (1, 1, 0, 0), "value"),
        ({"frame": "investment"}, (1, 1, 1, 0), "slot"),
        ({"subject": named("Birch")}, (1, 1, 1, 0), "slot"),
        ({"factuality": "actual"}, (1, 1, 1, 0), "slot"),
        ({"polarity": "negative"}, (1, 1, 1, 0), "slot"),
        ({"quantity": quantity("5e9", bound="~")}, (1, 1, 1, 0), "slot"),
        ({"role": "cap"}, (1, 1, 1, 1), "slot"),
        ({"quantity": None}, (0, 0, 0, 0), "missed"),
    ],
)
def test_a_wrong_slot_costs_its_level(
    article: Article, write_gold: Any, changes: dict[str, Any], levels: tuple[int, ...], kind: str
) -> None:
    scores = evaluate([article], [right(article, **changes)], write_gold(GOLD))
    counts = scores.counts
    assert (counts.mention, counts.value, counts.value_unit, counts.strict) == levels
    assert [mismatch.kind for mismatch in scores.mismatches()][:1] == [kind]


def test_the_claim_with_the_right_quantity_is_matched_first(article: Article, write_gold: Any) -> None:
    wide = claim_of(article, "$5 billion on a plant", quantity=quantity("9e9"))
    scores = evaluate([article], [wide, right(article)], write_gold(GOLD))
    assert scores.counts.strict == 1
    assert [(m.kind, m.mention) for m in scores.mismatches()] == [("extra", "$5 billion on a plant")]


def test_one_claim_meets_one_gold_claim(article: Article, write_gold: Any) -> None:
    scores = evaluate([article], [right(article)], write_gold(GOLD, GOLD))
    assert (scores.counts.gold, scores.counts.mention) == (2, 1)


def test_occurrence_chooses_among_equal_mentions(write_gold: Any) -> None:
    doubled = Article.from_text("It sold 40 in May and 40 in June.", source="alder-plant.txt")
    second = doubled.text.rindex("40")
    claim = Claim(
        id="c", article=doubled.id, quote=Span.of(doubled.text, 0, 5),
        mention=Span.of(doubled.text, second, second + 2), quantity=quantity("40", unit="unit"),
    )  # fmt: skip
    row = {**GOLD, "quote": doubled.text, "mention": "40", "value": [40, 40], "unit": "unit"}
    folder = write_gold({**row, "occurrence": 1})
    assert evaluate([doubled], [claim], folder).counts.mention == 0
    folder = write_gold({**row, "occurrence": 2})
    assert evaluate([doubled], [claim], folder).counts.mention == 1


def test_white_space_makes_no_difference(article: Article, write_gold: Any) -> None:
    row = {**GOLD, "quote": "The plant uses\n400 Elm\tchips if regulators agree.", "mention": "400  Elm chips"}
    folder = write_gold({**row, "value": [400, 400], "unit": "chip"})
    claim = claim_of(article, "400 Elm chips", quantity=quantity("400", unit="chips"))
    assert evaluate([article], [claim], folder).counts.value_unit == 1


def test_conditions_attribution_and_confusions(article: Article, write_gold: Any) -> None:
    folder = write_gold({**GOLD, "conditions": ["regulators agree"], "attribution": "Alder Corp"})
    condition = Condition(**span_of(article, "if regulators agree").model_dump())
    good = right(article, conditions=(condition,), attribution=Attribution(source=named("Alder")), frame="investment")
    scores = evaluate([article], [good], folder)
    assert {slot: (score.right, score.judged) for slot, score in scores.slots.items() if score.judged} == {
        "frame": (0, 1), "role": (1, 1), "bound": (1, 1), "subject": (1, 1), "object": (1, 1), "factuality": (1, 1),
        "deontic": (1, 1), "polarity": (1, 1), "condition": (1, 1), "attribution": (1, 1),
    }  # fmt: skip
    assert [(c.slot, c.gold, c.claimed, c.count) for c in scores.confusions] == [("frame", "spending", "investment", 1)]
    without = evaluate([article], [right(article)], folder)
    assert (without.slots["condition"].right, without.slots["attribution"].right) == (0, 0)


def test_an_article_that_the_run_lacks_is_named_and_counts_nowhere(article: Article, write_gold: Any) -> None:
    folder = write_gold(GOLD)
    write_gold(GOLD, article="birch-plant")
    scores = evaluate([article], [right(article)], folder)
    assert (scores.unscored, scores.counts.gold) == (("birch-plant",), 1)
    assert scores.table().endswith("not in the run: birch-plant")


def test_table_and_json_show_the_same_figures(article: Article, write_gold: Any) -> None:
    scores = evaluate(
        [article], [right(article, frame="investment")], write_gold(GOLD, {**GOLD, "mention": "$3 billion"})
    )
    shown = json.loads(scores.to_json())
    assert shown["counts"] == scores.counts.model_dump()
    assert "listed" not in shown
    assert re.search(r"^mention found +100\.0 +50\.0 +66\.7$", scores.table(), re.MULTILINE)
    assert re.search(r"^frame +0\.0 +1 +1$", scores.table(), re.MULTILINE)
    assert re.search(r"^frame +spending → investment 1$", scores.table(), re.MULTILINE)


def test_confusions_and_wrong_pairs_stand_most_frequent_first(article: Article, write_gold: Any) -> None:
    folder = write_gold(GOLD, {**GOLD, "mention": "$3 billion", "value": [3e9, 3e9]}, CHIPS)
    claims = [
        right(article, frame="investment", subject=named("Birch")),
        claim_of(article, "$3 billion", quantity=quantity("3e9"), frame="investment", subject=named("Birch")),
        claim_of(article, "400 Elm chips", quantity=quantity("400", unit="chip"), frame="price", object=named("Elm")),
    ]
    scores = evaluate([article], claims, folder)
    assert [(c.slot, c.gold, c.claimed, c.count) for c in scores.confusions] == [
        ("frame", "spending", "investment", 2), ("frame", "count", "price", 1), ("factuality", "expected", "actual", 1),
    ]  # fmt: skip
    assert [(c.slot, c.gold, c.claimed, c.count) for c in scores.pairs] == [
        ("subject", "Alder Corp", "Birch", 2), ("subject", "the plant", "none", 1), ("object", "none", "Elm", 1),
    ]  # fmt: skip
    rows = scores.table().splitlines()
    assert "frame       spending → investment 2, count → price 1" in rows
    assert "subject        0.0     3      3   missing 1, too many 0, another 2" in rows
    assert "object        66.7     3      1   missing 0, too many 1, another 0" in rows
    assert scores.pair_table().splitlines()[:3] == [
        "subject (gold → claim)", "   2  Alder Corp → Birch", "   1  the plant → none",
    ]  # fmt: skip
    assert json.loads(scores.to_json())["pairs"] == [pair.model_dump() for pair in scores.pairs]


def test_tables_fit_a_hundred_columns(article: Article, write_gold: Any) -> None:
    long = "Alder and the Sons of the late Founder of a Company with a very long Name " * 3
    scores = evaluate([article], [right(article, subject=named(long))], write_gold({**GOLD, "subject": f"B {long}C"}))
    confused = [Confusion(slot="frame", gold=g, claimed=c, count=9) for g in get_args(Frame) for c in get_args(Frame)]
    wide = scores.model_copy(
        update={
            "confusions": tuple(confused),
            "unscored": tuple(f"article-{n}" for n in range(60)),
            "pairs": (Confusion(slot="subject", gold=long, claimed=f"X {long}", count=1),),
        }
    )
    mismatch = Mismatch(kind="slot", article="alder-plant", mention="$5 billion", detail=f"subject: gold {long}")
    text = "\n".join((wide.table(), wide.pair_table(), mismatch.wrapped()))
    assert max(map(len, text.splitlines())) <= 100
    assert f"{len(confused) - 12} others {9 * (len(confused) - 12)}" in " ".join(text.split())
    assert all(name in text for name in wide.unscored)
    assert " ".join(mismatch.wrapped().split()) == " ".join(str(mismatch).split())


def test_reliability_counts_every_claim_on_a_gold_article(article: Article, write_gold: Any) -> None:
    sure = {"confidence": 0.9}
    claims = [right(article, **sure), claim_of(article, "400 Elm chips", quantity=quantity("400", unit="chip"))]
    told = evaluate([article], [claims[0], claims[1].model_copy(update={"confidence": 0.3})], write_gold(GOLD))
    bins = [(b.low, b.claims, b.confidence, b.right) for b in told.reliability.bins]
    assert bins == [(0.3, 1, 0.3, 0), (0.9, 1, 0.9, 1)]
    assert told.reliability.brier == pytest.approx((0.1**2 + 0.3**2) / 2)
    assert told.reliability.calibration_error == pytest.approx((0.1 + 0.3) / 2)
    assert told.reliability.log_loss == pytest.approx(-(math.log(0.9) + math.log(0.7)) / 2)
    wrong = evaluate([article], [right(article, frame="investment", **sure)], write_gold(GOLD))
    assert [(b.claims, b.right) for b in wrong.reliability.bins] == [(1, 0)]


def test_reliability_of_nothing_and_of_the_ends() -> None:
    assert reliability([]).bins == ()
    assert [(b.low, b.claims) for b in reliability([(0.0, False), (1.0, True), (0.7, True)]).bins] == [
        (0.0, 1), (0.7, 1), (0.9, 1),
    ]  # fmt: skip
    assert reliability([(1.0, False)]).log_loss == pytest.approx(-math.log(0.01))


def test_numbers_of_a_wrong_quantity_are_written_for_people(article: Article, write_gold: Any) -> None:
    scores = evaluate([article], [right(article, quantity=quantity("3e9", "4.5e9"))], write_gold(GOLD))
    (mismatch,) = scores.mismatches()
    assert mismatch.detail == "gold 5,000,000,000 USD, claim 3,000,000,000 to 4,500,000,000 USD"


@pytest.mark.parametrize(
    ("unit", "plain"),
    [("percent", "%"), ("chips", "chip"), ("USD/share", "USD/share"), ("gigawatt", "GW"), ("gas", "gas"), (None, "")],
)
def test_units_are_compared_in_a_plain_form(unit: str | None, plain: str) -> None:
    assert plain_unit(unit) == plain


@pytest.mark.parametrize(
    ("value", "unit", "claimed", "same"),
    [
        ([5, 5], "GW", quantity("5000", unit="MW"), True),
        ([5, 5], "GW", quantity("500", unit="MW"), False),
        ([0.5, 0.5], "%", quantity("50", unit="bp"), True),
        ([3, 4], "USD", quantity("3", "4"), True),
        ([3, 4], "USD", quantity("3"), False),
        (None, None, None, True),
        ([3, 3], "USD", None, False),
    ],
)
def test_quantities_are_compared_by_size(
    value: list[float] | None, unit: str | None, claimed: Quantity | None, same: bool
) -> None:
    assert same_quantity(gold_claim(value=value, unit=unit), claimed) is same


@pytest.mark.parametrize(
    ("gold", "claimed", "same"),
    [
        ("Alder Corp.", "Alder", True),
        ("the Elm Street Group", "Elm Street", True),
        ("Alder", "Birch", False),
        (None, None, True),
        ("Alder", None, False),
        ("the company", None, True),
    ],
)
def test_names_are_compared_without_suffixes(gold: str | None, claimed: str | None, same: bool) -> None:
    assert same_name(gold, claimed) is same


def test_conditions_share_half_their_words() -> None:
    assert shared_words("regulators agree", "if regulators agree")
    assert not shared_words("the board agrees", "rain falls on the hills")


@pytest.mark.parametrize(
    ("content", "place", "remedy"),
    [
        ("{", "line 1, column 2", "correct that line"),
        ('{"article": "a", "claims": [{}]}', "claims.0.quote", "correct that field"),
        (json.dumps({"article": "a", "claims": [{**GOLD, "frame": "spend"}]}), "claims.0.frame", "correct that field"),
        (json.dumps({"article": "a", "claims": [{**GOLD, "frames": 1}]}), "claims.0.frames", "correct that field"),
        (json.dumps({"article": "a", "claims": [{**GOLD, "unit": None}]}), "claims.0", "needs a unit"),
        (json.dumps({"article": "a", "claims": [{**GOLD, "value": [2, 1]}]}), "claims.0", "lies above"),
    ],
)
def test_a_bad_gold_file_is_one_clear_error(tmp_path: Path, content: str, place: str, remedy: str) -> None:
    path = tmp_path / "a.gold.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ClaimtallyError) as caught:
        read_gold_file(path)
    message = str(caught.value)
    assert str(path) in message
    assert place in message
    assert remedy in message


@pytest.mark.parametrize("wrong", [{"quote": "Nobody wrote this."}, {"mention": "$7 billion"}, {"occurrence": 2}])
def test_words_that_are_not_in_the_article_are_one_clear_error(
    article: Article, write_gold: Any, wrong: dict[str, Any]
) -> None:
    folder = write_gold(GOLD, {**GOLD, **wrong})
    with pytest.raises(ClaimtallyError, match=r"alder-plant\.gold\.json, claim 2: .*copy it letter for letter"):
        evaluate([article], [], folder)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ClaimtallyError, match="name a folder of gold files"):
        evaluate([], [], tmp_path)


def test_floors_speak_up_below_and_are_silent_above(article: Article, write_gold: Any, tmp_path: Path) -> None:
    scores = evaluate([article], [right(article, frame="investment")], write_gold(GOLD), name="small")
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"small": {"value_unit_f1": 100, "strict_f1": 50, "time": 1}, "big": {"strict_f1": 99}}))
    assert check_floors(scores, read_floors(path)) == [
        "small: strict_f1 is 0.0, below its floor of 50.0.",
        "small: time has a floor of 1.0 but was not measured.",
    ]


def test_a_bad_floors_file_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"small": {"strict_f1": "high"}}')
    with pytest.raises(ClaimtallyError, match=r"floors\.json, small\.strict_f1: .*write an object"):
        read_floors(path)
    with pytest.raises(ClaimtallyError, match="check the path"):
        read_floors(tmp_path / "none.json")


# Agreement with the independent scorer, on a run made from gold with every kind of fault planted in turn.


def planted(gold: dict[str, Any], at: int, article: Article) -> Iterator[Claim]:
    """Give a claim for a gold row, right or with the fault of its turn; none where the turn is to miss it."""
    start = article.text.find(gold["quote"])
    inner = gold["quote"].find(gold["mention"])
    if start < 0 or at % 7 == 6:
        return
    span = Span.of(article.text, start + inner, start + inner + len(gold["mention"]))
    value = gold["value"]
    factor = 2 if at % 7 == 1 else 1
    scaled = gold["unit"] == "GW" and at % 2
    stated = value and quantity(
        str(value[0] * factor * (1000 if scaled else 1)),
        str(value[1] * factor * (1000 if scaled else 1)),
        unit="MW" if scaled else "EUR" if at % 11 == 5 else gold["unit"],
        bound="~" if at % 5 == 3 else gold["bound"],
        direction="up" if at % 6 == 2 else gold["direction"],
    )
    subject = gold["subject"] and named(gold["subject"] if at % 4 else gold["subject"].split()[0])
    yield Claim(
        id=str(at), article=article.id, quote=span, mention=span, quantity=stated,
        frame="change" if at % 3 == 1 else gold["frame"], role="value" if at % 2 else gold["role"],
        factuality="actual" if at % 4 == 2 else gold["factuality"], polarity=gold["polarity"],
        deontic="required" if at % 9 == 4 else gold["deontic"], subject=subject if at % 8 else None,
        object=named(gold["object"]) if gold["object"] and at % 3 else None,
        conditions=[Condition(text=c, start=0, end=len(c)) for c in gold["conditions"]] if at % 5 else (),
        attribution=Attribution(source=named(gold["attribution"])) if gold["attribution"] and at % 2 else None,
    )  # fmt: skip
    if at % 5 == 0 and len(gold["mention"]) > 3:
        part = Span.of(article.text, span.start, span.start + 3)
        yield Claim(id=f"x{at}", article=article.id, quote=part, mention=part, quantity=stated)


def independent_figures(
    run: Path, gold: Path
) -> tuple[dict[str, tuple[float, ...]], dict[str, tuple[float, int]], int]:
    """Run the independent scorer and read P, R, F1 a level, accuracy and number a slot, and how much it left out."""
    spec = importlib.util.spec_from_file_location("independent_score", SHARED / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        module.main(run, gold)
    levels = {
        label.strip(): tuple(map(float, figures))
        for label, *figures in re.findall(
            r"^(.+?) +P +([\d.]+) +R +([\d.]+) +F1 +([\d.]+)$", out.getvalue(), re.MULTILINE
        )
    }
    line = next(row for row in out.getvalue().splitlines() if row.startswith("slot accuracy:"))
    slots = {slot: (float(a), int(n)) for slot, a, n in re.findall(r"(\w+) ([\d.]+) \((\d+)\)", line)}
    return levels, slots, out.getvalue().count("not scored")


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the shared gold is not beside this checkout")
def test_figures_agree_with_the_independent_scorer(tmp_path: Path) -> None:
    articles, claims = [], []
    for path in sorted((SHARED / "gold").glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        raw = (SHARED / "articles" / f"{gold['article']}.txt").read_text("utf-8")
        found = Article.from_text(raw, source=f"articles/{gold['article']}.txt")
        articles.append(found)
        for at, row in enumerate(gold["claims"]):
            claims += planted(row, at, found)
    (tmp_path / "articles.jsonl").write_text("".join(a.to_json() + "\n" for a in articles), "utf-8")
    (tmp_path / "claims.jsonl").write_text("".join(c.to_json() + "\n" for c in claims), "utf-8")
    levels, slots, left_out = independent_figures(tmp_path, SHARED / "gold")
    scores = evaluate(articles, claims, SHARED / "gold")
    counts = scores.counts
    assert left_out == 0
    assert 0 < counts.strict < counts.value_unit < counts.value < counts.mention < counts.gold
    labels = {
        "mention found": "mention",
        "value right": "value",
        "value+unit right": "value_unit",
        "strict claim": "strict",
    }
    assert {labels[k]: v for k, v in levels.items()} == {
        level: tuple(round(rate(level), 1) for rate in (counts.precision, counts.recall, counts.f1))
        for level in labels.values()
    }
    assert slots == {
        slot: (round(score.accuracy, 1), score.judged)
        for slot, score in scores.slots.items()
        if score.accuracy is not None
    }
