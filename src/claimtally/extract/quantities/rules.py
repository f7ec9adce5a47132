"""The kinds of quantity that the scan knows; a mention's `rule` is the id of the one that made it."""

from __future__ import annotations

from collections.abc import Callable

from claimtally.extract.quantities import (
    borrowed_units,
    counts,
    currencies,
    elisions,
    fractions,
    groups,
    indices,
    markets,
    multiples,
    number_of,
    people,
    periods,
    prices,
    rates,
    shares,
    taken_up,
    unit_names,
)
from claimtally.model import Example, Rule

Finder = Callable[..., object]


def _rule(id: str, promise: str, hit: tuple[str, str], trap: tuple[str, str], apply: Finder) -> Rule[Finder]:
    return Rule(id, "quantity", promise, Example(*hit), Example(*trap), apply)


RULES: tuple[Rule[Finder], ...] = (
    _rule(
        "money.symbol",
        "A number with a currency sign before or behind it is money; a scale word or letter belongs to it.",
        ("The bakery chain raised £4.2bn for its ovens.", "£4.2bn"),
        ("The bakery chain raised 42 loaves for its ovens.", "42 loaves"),
        currencies.currency_before,
    ),
    _rule(
        "money.code",
        "A number beside an ISO 4217 code is money of that currency.",
        ("The port will pay CHF 30 million for dredging.", "CHF 30 million"),
        ("The port will pay 30 people for dredging.", "30 people"),
        currencies.currency_before,
    ),
    _rule(
        "money.word",
        "A number before a currency's name is money; cents and pence are hundredths.",
        ("The ferry costs 45 Swedish kronor.", "45 Swedish kronor"),
        ("The ferry carries 45 Swedish tourists.", "45 Swedish tourists"),
        currencies.currency_after,
    ),
    _rule(
        "money.vague",
        "A vague plural of money is a lower bound.",
        ("The dam swallowed tens of millions of dollars.", "tens of millions of dollars"),
        ("The dam swallowed 20 million dollars.", "20 million dollars"),
        shares.vague_at,
    ),
    _rule(
        "measure.unit",
        "A number before a unit of measure is a measure in that unit.",
        ("The turbine delivers 12 megawatts at sea.", "12 megawatts"),
        ("The A12 megawatt project was dropped.", "A12"),
        unit_names.unit_after,
    ),
    _rule(
        "share.percent",
        "A number before a percent sign, percentage points or basis points is a share.",
        ("The bank lifted its rate by 25 basis points.", "25 basis points"),
        ("The bank lifted 25 crates.", "25 crates"),
        unit_names.unit_after,
    ),
    _rule(
        "share.fraction",
        "A fraction of something is a share in percent.",
        ("Two-thirds of the orchard was lost.", "Two-thirds"),
        ("In the second half of the match the orchard owner scored.", "second half"),
        fractions.fraction_at,
    ),
    _rule(
        "share.ratio",
        "One number in or out of a round one is a share in percent.",
        ("Nine in ten voters knew the mayor.", "Nine in ten"),
        ("The nine in red knew the mayor.", "nine in red"),
        fractions.fraction_at,
    ),
    _rule(
        "count.noun",
        "A number counts the first plural noun behind it, past its modifiers and names.",
        ("The airline ordered 14 Embraer E190 jets.", "14 Embraer E190 jets"),
        ("The airline was founded in 1914.", "1914"),
        counts.count,
    ),
    _rule(
        "count.vague",
        "A vague plural before a noun is a lower bound of its count.",
        ("Thousands of beekeepers marched.", "Thousands of beekeepers"),
        ("A few beekeepers marched.", "A few beekeepers"),
        shares.vague_at,
    ),
    _rule(
        "count.compound",
        "A scaled number that a hyphen binds to a noun counts it.",
        ("They trained a nine-billion-parameter network.", "nine-billion-parameter"),
        ("They trained on a two-tier network.", "two-tier"),
        counts.scaled_compound,
    ),
    _rule(
        "count.elided",
        "A bare number takes up the noun that an earlier number counted.",
        ("The yard sold six barges: four to Denmark and two to Poland.", "four"),
        ("The yard opened at four.", "four"),
        taken_up.elided,
    ),
    _rule(
        "count.group",
        "The size of a workforce, a population and the like counts its members.",
        ("The brewery has a workforce of 22,000.", "22,000"),
        ("The brewery has a stock of 22,000.", "22,000"),
        taken_up.group_size,
    ),
    _rule(
        "count.people",
        "A bare number of people who were killed, hurt, arrested or laid off counts persons, or those told of before.",
        ("The blast killed 21, police said.", "21"),
        ("The blast began at 21, police said.", "21"),
        people.people,
    ),
    _rule(
        "count.index",
        "The size and the level of a stock index's move are points.",
        ("The Nasdaq fell 37.27 in New York.", "37.27"),
        ("The brewery fell to 37.27 in the list.", "37.27"),
        indices.index_points,
    ),
    _rule(
        "count.bare",
        "A bounded number whose noun is not in reach is kept without a unit.",
        ("Attendance was at least 450, she said.", "at least 450"),
        ("Room 450 was empty.", "450"),
        elisions.take_up,
    ),
    _rule(
        "list.unit",
        "The members of an enumeration share the unit of the last one.",
        ("The boilers give 10, 12 and 15 MW.", "12"),
        ("The boilers of 10 and 12 June give 15 MW.", "12"),
        groups.join,
    ),
    _rule(
        "list.level",
        "The bare level or second size of a move has the unit of the first.",
        ("Mileage crept from 21 mpg to 23 last year.", "23"),
        ("Mileage crept up to 23 mpg last year.", "up to 23 mpg"),
        borrowed_units.level,
    ),
    _rule(
        "multiple.fold",
        'A number before "-fold" or a glued "x" is a multiple.',
        ("Orders grew tenfold.", "tenfold"),
        ("Orders for tents grew.", "tents"),
        multiples.times_after,
    ),
    _rule(
        "multiple.verb",
        '"Doubled" and its like are multiples.',
        ("The town tripled its bus fleet.", "tripled"),
        ("The town has a triple bill of plays.", "triple"),
        multiples.multiple_at,
    ),
    _rule(
        "multiple.times",
        'A number before "times as much" and the like is a multiple.',
        ("Rye sold for three times as much as oats.", "three times"),
        ("Rye was sold three times.", "three times"),
        multiples.times_after,
    ),
    _rule(
        "rate.per",
        'A slash, "per" or "a" with a denominator makes an amount a rate.',
        ("Power costs $0.06 per kWh on the island.", "$0.06 per kWh"),
        ("Power costs $6 on the island.", "$6"),
        rates.rate,
    ),
    _rule(
        "count.number",
        'A bare number counts what "the number of" before it names.',
        ("The number of shops in the town reached 340 in May.", "340"),
        ("The number of shops is small, and the town paid 340.", "340"),
        number_of.number_of,
    ),
    _rule(
        "rate.period",
        'An adjective such as "annual" before the noun makes its size a rate; a profit is a sum of its year.',
        ("The mill has an annual output of 40,000 tonnes.", "40,000 tonnes"),
        ("The mill has an annual profit of $40,000.", "$40,000"),
        periods.period_before,
    ),
    _rule(
        "range.dash",
        "Two numbers with a dash between are a range; scale and unit are shared.",
        ("The kiln needs 10–15 MW.", "10–15 MW"),
        ("The derby ended 3-1.", "3-1"),
        groups.join,
    ),
    _rule(
        "range.to",
        'Two numbers with "to" between are a range, unless the words say that one became the other.',
        ("The ferry hauls 240 to 330 tonnes.", "240 to 330 tonnes"),
        ("The toll rose from $2 to $3.", "$2"),
        groups.join,
    ),
    _rule(
        "range.between",
        'Two numbers behind "between" are a range.',
        ("Between 3% and 4% of the crop was lost.", "Between 3% and 4%"),
        ("Both 3% and 4% loans were sold.", "3%"),
        groups.join,
    ),
    _rule(
        "range.or",
        'Neighbouring number words with "or" between are a range.',
        ("The repair took three or four weeks.", "three or four weeks"),
        ("The repair took three weeks or 40 days.", "three weeks"),
        groups.join,
    ),
    _rule(
        "price.share",
        "Money at which shares trade, or that is a price target, is a price per share.",
        ("Shares of the brewer closed at $18.40 on Monday.", "$18.40"),
        ("The brewer sold a pint at $8.40 on Monday.", "$8.40"),
        prices.price_of_share,
    ),
    _rule(
        "price.barrel",
        "A sum that crude moves by or to, in a text that prints a barrel, is a price per barrel.",
        ("Crude rose to $49.46 per barrel. Brent crude settled at $52.38 in London.", "$52.38"),
        ("Crude rose to $49.46 per barrel. The brewer sold a pint at $8.40.", "$8.40"),
        markets.price_of_barrel,
    ),
    _rule(
        "price.currency",
        "What a currency trades at is its price in another one.",
        ("The dollar fell to 113.29 yen on Monday.", "113.29 yen"),
        ("The dollar fell as rents rose to 113 yen.", "113 yen"),
        markets.rate_of_currency,
    ),
)
