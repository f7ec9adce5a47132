"""Stories: articles of several outlets in our own words, extracted by the pipeline, and what they say of each other."""

from __future__ import annotations

from functools import cache
from itertools import count

import pytest

import claimtally
from claimtally.check.stories import Stories, find_stories
from claimtally.check.stories.names import Party, party
from claimtally.lexicons.known import known_names
from claimtally.model import Article, Claim, Finding

DAY = "2031-05-06"
Print = tuple[str, str | None, str]  # publisher, date, text
CLOSING = {
    "Harbour Times": "Nobody at the harbour was surprised. The ferries ran late again, as they had all spring.",
    "The Ledger": "Clerks went on with their books, and the tea trolley came round at four without anyone looking up.",
    "North Wire": "Snow was forecast for the evening; the roads to the north were to stay open until midnight.",
    "Daily Beacon": "Outside, a brass band played for the mayor, who had come to open the new swimming bath in person.",
}
OUTLETS = tuple(CLOSING)


@cache
def printed(publisher: str, published: str | None, text: str, title: str | None = None) -> tuple[Article, list[Claim]]:
    article = Article.from_text(text, title=title, publisher=publisher, published=published)
    return article, claimtally.extract(article)


def tell(*prints: Print) -> Stories:
    """Give the stories of reports, each with closing words of its own, so that equal sentences make no copies."""
    return find_stories([printed(outlet, day, f"{text}\n\n{CLOSING[outlet]}") for outlet, day, text in prints])


def tell_as_printed(*prints: Print) -> Stories:
    return find_stories([printed(*each) for each in prints])


def about(told: Stories, check: str = "stories") -> list[Finding]:
    return [finding for finding in told.findings if finding.check == check]


ROUND = "Orrin Robotics raised {} in a funding round led by Calder Ventures, the company said."
JOBS = "Vantor Systems will cut {} jobs as it closes its sensor plant, the company said."
PROFIT = "Net profit of Sellick Motors in 2030 was {} euros."

# The text, the figures and days in the order of OUTLETS, and the finding: verdict of the slot, its own, severity, sign.
CASES: dict[str, tuple[str, list[tuple[str, str | None]], tuple[str, str, str, str] | None]] = {
    "one number": (ROUND, [("$240 million", DAY), ("$240m", DAY)], ("agree", "holds", "info", "=")),
    "the same by rounding": (ROUND, [("$13 billion", DAY), ("$13.2 billion", DAY)], ("agree", "holds", "info", "≈")),
    "two that differ on one day": (JOBS, [("1,900", DAY), ("2,400", DAY)], ("differ", "fails", "error", "≠")),
    "two that differ, undated": (JOBS, [("1,900", None), ("2,400", None)], ("differ", "unclear", "warning", "≠")),
    "cut off, not rounded": (
        ROUND, [("$13 billion", DAY), ("$13.7 billion", DAY)], ("differ", "unclear", "warning", "≠")),
    "one against two": (PROFIT, [("610 million", DAY), ("640 million", DAY), ("640 million", DAY)],
                        ("outlier", "fails", "error", "≠")),
    "one against two, undated": (PROFIT, [("610 million", None), ("640 million", None), ("640 million", None)],
                                 ("outlier", "fails", "error", "≠")),
    "one against two, which come back to the old figure": (
        PROFIT, [("640 million", DAY), ("610 million", "2031-05-07"), ("640 million", "2031-05-08")],
        ("outlier", "fails", "error", "≠")),
    "a later figure": (JOBS, [("1,900", DAY), ("2,400", "2031-05-09")], ("updated", "unclear", "info", "→")),
    "two against two": (JOBS, [("1,900", DAY), ("2,400", DAY), ("1,900", DAY), ("2,400", DAY)],
                        ("differ", "fails", "error", "≠")),
    "days too far apart": (JOBS, [("1,900", DAY), ("2,400", "2032-05-09")], None),
    "a bound that fits anything": (ROUND, [("more than $10 billion", DAY), ("$13.2 billion", DAY)], None),
    "a bound that does not fit": (ROUND, [("more than $20 billion", DAY), ("$13.2 billion", DAY)],
                                  ("differ", "fails", "error", "≠")),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_figures_of_one_slot(name: str) -> None:
    text, figures, expected = CASES[name]
    told = tell(*((outlet, day, text.format(figure)) for outlet, (figure, day) in zip(OUTLETS, figures, strict=False)))
    if expected is None:
        assert (told.stories, told.findings) == ((), ())
        return
    (finding,) = told.findings
    ((slot,),) = (story.slots for story in told.stories)
    assert (slot.verdict, finding.verdict, finding.severity) == expected[:3]
    assert expected[3] in str(finding.equation)
    assert (finding.article, finding.check) == (None, "stories")
    assert {figure.claim for figure in slot.figures} == set(finding.claims)


def test_a_finding_shows_numbers_tolerance_publishers_and_days() -> None:
    told = tell(
        ("Harbour Times", DAY, ROUND.format("$13 billion")), ("The Ledger", "2031-05-07", ROUND.format("$13.2 billion"))
    )
    (finding,) = told.findings
    assert finding.equation == "$13 billion ≈ $13.2 billion"
    assert (finding.by_rounding, finding.tolerance) == (True, "± $500 million")
    assert "Harbour Times (6 May 2031)" in finding.explanation
    assert "The Ledger (7 May 2031)" in finding.explanation


def test_an_outlier_names_its_claim() -> None:
    prints = [
        (o, DAY, PROFIT.format(f)) for o, f in zip(OUTLETS, ("610 million", "640 million", "640 million"), strict=False)
    ]
    (finding,) = tell(*prints).findings
    ((slot,),) = (story.slots for story in tell(*prints).stories)
    wrong = printed("Harbour Times", DAY, f"{prints[0][2]}\n\n{CLOSING['Harbour Times']}")[1][0].id
    assert slot.outliers == (wrong,)
    assert finding.claims[0] == wrong
    assert finding.explanation.startswith(
        "Sellick Motors, net profit, in 2030: Harbour Times (6 May 2031) prints 610 million"
    )


def test_a_time_that_one_article_of_two_tells_names_no_slot() -> None:
    untimed = PROFIT.replace(" in 2030", "").format("610 million")
    (finding,) = tell(("Harbour Times", DAY, untimed), ("The Ledger", DAY, PROFIT.format("610 million"))).findings
    assert finding.explanation.startswith("Sellick Motors, net profit: ")


def test_words_of_revision_make_an_update() -> None:
    later = "Vantor Systems will now cut 2,600 jobs, more than the 1,900 it announced last week, the company said."
    told = tell(("Harbour Times", DAY, JOBS.format("1,900")), ("North Wire", "2031-05-13", later))
    (finding,) = told.findings
    assert (finding.verdict, finding.severity) == ("holds", "info")
    assert finding.equation == "1,900 jobs → 2,600 jobs"


# Two sentences with other numbers that are not about one slot, or of which the words do not say so.
APART = {
    "another subject": (JOBS.format("1,900"), "Brackwater Power will cut 2,400 jobs, the company said."),
    "another measure": (
        PROFIT.format("640 million"), "Operating profit of Sellick Motors in 2030 was 700 million euros."),
    "another year": (PROFIT.format("640 million"), "Net profit of Sellick Motors in 2029 was 700 million euros."),
    "another unit": (PROFIT.format("640 million"), "Net profit of Sellick Motors in 2030 was $700 million."),
    "another direction": (JOBS.format("1,900"), "Vantor Systems will add 2,400 jobs at its sensor plant, it said."),
    "another place": (
        "Vantor Systems employs 41,000 people, the company said.",
        "Vantor Systems employs 3,000 people in Norway, the company said.",
    ),
    "another object": (
        "Corvane Industries invested $5 billion in Pellworth on Monday.",
        "Corvane Industries invested $7 billion in Brackwater Power on Monday.",
    ),
    "no name": ("The police arrested 12 people, a spokesman said.", "The police arrested 30 people, a spokesman said."),
    "both numbers in one article": (
        "Vantor Systems will cut 1,900 jobs at home. It will cut 2,400 jobs in all, the company said.",
        JOBS.format("2,400"),
    ),
    "a part and a sum": (
        "Vantor Systems will cut 2,400 jobs, the company said.",
        "Vantor Systems will cut 1,900 jobs, the company said. Vantor Systems will also cut 500 jobs abroad.",
    ),
    "quarter and nine months": (
        "Sellick Motors said revenue rose to 14.6 billion euros.",
        "Sellick Motors said revenue rose to 41.2 billion euros.",
    ),
    "conversions at two rates": (
        "Corvane Industries invested 4 billion euros ($4.3 billion) in Pellworth on Monday.",
        "Corvane Industries invested 4 billion euros ($4.6 billion) in Pellworth on Monday.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_what_the_words_do_not_put_into_one_slot_never_fails(name: str) -> None:
    first, second = APART[name]
    told = tell(("Harbour Times", DAY, first), ("The Ledger", DAY, second))
    assert [finding for finding in told.findings if finding.verdict != "holds"] == []


class TestNames:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("Vantor Systems Corp.", "Vantor Systems"),
            ("VANTOR SYSTEMS", "Vantor Systems"),
            ("The Vantor Systems", "Vantor Systems"),
            ("Chipmaker Vantor", "Vantor"),
            ("SoftBank Group Corp", "SoftBank"),
            ("the United States", "U.S."),
        ],
    )
    def test_names_of_one_party_have_one_key(self, name: str, other: str) -> None:
        assert party(name, known_names()) == party(other, known_names())

    def test_the_stem_leaves_out_what_newsrooms_drop(self) -> None:
        assert party("Vantor Systems", known_names()) == Party("vantor", "vantor systems")

    def test_a_short_name_is_the_long_one_unless_two_long_ones_are_spoken_of(self) -> None:
        texts = ["Vantor Systems will cut 1,900 jobs, it said.", "Vantor will cut 1,900 jobs, it said."]
        two = tell(*zip(OUTLETS, [DAY] * 2, texts, strict=False))
        assert len(two.findings) == 1
        three = tell(*zip(OUTLETS, [DAY] * 3, [*texts, "Vantor Energy will cut 900 jobs, it said."], strict=False))
        assert three.findings == ()


class TestCertainty:
    LOOSE = "Brackwater Power will invest 4 billion euros in Pellworth if parliament passes a subsidy law."
    FIRM = "Brackwater Power has invested 4 billion euros in Pellworth."

    def test_what_one_article_ties_to_a_condition_another_tells_as_done(self) -> None:
        told = tell(("Harbour Times", DAY, self.LOOSE), ("The Ledger", DAY, self.FIRM))
        (finding,) = about(told, "certainty")
        assert (finding.article, finding.verdict, finding.severity) == (None, "fails", "warning")
        assert "The Ledger (6 May 2031) tells 4 billion euros as done" in finding.explanation
        assert "only on a condition (parliament passes a subsidy law)" in finding.explanation

    def test_a_later_article_may_know_more(self) -> None:
        assert (
            about(tell(("Harbour Times", DAY, self.LOOSE), ("The Ledger", "2031-05-20", self.FIRM)), "certainty") == []
        )

    def test_without_dates_it_is_unclear(self) -> None:
        (finding,) = about(tell(("Harbour Times", None, self.LOOSE), ("The Ledger", None, self.FIRM)), "certainty")
        assert finding.verdict == "unclear"

    def test_an_article_that_says_both_is_left_to_its_own_check(self) -> None:
        both = f"{self.LOOSE} {self.FIRM}"
        assert about(tell(("Harbour Times", DAY, both), ("The Ledger", DAY, self.FIRM)), "certainty") == []


LONG = " ".join(
    f"In the {ordinal} hall workers packed {thing} for the last time and spoke of what would come."
    for ordinal, thing in zip(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
        ("valves", "gauges", "lenses", "cables", "springs", "boards", "switches"),
        strict=True,
    )
)


class TestCopies:
    def test_copies_of_one_text_count_once(self) -> None:
        wire = f"{JOBS.format('1,900')} {LONG}"
        told = tell_as_printed(
            ("North Wire", DAY, wire), ("Harbour Times", "2031-05-07", wire), ("The Ledger", "2031-05-07", wire)
        )
        assert (told.stories, told.findings) == ((), ())

    def test_they_stand_beside_the_original(self) -> None:
        wire = f"{JOBS.format('1,900')} {LONG}"
        copy = ("Harbour Times", "2031-05-07", f"{wire} Shares were flat.")
        told = tell_as_printed(("North Wire", DAY, wire), copy, ("The Ledger", DAY, JOBS.format("1,900")))
        ((slot,),) = (story.slots for story in told.stories)
        assert sorted(figure.copies for figure in slot.figures) == [(), (printed(*copy)[0].id,)]
        assert printed(*copy)[0].id not in told.stories[0].articles

    def test_a_copy_with_another_number_stands_for_itself(self) -> None:
        prints = [
            ("North Wire", DAY, f"{JOBS.format('1,900')} {LONG}"),
            ("Harbour Times", DAY, f"{JOBS.format('2,400')} {LONG}"),
        ]
        (finding,) = tell_as_printed(*prints).findings
        assert finding.verdict == "fails"


def test_a_publisher_does_not_agree_with_itself_but_may_update_its_figure() -> None:
    first, second = JOBS.format("1,900"), "Vantor Systems will now cut {} jobs, the company said."
    again = [printed("Harbour Times", DAY, first), printed("Harbour Times", "2031-05-09", second.format("1,900"))]
    assert find_stories(again) == Stories((), ())
    later = [again[0], printed("Harbour Times", "2031-05-09", second.format("2,400"))]
    ((slot,),) = (story.slots for story in find_stories(later).stories)
    assert slot.verdict == "updated"


class TestStories:
    def test_articles_that_share_slots_are_one_story_in_the_order_of_publication(self) -> None:
        prints = [
            ("The Ledger", "2031-05-08", f"{JOBS.format('1,900')} {PROFIT.format('640 million')}"),
            ("North Wire", "2031-05-07", PROFIT.format("640 million")),
            ("Harbour Times", DAY, JOBS.format("1,900")),
            ("Daily Beacon", DAY, "Orrin Robotics raised $240 million."),
        ]
        (story,) = tell(*prints).stories
        told = [printed(o, day, f"{text}\n\n{CLOSING[o]}")[0].id for o, day, text in prints]
        assert story.articles == (told[2], told[1], told[0])
        assert len(story.slots) == 2

    def test_an_article_alone_tells_no_story(self) -> None:
        assert tell(("Harbour Times", DAY, JOBS.format("1,900"))) == Stories((), ())

    def test_the_python_function_sorts_claims_under_their_articles(self) -> None:
        pairs = [printed(o, DAY, f"{JOBS.format('1,900')} {CLOSING[o]}") for o in OUTLETS[:2]]
        claims = [claim for _, own in pairs for claim in own]
        told = claimtally.stories([article for article, _ in pairs], claims)
        assert told == find_stories(pairs)
        assert len(told.findings) == 1


def copies_of(pair: tuple[Article, list[Claim]], number: int) -> list[tuple[Article, list[Claim]]]:
    """Give an article many times under other ids, its claims too; the words of each are its own."""
    article, claims = pair
    out = []
    for at in range(number):
        name = f"a{at:05}"
        own = [claim.model_copy(update={"id": f"{name}-{k}", "article": name}) for k, claim in enumerate(claims)]
        out.append((article.model_copy(update={"id": name, "publisher": name}), own))
    return out


@pytest.mark.parametrize("spread", [1, 1000])
def test_the_work_grows_with_the_claims_of_a_slot_and_not_with_their_square(
    spread: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimtally.check.numbers.interval import Interval
    from claimtally.check.stories import copies

    compared = count()
    meets, jaccard = Interval.meets, copies._alike

    def counted(self: Interval, other: Interval) -> bool:
        next(compared)
        return meets(self, other)

    def held(*sketches: object) -> bool:
        next(compared)
        return jaccard(*sketches)  # type: ignore[arg-type]

    monkeypatch.setattr(Interval, "meets", counted)
    monkeypatch.setattr(copies, "_alike", held)
    pairs = copies_of(printed("Harbour Times", DAY, JOBS.format("1,900")), 1000)
    for at, (article, claims) in enumerate(pairs):
        words = " ".join(f"w{at}x{k}" for k in range(30))  # texts that are no copies
        pairs[at] = (article.model_copy(update={"text": f"{article.text} {words}"}), claims)
        value = 1900 + 10 * (at % spread)
        number = claims[0].quantity
        assert number is not None
        moved = {"stated": (value, value), "low": value - 5, "high": value + 5, "precision": 10}
        claims[0] = claims[0].model_copy(update={"quantity": type(number).model_validate({**dict(number), **moved})})
    told = find_stories(pairs)
    assert len(told.findings) == 1
    assert len(told.findings[0].claims) == 1000
    assert next(compared) < 40 * 1000


def test_a_thousand_slots_of_one_story_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimtally.check.numbers.interval import Interval

    compared = count()
    contains = Interval.contains

    def counted(self: Interval, value: object) -> bool:
        next(compared)
        return contains(self, value)  # type: ignore[arg-type]

    monkeypatch.setattr(Interval, "contains", counted)
    pairs = []
    for outlet, step in (("Harbour Times", 0), ("The Ledger", 3)):
        article, (claim, *_) = printed(outlet, DAY, JOBS.format("1,900"))
        own = []
        for at in range(1000):
            value = 10_000 + 1000 * at + step
            number = claim.quantity
            assert number is not None
            fields = {**dict(number), "stated": (value, value), "low": value, "high": value, "precision": 1}
            fields |= {"unit": f"widget{at}", "low_closed": True, "high_closed": True}
            update = {"id": f"{outlet}{at}", "quantity": type(number).model_validate(fields)}
            own.append(claim.model_copy(update=update))
        pairs.append((article, own))
    told = find_stories(pairs)
    assert len(told.findings) == 1000
    assert next(compared) < 50 * 1000
