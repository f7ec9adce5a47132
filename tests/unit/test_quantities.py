from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from claimtally.extract.quantities import RULES, find_quantities


def printed(text: str, *, wide: bool = False) -> list[tuple[float, float, str]]:
    """The stated values and units of all mentions of a text."""
    found = [mention.quantity for mention in find_quantities(text, wide=wide)]
    return [(float(q.stated[0]), float(q.stated[1]), q.unit) for q in found]


def one(value: float, unit: str) -> list[tuple[float, float, str]]:
    return [(value, value, unit)]


MONEY = [
    ("It costs R15bn.", 15e9, "ZAR"),
    ("It won an R2bn-plus order.", 2e9, "ZAR"),
    ("It costs R2.5-million.", 2.5e6, "ZAR"),
    ("The quarry raised $5bn.", 5e9, "USD"),
    ("The quarry raised US$1.2-billion.", 1.2e9, "USD"),
    ("The quarry raised £750k.", 750e3, "GBP"),
    ("The quarry raised €1.2m.", 1.2e6, "EUR"),
    ("It cost 500m NOK last year.", 5e8, "NOK"),
    ("Power costs 20 cents a kWh there.", 0.2, "USD/kWh"),
    ("It charges $15 per million tokens.", 15, "USD/1000000 token"),
    ("It charges $3 per 1M input tokens.", 3, "USD/1000000 token"),
    ("It charges $9 per thousand.", 9, "USD"),
    ("It cost 2’500’000 francs.", 2.5e6, "CHF"),
    ("It raised the £2.50-a-pint price.", 2.5, "GBP/pint"),
    ("Gas costs $8.90 per million British thermal units.", 8.9, "USD/MMBtu"),
    ("It charges $2.49 per H100-hour.", 2.49, "USD/h100-hour"),
    ("It pays $30,000 per H100 this year.", 30000, "USD/h100"),
    ("A deal of 500m yuan was signed.", 5e8, "CNY"),
    ("Samwha pays 300m won for it.", 3e8, "KRW"),
    ("Exports came to 29.7 billion CFA Francs.", 29.7e9, "XOF"),
    ("The quarry raised HK$88 million.", 88e6, "HKD"),
    ("The quarry raised R$3 billion.", 3e9, "BRL"),
    ("The quarry raised S$40m.", 40e6, "SGD"),
    ("The quarry raised Rs 500 crore.", 5e9, "INR"),
    ("The quarry raised NT$2 trillion.", 2e12, "TWD"),
    ("The quarry raised CHF 30 million.", 30e6, "CHF"),
    ("The quarry raised 15€.", 15, "EUR"),
    ("The quarry raised 45 Swedish kronor.", 45, "SEK"),
    ("The quarry raised half a million dollars.", 5e5, "USD"),
    ("The quarry raised three and a half million euros.", 3.5e6, "EUR"),
    ("A stamp costs 63 cents.", 0.63, "USD"),
    ("A stamp costs 3 dollars 50 cents.", 3.5, "USD"),
    ("The loss ($3.1 million) was small.", 3.1e6, "USD"),
    ("The quarry was worth us$150 million.", 150e6, "USD"),
    ("The quarry was worth $150 million two years ago.", 150e6, "USD"),
    ("The quarry fetched 100 mln dlrs.", 100e6, "USD"),
    ("The quarry fetched 5.2 mln stg.", 5.2e6, "GBP"),
    ("A share earned 12 cts.", 0.12, "USD"),
    ("Danish brewer Hofvang made 4.2 billion crowns.", 4.2e9, "DKK"),
    ("Swedish and Norwegian brewers made 4.2 billion crowns.", 4.2e9, "crown"),
    ("Norwegian brewer Hofvang made 4.2 billion kroner.", 4.2e9, "NOK"),
    ("Brewer Hofvang made 4.2 billion kroner.", 4.2e9, "DKK"),
    ("Morocco's miner made 97 billion dirhams.", 97e9, "MAD"),
    ("Dubai's miner made 97 billion dirhams in Morocco.", 97e9, "AED"),
    ("Egypt's deficit was 40 billion pounds.", 40e9, "EGP"),
    ("Britain gave Egypt 4 billion pounds.", 4e9, "GBP"),
    ("Pakistan's tax take was 40 billion rupees.", 40e9, "PKR"),
    ("Manila sold 40 billion pesos of bonds.", 40e9, "PHP"),
    ("Kuwait's tax take was 40 million dinars a month.", 40e6, "KWD/month"),
    ("Kuwaiti shops sold 300 pounds of dates.", 300, "lb"),
    ("The king of Sweden has two crowns.", 2, "crown"),
    ("Sales of $21.1 million and third-quarter growth pleased it.", 21.1e6, "USD"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money(text: str, value: float, unit: str) -> None:
    assert printed(text) == one(value, unit)


MEASURES = [
    ("Output hit 3.4m bpd in May.", 3.4e6, "bbl/day"),
    ("The mine sold 1.2m t of ore.", 1.2e6, "t"),
    ("The hall has 1.5m sq ft of space.", 1.5e6, "ft2"),
    ("The wall is 50m in length.", 50, "m"),
    ("The terminal ships 4.5 Mtpa of LNG.", 4.5e6, "t/year"),
    ("The ore holds 0.88 troy ounces of gold per ton.", 0.88, "oz/ton"),
    ("Ponds yield 250 kilos of shrimp per hectare.", 250, "kg/ha"),
    ("In the 100m won by Bolt it rained.", 100, "m"),
    ("The plant gives 5 GW.", 5, "GW"),
    ("A 5-gigawatt solar park opened.", 5, "GW"),
    ("A 570-MW deal was signed.", 570, "MW"),
    ("The hall spans 1.2 million square feet.", 1.2e6, "ft2"),
    ("A 40,000-square-foot hall opened.", 40000, "ft2"),
    ("The field makes 500 barrels-a-day.", 500, "bbl/day"),
    ("A 30-year lease was signed.", 30, "year"),
    ("They rent for three decades.", 30, "year"),
    ("The memory moves 5.3TB/s.", 5.3, "TB/s"),
    ("It draws 40kW per rack.", 40, "kW/rack"),
    ("Power costs $0.06/kWh.", 0.06, "USD/kWh"),
    ("It costs 420 yuan per metric ton.", 420, "CNY/t"),
    ("It rents at $2.03 per GPU-hour.", 2.03, "USD/gpu-hour"),
    ("It sells at $95 per megawatt-hour.", 95, "USD/MWh"),
    ("The Fed raised its rate by a quarter point.", 0.25, "percentage_point"),
    ("The Dow fell a quarter point.", 0.25, "point"),
    ("The dollar fell to 113.29 yen.", 113.29, "JPY/USD"),
    ("CURRENCY: The euro edged down to $1.0719.", 1.0719, "USD/EUR"),
    ("The euro group was given $30.", 30, "USD"),
    ("The euro fell as gold climbed to $1,900.", 1900, "USD"),
    ("The Dow lost a quarter point as investors awaited the Fed.", 0.25, "point"),
    ("The bank left its rate at minus 0.1 percent.", -0.1, "%"),
    ("Oil fell to $80 a barrel.", 80, "USD/bbl"),
    ("The field yields 20,000 bpd.", 20000, "bbl/day"),
    ("The tax yields $40 billion in annual revenue.", 40e9, "USD/year"),
    ("The mill makes 34,500 tonnes of paper a year.", 34500, "t/year"),
    ("The spread rose 40 bps.", 40, "bp"),
    ("The oven reaches 300 °C.", 300, "°C"),
    ("The rack holds more than a petabyte.", 1, "PB"),
    ("It took 10+ years.", 10, "year"),
    ("The smelter emits 2 million tonnes of CO2.", 2e6, "t CO2e"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MEASURES)
def test_measures(text: str, value: float, unit: str) -> None:
    assert printed(text) == one(value, unit)


COUNTS = [
    ("They ordered 20,000 MX40 accelerators.", 20000, "accelerator"),
    ("About 400 737 Max jets stayed grounded.", 400, "jet"),
    ("A seven-billion parameter model was shown.", 7e9, "parameter"),
    ("A pair of new datacenters will open.", 2, "datacenter"),
    ("A dozen ferries sank.", 12, "ferry"),
    ("Close to 900 packing and cleaning workers stay.", 900, "worker"),
    ("They bought 60 of the city's old trams.", 60, "tram"),
    ("The site counts 4.3M daily readers.", 4.3e6, "reader"),
    ("Thousands of beekeepers marched.", 1000, "beekeeper"),
    ("Sixty commercial fishermen drowned.", 60, "fisherman"),
    ("The yard builds 300 boats a year.", 300, "boat/year"),
    ("They rent 4,000 H100s for it.", 4000, "chip"),
    ("Its 44,544 MI300A chips are new.", 44544, "chip"),
    ("It bought 20 Airbus A220s last year.", 20, "jet"),
    ("It has a workforce of 22,000.", 22000, "employee"),
    ("It has three U.S. plants.", 3, "plant"),
    ("It runs 14,000 Nvidia H100 and H200 GPUs.", 14000, "gpu"),
    ("U.S. crude stocks climbed by 3.7 million barrels.", 3.7e6, "bbl"),
    ("They power 8 million U.S. households.", 8e6, "household"),
    ("A batch of 20 million vests when it is done.", 20e6, ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), COUNTS)
def test_counts(text: str, value: float, unit: str) -> None:
    assert printed(text) == one(value, unit)


SHARES = [
    ("More than a third of the crop rotted.", 100 / 3, "%"),
    ("Half of the crop rotted.", 50, "%"),
    ("Two-thirds of the crop rotted.", 200 / 3, "%"),
    ("Nine in ten voters stayed home.", 90, "%"),
    ("1 in 5 of the voters stayed home.", 20, "%"),
    ("They cut the rate by a quarter of a percentage point.", 0.25, "percentage_point"),
    ("Turnout fell 2.5 percentage points.", 2.5, "percentage_point"),
    ("Orders grew tenfold.", 10, "times"),
    ("The new kiln is 10x faster.", 10, "times"),
    ("Rye costs three times as much as oats.", 3, "times"),
]


@pytest.mark.parametrize(("text", "value", "unit"), SHARES)
def test_shares_and_multiples(text: str, value: float, unit: str) -> None:
    [(low, high, found)] = printed(text)
    assert (low, found) == (pytest.approx(value), unit)
    assert low == high


RANGES = [
    ("Net income was $560,000, or $1.20 per share.", [(560000, 560000, "USD"), (1.2, 1.2, "USD/share")]),
    ("The driver was fined $300 and $5 per day.", [(300, 300, "USD"), (5, 5, "USD/day")]),
    ("The gap between $50 million and $30 million was noted.", [(50e6, 50e6, "USD"), (30e6, 30e6, "USD")]),
    ("The ship held 20,000 tons (18,144 tonnes) of coal.", [(20000, 20000, "ton"), (18144, 18144, "t")]),
    ("Brent crude rose to $85 a barrel, pushing petrol up to $3.50.", [(85, 85, "USD/bbl"), (3.5, 3.5, "USD")]),
    ("Oil costs $45-50 a barrel.", [(45, 50, "USD/bbl")]),
    ("Oil costs $45–50 (£36–40) a barrel.", [(45, 50, "USD/bbl"), (36, 40, "GBP/bbl")]),
    ("They fell to between 30% and 20%.", [(20, 30, "%")]),
    ("It costs 435 yuan ($63; £50) a ton.", [(435, 435, "CNY/ton"), (63, 63, "USD/ton"), (50, 50, "GBP/ton")]),
    ("The cuts were 340 yuan and 355 yuan per ton.", [(340, 340, "CNY/ton"), (355, 355, "CNY/ton")]),
    (
        "It adds 0.32 yuan (for petrol) and 0.36 yuan (for diesel) per litre.",
        [(0.32, 0.32, "CNY/L"), (0.36, 0.36, "CNY/L")],
    ),
    ("Crude rose 60 cents to $49.46 per barrel.", [(0.6, 0.6, "USD/bbl"), (49.46, 49.46, "USD/bbl")]),
    (
        "Crude rose to $49.46 per barrel. It had gained $1.14 to $48.86. Norvia shares rose $2 to $60.",
        [
            (49.46, 49.46, "USD/bbl"),
            (1.14, 1.14, "USD/bbl"),
            (48.86, 48.86, "USD/bbl"),
            (2, 2, "USD/share"),
            (60, 60, "USD/share"),
        ],
    ),
    ("It made 36 million metric tons and sold 20 million tons.", [(36e6, 36e6, "t"), (20e6, 20e6, "t")]),
    ("Profit rose from 1.042 to 1.504 billion lats.", [(1.042e9, 1.042e9, ""), (1.504e9, 1.504e9, "lat")]),
    ("The range was $14 to $16 dollars a share.", [(14, 16, "USD/share")]),
    ("The bridge will cost $3–4bn.", [(3e9, 4e9, "USD")]),
    ("Exports of $40-50 billion are planned.", [(40e9, 50e9, "USD")]),
    ("The kilns need 20-45 MW.", [(20, 45, "MW")]),
    ("The hall holds between 4,000 and 6,000 jars.", [(4000, 6000, "jar")]),
    ("Seating 40 to 60 guests, it is big.", [(40, 60, "guest")]),
    ("Between 3% and 4% of the crop rotted.", [(3, 4, "%")]),
    ("Their flats range from $210,000 to $1.5 million.", [(210000, 1.5e6, "USD")]),
    ("The ferries cost 60 million to 65 million Canadian dollars.", [(60e6, 65e6, "CAD")]),
    ("Profit rose from $2.1 billion to $2.6 billion.", [(2.1e9, 2.1e9, "USD"), (2.6e9, 2.6e9, "USD")]),
    ("They lift the share from 12% to 18%.", [(12, 12, "%"), (18, 18, "%")]),
    ("The boilers give 10, 12 and 15 MW.", [(10, 10, "MW"), (12, 12, "MW"), (15, 15, "MW")]),
    ("Costs fall from $0.40/W today to $0.25.", [(0.4, 0.4, "USD/W"), (0.25, 0.25, "USD/W")]),
    ("The quarry sold for €20 million ($21.9 million).", [(20e6, 20e6, "EUR"), (21.9e6, 21.9e6, "USD")]),
]


@pytest.mark.parametrize(("text", "quantities"), RANGES)
def test_ranges_lists_and_conversions(text: str, quantities: list[tuple[float, float, str]]) -> None:
    assert printed(text) == quantities


NOTHING = [
    "1986 year net was higher.",
    "It opened in 2019 and closed on March 31, 2021.",
    "The 1990s were kind to it, and fiscal 2024 too.",
    "They meet at 10:30 a.m. or at 6 pm.",
    "Jane Roe, 54, leads the firm.",
    "Call 555-0142 before noon.",
    "The derby ended 3-1.",
    "The H100, the A350-900 and the MI300X are on sale.",
    "Llama 3 and iPhone 15 support 5G and PCIe 5.0.",
    "Section 427 and Article 5 apply.",
    "Two people familiar with the matter confirmed it.",
    "A two-class cabin is offered.",
    "The yield on 10-year notes was stable.",
    "Seven & i and 20th Century Fox were there.",
    "The phase one deal is done.",
    "It is open 24/7.",
    "It was one of the best.",
    "A few ships and several boats left.",
    "See https://example.org/2024/5000-ships?x=30%25.",
    "1. Introduction\n\n2. Method",
    "The founder left three years ago.",
    "We are 100 percent sure.",
    "The quarry was dug between A.D. 900 and 1140.",
    "He scored twice as Spain won.",
    "The office is at 16-18 Industrial Avenue.",
    "He ranks #1 in #5k.",
    "Module scp-173m is out.",
    "There are a million reasons to skip that.",
    "They gained. ($1 = 0.8737 euros)",
    "They gained. (1 euro = $1.14)",
    "The three companies signed it.",
    "It was higher than in the previous three months.",
    "The R1 was shown.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantities(text: str) -> None:
    assert printed(text) == []


BOUNDS = [
    ("It costs up to $5 billion.", "<="),
    ("It costs as much as $5 billion.", "<="),
    ("It costs less than $5 billion.", "<"),
    ("It costs at least $5 billion.", ">="),
    ("It costs more than $5 billion.", ">"),
    ("It costs well over $5 billion.", ">"),
    ("It costs about $5 billion.", "~"),
    ("It costs $5 billion or so.", "~"),
    ("It costs some $5 billion.", "~"),
    ("It costs $5 billion or more.", ">="),
    ("It costs tens of billions of dollars.", ">="),
    ("It costs an additional $5 billion.", "="),
    ("It can claw back up to 15 million shares.", "<="),
    ("It ticked back up to $100.", "="),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_bounds(text: str, bound: str) -> None:
    [mention] = find_quantities(text)
    assert mention.quantity.bound == bound


def test_conversion_has_the_bound_of_its_figure() -> None:
    first, second = find_quantities("It will borrow up to $2.6bn (£2bn) there.")
    assert (first.quantity.bound, second.quantity.bound) == ("<=", "<=")


DIRECTIONS = [
    ("Sales rose 5%.", "up"),
    ("The index fell 2.2%.", "down"),
    ("The stock closed up 0.6%.", "up"),
    ("They expected a draw of 1.1 million barrels of oil.", "down"),
    ("The bill will come down by about $2.30 a month.", "down"),
    ("The plan cuts dust by 90%.", "down"),
    ("The chip is 32 percent faster.", "up"),
    ("It sells at a 4 per cent discount.", "down"),
    ("They expand the fleet by 30%.", "up"),
    ("Dow -0.5% at noon.", "down"),
    ("The share is 5%.", None),
    ("They make up 5% of the herd.", None),
    ("They may spend up to $5 billion.", None),
]


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS)
def test_direction(text: str, direction: str | None) -> None:
    [mention] = find_quantities(text)
    assert mention.quantity.direction == direction


PRECISION = [
    ("It costs $20 billion.", "20500000000"),
    ("It costs $1.25bn.", "1255000000"),
    ("It needs 570 MW.", "570.5"),
    ("It has 12,000 workers.", "12500"),
    ("It has 4,000 workers.", "4050"),
    ("It has 346 workers.", "346.5"),
    ("It has two workers.", "2.5"),
]


COUNTED_BEFORE = [
    ("The firm runs 40 jets and takes options on 25 more.", [(40, 40, "jet"), (25, 25, "jet")]),
    ("It ran 249 stores and will close 18 of them by May.", [(249, 249, "store"), (18, 18, "store")]),
    ("It opened 30 shops and plans another 45 this year.", [(30, 30, "shop"), (45, 45, "shop")]),
    ("It has 12 ships. Seven of these are old.", [(12, 12, "ship"), (7, 7, "ship")]),
    ("It won 12 games last year and 20 more than in 2023.", one(12, "game")),
    ("It sold 14 mills and another $5 million went to others.", [(14, 14, "mill"), (5e6, 5e6, "USD")]),
    ("It had found 60 whales. There were 200 of them in 2012.", one(60, "whale")),
    ("Nine others were held, one aged 58, and the other 27 -- both in Terva.", one(9, "person")),
    ("Prices rose 3% and another 10 percent.", [(3, 3, "%"), (10, 10, "%")]),
]

PERIODS = [
    (
        "Annual output is 30 million tonnes, up 50% from 10 million tonnes.",
        [(30e6, 30e6, "t/year"), (50, 50, "%"), (10e6, 10e6, "t/year")],
    ),
    ("It has annual sales of $10 billion: $6 billion from fuel.", [(10e9, 10e9, "USD/year"), (6e9, 6e9, "USD/year")]),
    ("Its annual recurring revenue passed $85 million.", one(85e6, "USD/year")),
    ("A weekly magazine put the cost of the dam at $4 billion.", one(4e9, "USD")),
    ("An annual survey put the cost of fraud at $4 billion.", one(4e9, "USD")),
    ("The daily newspaper cut costs to $4 million.", one(4e6, "USD")),
    ("The annual dinner was attended by 400 guests.", one(400, "guest")),
]

READ_TOO_MUCH = [
    ("Its shares fell to 640p a share. The firm charges 40p for a bag.", [(6.4, 6.4, "GBP/share"), (0.4, 0.4, "GBP")]),
    ("It closed at 640p a share. The offer of 720p was refused.", [(6.4, 6.4, "GBP/share"), (7.2, 7.2, "GBP/share")]),
    ("A number of investors sold, sending the index to 4,300.", []),
    ("The number of cars at junction 12 is falling.", []),
    ("The number of staff is large and the cost of the move was 340.", []),
    ("The bank cut rates three times last year.", one(3, "time")),
    ("Profit was three times last year's level.", one(3, "times")),
    ("Norvia Wins Order for Six Tankers", one(6, "tanker")),
    ("The baby gained 2 pounds per month.", one(2, "lb/month")),
    ("Thieves took the $2 million crown.", one(2e6, "USD")),
]

OF_OTHERS = [
    ("OPEC cut 1.8 million barrels of crude oil output per day.", one(1.8e6, "bbl/day")),
    ("It refines 320,000 barrels of Iranian crude per day.", one(320000, "bbl/day")),
    ("It brews 320,000 barrels of beer.", one(320000, "barrel")),
    ("They sold 3 barrels of oil on a busy day.", one(3, "bbl")),
    (
        "It costs 35 yuan per ton in the short run, 34 yuan per metric ton abroad.",
        [(35, 35, "CNY/t"), (34, 34, "CNY/t")],
    ),
    ("It looks at three-to-five mills.", [(3, 5, "mill")]),
    ("The mill has an annual output of 4 million tonnes.", one(4e6, "t/year")),
    ("Daily exports fell to 900,000 barrels of oil.", one(900000, "bbl/day")),
    ("The firm made an annual profit of $3 million.", one(3e6, "USD")),
    ("Its annual report gave sales of $3 million.", one(3e6, "USD")),
    ("It shipped 500,000 barrels of crude oil per day.", one(500000, "bbl/day")),
    ("It burns 20 million tonnes of coal annually and sells none.", one(20e6, "t/year")),
    ("The number of shops reached 5 million.", one(5e6, "shop")),
    ("The number of shops in town fell to 36 from 40.", [(36, 36, "shop"), (40, 40, "shop")]),
    ("The number of shops fell, and sales fell to 36 million euros.", one(36e6, "EUR")),
    ("Monthly active users reached 5 million.", one(5e6, "user")),
    ("Its paying subscribers hit 36 million in May.", one(36e6, "subscriber")),
    ("Revenue from users reached 5 million.", one(5e6, "")),
    ("Sales reached 5 million.", one(5e6, "")),
    ("The sale was three times oversubscribed.", one(3, "times")),
    ("The price is about seven times last year's revenue.", one(7, "times")),
    ("Bills could rise by 6 to 9 percent.", [(6, 9, "%")]),
    ("Costs rose by 5 to 7 million euros.", [(5e6, 7e6, "EUR")]),
    ("It won 58.87 pounds per megawatt-hour.", one(58.87, "GBP/MWh")),
    ("The weight is 58 pounds per cubic foot.", one(58, "lb/ft3")),
    ("Emissions are 37% below 1990 levels.", one(37, "%")),
    ("It raised 640p a share and will pay no less than 720p.", [(6.4, 6.4, "GBP/share"), (7.2, 7.2, "GBP/share")]),
    ("It met the Three Rivers commission.", []),
    ("Danish firms took a 1.8 billion crown charge.", one(1.8e9, "DKK")),
    ("It runs 200,000 GPUs and is to grow to a million.", [(200000, 200000, "gpu"), (1e6, 1e6, "gpu")]),
    ("It sold 200 shares at $17.", [(200, 200, "share"), (17, 17, "USD/share")]),
]


@pytest.mark.parametrize(("text", "quantities"), COUNTED_BEFORE)
def test_bare_numbers_count_more_or_some_of_what_was_counted(
    text: str, quantities: list[tuple[float, float, str]]
) -> None:
    assert printed(text) == quantities


FORECASTS_AND_CHIPS = [
    ("It sees sales of $5.4 billion, plus or minus 2%, this year.", [(5.292e9, 5.508e9, "USD")]),
    ("The margin is seen at 74.5% (plus or minus 50 basis points).", [(74, 75, "%")]),
    ("It sees sales of $7.5 billion, plus or minus $300 million.", [(7.2e9, 7.8e9, "USD")]),
    ("The poll has a margin of error of plus or minus 3 points.", one(3, "point")),
    ("The site will house 400,000 chips.", one(400000, "chip")),
    ("It wants to train 300 nurses.", one(300, "nurse")),
    ("They met in house 12 and read page 3.", []),
    ("Norvia bought 400,000 of Tarn's GB200 chips.", one(400000, "chip")),
    ("It delivered 312 jets, 28 short of the 340 it had promised.", [(n, n, "jet") for n in (312, 28, 340)]),
    ("Engineering loses 380 jobs, sales 170 and support the remaining 90.", [(n, n, "job") for n in (380, 170, 90)]),
    ("The team saw 56 games, and flight 370 left.", one(56, "game")),
    ("It sold 6.0 million of its 15.0 million shares.", [(6e6, 6e6, "share"), (15e6, 15e6, "share")]),
    ("It opened 46 stores and shut 18, for a net gain of 28.", [(n, n, "store") for n in (46, 18, 28)]),
    ("It sold 40 million shares at $25 each.", [(40e6, 40e6, "share"), (25, 25, "USD/share")]),
    ("It sold 300 Saab, Volvo and Tatra cars.", [(300, 300, "car")]),
    ("It sold 300 smaller, 2-litre diesel engines.", [(300, 300, "engine")]),
    ("It pays at a Brent price of $65.", [(65, 65, "USD/bbl")]),
    ("It pays at a bread price of $65.", [(65, 65, "USD")]),
    ("It owns 300 Dataproducts common shares.", [(300, 300, "share")]),
    ("It hired 300 Germans last year.", [(300, 300, "german")]),
    (
        "It holds 300 shares, 20 of them bought from Sept. 14 to Friday for $15 to $16 each.",
        [(300, 300, "share"), (20, 20, "share"), (15, 16, "USD/share")],
    ),
    ("It sold 300 cars at $20,000 each.", [(300, 300, "car"), (20000, 20000, "USD")]),
    ("It earned $1.42 per share, beating the $1.25 that analysts saw.", [(n, n, "USD/share") for n in (1.42, 1.25)]),
    ("It earned $1.42 per share and paid $125 for lunch.", [(1.42, 1.42, "USD/share"), (125, 125, "USD")]),
    ("It earned $1.42 per share, above $1.25 in May.", [(n, n, "USD/share") for n in (1.42, 1.25)]),
    ("It earned $1.42 a share. Analysts saw $1.25.", [(n, n, "USD/share") for n in (1.42, 1.25)]),
    ("It lost $8 million, or $1.25, in the quarter.", [(8e6, 8e6, "USD"), (1.25, 1.25, "USD/share")]),
    ("It paid $8 million, or $1.25, in May.", [(8e6, 8e6, "USD"), (1.25, 1.25, "USD")]),
    ("It earned $1.42 a share. Ale costs $1.25.", [(1.42, 1.42, "USD/share"), (1.25, 1.25, "USD")]),
    ("It earned $1.42 a share, and ale sells above $1.25.", [(1.42, 1.42, "USD/share"), (1.25, 1.25, "USD")]),
    ("It got $4.75 billion, less than the $6.4 billion first planned.", [(n, n, "USD") for n in (4.75e9, 6.4e9)]),
]


@pytest.mark.parametrize(("text", "quantities"), FORECASTS_AND_CHIPS)
def test_what_forecasts_and_chip_deals_print(text: str, quantities: list[tuple[float, float, str]]) -> None:
    assert printed(text) == quantities


@pytest.mark.parametrize(("text", "quantities"), PERIODS + READ_TOO_MUCH)
def test_what_a_review_found(text: str, quantities: list[tuple[float, float, str]]) -> None:
    assert printed(text) == quantities


@pytest.mark.parametrize(("text", "quantities"), OF_OTHERS)
def test_what_articles_of_other_outlets_print(text: str, quantities: list[tuple[float, float, str]]) -> None:
    assert printed(text) == quantities


@pytest.mark.parametrize(("text", "high"), PRECISION)
def test_rounding_interval(text: str, high: str) -> None:
    [mention] = find_quantities(text)
    assert mention.quantity.high == Decimal(high)


LISTS_AND_WHOLES = [
    ("The yard has 10, 12 and 15 ships.", [(10, 10, "ship"), (12, 12, "ship"), (15, 15, "ship")]),
    ("They sold 10 and 12 million cars.", [(10e6, 10e6, "car"), (12e6, 12e6, "car")]),
    ("Norway and Chile, with 609 and 552 respective sites, lead.", [(609, 609, "site"), (552, 552, "site")]),
    ("Cases fell to 200 and 12 people died.", [(200, 200, "case"), (12, 12, "person")]),
    ("It bought homes, 40 of them in Ohio.", one(40, "home")),
    ("It trains on rented chips, nearly a million of which are in use.", one(1e6, "chip")),
    ("It will create 3,500 temporary jobs and 280 permanent ones.", [(3500, 3500, "job"), (280, 280, "job")]),
    ("It would expand its use of Norvia Cloud chips to as many as 1 million.", one(1e6, "chip")),
    ("It works with two of the most trusted brands.", one(2, "brand")),
    ("Buyers pay 28 times sales.", one(28, "times")),
    ("Profit rose in the first nine months.", []),
    ("Most of that came in the last two quarters.", []),
    ("It runs Llama 70B on an eight-chip server.", []),
    ("It will ship its PowerTitan 3.0 units in May.", []),
    (
        "Petrol and diesel rose by 435 yuan ($63; 60 euros) and 420 yuan a ton.",
        [(435, 435, "CNY/ton"), (63, 63, "USD/ton"), (60, 60, "EUR/ton"), (420, 420, "CNY/ton")],
    ),
]


@pytest.mark.parametrize(("text", "quantities"), LISTS_AND_WHOLES)
def test_what_lists_and_new_articles_print(text: str, quantities: list[tuple[float, float, str]]) -> None:
    assert printed(text) == quantities


SPANS = [
    ("Acme put an additional $5 billion into it.", "an additional $5 billion"),
    ("With $20 billion more it could.", "$20 billion more"),
    ("They rented between 3% and 4% of it.", "between 3% and 4%"),
    ("A further 17 manufacturers joined.", "A further 17 manufacturers"),
    ("It took more than a year.", "more than a year"),
    ("It has >500 sites.", ">500 sites"),
    ("The ratings cost us $8,000.", "$8,000"),
]


@pytest.mark.parametrize(("text", "mention"), SPANS)
def test_span_is_number_unit_and_modifiers(text: str, mention: str) -> None:
    [found] = find_quantities(text)
    assert found.span.text == mention
    assert text[found.span.start : found.span.end] == mention


def test_elided_noun_is_taken_up() -> None:
    text = "The yard sold six barges: four to Denmark and two to Poland."
    assert [(float(m.quantity.stated[0]), m.quantity.unit) for m in find_quantities(text)] == [
        (6, "barge"),
        (4, "barge"),
        (2, "barge"),
    ]


SELDOM_CLAIMS = [
    ("The 54-year-old left.", one(54, "year")),
    ("A four-door car came.", one(4, "door")),
    ("It has a three course menu.", one(3, "course menu")),
    ("They want four-, five- and six-wheel carts.", [(4, 4, "wheel"), (5, 5, "wheel"), (6, 6, "wheel")]),
    ("The top three rowers left.", one(3, "rower")),
    ("The share is a fifth.", one(0.2, "")),
    ("The odds are one over twenty.", one(0.05, "")),
]


@pytest.mark.parametrize(("text", "quantities"), SELDOM_CLAIMS)
def test_wide_keeps_what_is_seldom_a_claim(text: str, quantities: list[tuple[float, float, str]]) -> None:
    assert printed(text) == []
    assert printed(text, wide=True) == quantities


AS_PRINTED = [
    ("A stamp costs 63 cents.", one(0.63, "USD"), one(63, "cent")),
    ("A stamp costs 40 pence.", one(0.4, "GBP"), one(40, "penny")),
    ("They rent for three decades.", one(30, "year"), one(3, "decade")),
    ("Two-fifths of the crop rotted.", one(40, "%"), one(0.4, "")),
    ("Orders grew tenfold.", one(10, "times"), one(10, "")),
    ("It feeds 900 old people.", one(900, "person"), one(900, "old people")),
    ("They hired 20 welders, compared with 12 then.", [(20, 20, "welder"), (12, 12, "welder")], None),
    ("They ordered 30 new trams.", one(30, "tram"), one(30, "new tram")),
    ("Shares of the brewer closed at $18.40.", one(18.4, "USD/share"), one(18.4, "USD")),
    ("The herd runs from 50 kg to 70 kg.", [(50, 70, "kg")], None),
    ("Output rose from 50 t to 70 t.", [(50, 50, "t"), (70, 70, "t")], None),
]


@pytest.mark.parametrize(("text", "claimed", "wide"), AS_PRINTED)
def test_wide_names_units_as_printed(
    text: str, claimed: list[tuple[float, float, str]], wide: list[tuple[float, float, str]] | None
) -> None:
    assert printed(text) == claimed
    assert printed(text, wide=True) == (wide or claimed)


SPELLINGS = [
    ("The mill made 1.111,50 kg.", 1111.5, "kg"),
    ("The disc holds 2^10 bits.", 1024, "bit"),
    ("The disc holds 8x2^10 bits.", 8192, "bit"),
    ("The lake holds 10 to the sixth power litres.", 1e6, "L"),
    ("The mill made two and fifty-four hundredths kilograms.", 2.54, "kg"),
    ("The mill made 2 and 1/2 kg.", 2.5, "kg"),
    ("The mill made ninety - five kilograms.", 95, "kg"),
    ("They walked a half mile.", 0.5, "mi"),
    ("The plank is 2 in thick.", 2, "in"),
    ('The plank is 9" wide.', 9, "in"),
    ("Gusts and winds of 60 kt hit the pier.", 60, "knot"),
    ("The mine yields 60 kt of ore.", 60, "kt"),
    ("Steam at 100 °C, that is 373.15K, rose.", 373.15, "K"),
    ("It cools to 90 degrees on the Fahrenheit scale.", 90, "°F"),
    ("It costs dollar 22.5 million.", 22.5e6, "USD"),
    ("It costs 45 U.S. dollars.", 45, "USD"),
    ("The jar costs 7 dollars and 25.", 7.25, "USD"),
    ("It costs #5.5 million.", 5.5e6, "GBP"),
    ("A 28 - year lease was signed.", 28, "year"),
]


@pytest.mark.parametrize(("text", "value", "unit"), SPELLINGS)
def test_spellings(text: str, value: float, unit: str) -> None:
    assert (value, value, unit) in printed(text)


DOLLARS = [
    ("The Australian brewer lost $5 million, or US$3.3 million, its Australian chief said.", ["AUD", "USD"]),
    ("TORONTO - The mill costs $40 million. All figures are in Canadian dollars.", ["CAD"]),
    (
        "The Canadian mill asks 80 cents, or 60 US cents, a bag in Canada; US$4 is the list price.",
        ["CAD", "USD", "USD"],
    ),
    ("The Australian brewer paid A$5 and $6, or US$2, in Australia.", ["AUD", "USD", "USD"]),
    ("The Canadian mill asks $5 a bag in Canada.", ["USD/bag"]),
    ("The Canadian mill sells to Australian and Canadian bakers for US$3 or $4.", ["USD", "USD"]),
]


@pytest.mark.parametrize(("text", "units"), DOLLARS)
def test_plain_dollars_are_the_articles_country_s_where_it_says_so(text: str, units: list[str]) -> None:
    assert [unit.removesuffix("/bag") if len(units) > 1 else unit for _, _, unit in printed(text)] == units


def test_levels_share_a_scale_and_stay_two() -> None:
    assert printed("Sales rose from $10 to $15 billion.") == [(10e9, 10e9, "USD"), (15e9, 15e9, "USD")]
    assert printed("Herds grew from 3 to 5 million tonnes.") == [(3e6, 3e6, "t"), (5e6, 5e6, "t")]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_hits_and_is_not_trapped(rule) -> None:  # type: ignore[no-untyped-def]
    hits = [m for m in find_quantities(rule.hit.text) if m.rule == rule.id]
    assert any(rule.hit.mention in m.span.text or m.span.text in rule.hit.mention for m in hits)
    traps = [m for m in find_quantities(rule.trap.text) if m.rule == rule.id]
    assert not any(rule.trap.mention in m.span.text or m.span.text in rule.trap.mention for m in traps)


def test_every_quantity_names_a_rule_that_is_listed() -> None:
    texts = [row[0] for table in (MONEY, MEASURES, COUNTS, SHARES, RANGES) for row in table]
    named = {mention.rule for text in texts for mention in find_quantities(text)}
    assert named <= {rule.id for rule in RULES}


def test_every_rule_has_its_own_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


BAD = [
    "",
    "$",
    "per",
    "$$$ %% — –",
    "9" * 20000,
    "1,111" * 5000,
    "up to " * 3000,
    "five " * 3000,
    "１２３ kg and ٣٤٥ km",
    "-$5 ($-5) −5",
    "5/0 and 0/0",
    "½ ½ ⅞",
    "1e99 1e-99 10^99",
    "\ud800 5 kg",
    "5 million " * 3000,
    "5 hundred and " * 3000,
    "737 " * 3000,
    "a@" * 5000,
    "9^9^" * 3000,
    "half of " * 3000,
]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_bad_input_raises_nothing_and_spans_are_true(text: str) -> None:
    mentions = find_quantities(text, wide=True)
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.text
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start


def test_the_new_level_of_a_move_knows_its_prior() -> None:
    for text in ("The toll rose from $2.10 to $2.60.", "The toll rose to $2.60 in May from $2.10."):
        mentions = {mention.span.text: mention for mention in find_quantities(text)}
        prior = mentions["$2.60"].prior
        assert prior == mentions["$2.10"].span
        assert mentions["$2.10"].prior is None


NO_PRIOR = [
    "The toll is from $2.10 to $2.60.",
    "They bought 5 boats from 3 yards.",
    "It costs $5. From $3 it went on.",
    "It grew by 5% to 80% from 3 tonnes.",
]


@pytest.mark.parametrize("text", NO_PRIOR)
def test_what_is_no_move_has_no_prior(text: str) -> None:
    assert [mention.prior for mention in find_quantities(text)] == [None] * len(find_quantities(text))


def test_a_quantity_keeps_the_size_of_its_last_printed_digit() -> None:
    for text, size in (("up to 5 GW", "1"), ("$13 billion", "1e9"), ("$2.10", "0.01"), ("12,000 tonnes", "1000")):
        (mention,) = find_quantities(f"It was {text}.")
        assert mention.quantity.precision == Decimal(size)
    (half,) = find_quantities("It sold half of the mill.")
    assert half.quantity.precision == 0


READ_BY_COPY_EDITORS = [
    # people without a noun
    ("Blast in mill kills 21", one(21, "person")),
    ("Two dead, 20 hurt in mill", [(2, 2, "person"), (20, 20, "person")]),
    ("Three millers were killed and two injured.", [(3, 3, "miller"), (2, 2, "miller")]),
    ("The mill laid off 300 in May.", one(300, "employee")),
    ("It hurt four others.", one(4, "person")),
    ("The death toll rose to 215.", one(215, "death")),
    # indices
    ("The Dow rose 469 to 21,413.", [(469, 469, "point"), (21413, 21413, "point")]),
    ("The S&P 500 fell 28 points, or 1.1%, to 2,706.", [(28, 28, "point"), (1.1, 1.1, "%"), (2706, 2706, "point")]),
    # a part and its whole
    ("About 40 of the 60 guests left.", [(40, 40, "guest"), (60, 60, "guest")]),
    ("Four of Ohio's 88 counties voted.", [(4, 4, "county"), (88, 88, "county")]),
    # nouns
    ("It saw a dozen such price rises.", one(12, "rise")),
    ("It flew to 100 US airports.", one(100, "airport")),
    ("Two harbour police officers came.", one(2, "officer")),
    ("It rented 34 data centers.", one(34, "data center")),
    ("Revenue beat the range of €820–850m.", [(820000000, 850000000, "EUR")]),
    ("A road of 40-50m.", [(40, 50, "m")]),
    ("Power cost 94 øre per kilowatt-hour.", one(0.94, "NOK/kWh")),
    ("It makes 15 GWh of lithium iron phosphate cells a year.", one(15, "GWh/year")),
    ("It takes 20,000MWh of it a year.", one(20000, "MWh/year")),
    ("Earnings per share: $1.38 adjusted.", one(1.38, "USD/share")),
    ("It cut the price to $30. Earnings per share rose.", one(30, "USD")),
    ("The yard sold 40 A320s, 12 of them used.", [(40, 40, "jet"), (12, 12, "jet")]),
    ("A 30-story tower and a four-door car.", one(30, "story")),
    ("Nine in ten millers agreed.", one(90, "%")),
    # rates
    ("There were 12 deaths per 100,000 people.", one(12, "death/100000 person")),
    ("It burns 5 L/100km and emits 95 g CO2/km.", [(5, 5, "L/100 km"), (95, 95, "g/km")]),
    ("It earned 98 cents per diluted share.", one(0.98, "USD/share")),
    ("It pays €6 for each missing job.", one(6, "EUR/job")),
    ("A $2-a-share dividend was paid.", one(2, "USD/share")),
    ("There will be two mills a decade from now.", one(2, "mill")),
    ("In exchange trading, Orlen fell 75 cents to $16.25.", [(0.75, 0.75, "USD/share"), (16.25, 16.25, "USD/share")]),
    # ranges and levels
    ("It costs $5m to 7m, or 5m-$7m.", [(5e6, 7e6, "USD"), (5e6, 7e6, "USD")]),
    ("Prices rose 30-40%.", [(30, 40, "%")]),
    ("Sales will fall by 10% to 15%.", [(10, 15, "%")]),
    ("Duty fell by 10% to 45%.", [(10, 10, "%"), (45, 45, "%")]),
    ("It cut its goal from 5 to 7 tonnes to 3 to 5 tonnes.", [(5, 7, "t"), (3, 5, "t")]),
    ("It goes from 24.2 to 33-35 billion euros.", [(24.2e9, 24.2e9, "EUR"), (33e9, 35e9, "EUR")]),
    ("It rose from $160 to $180 to $200.", [(160, 160, "USD"), (180, 180, "USD"), (200, 200, "USD")]),
    ("It cost 64 million euros, the remaining 28 million being lent.", [(64e6, 64e6, "EUR"), (28e6, 28e6, "EUR")]),
    ("They walked a year and a half.", one(1.5, "year")),
    ("They need ten more miles.", one(10, "mi")),
    # currencies and units
    ("The euro fell and 40 cents of 3 euros went.", [(0.4, 0.4, "EUR"), (3, 3, "EUR")]),
    ("It raised 20k pounds and T$3bn.", [(20000, 20000, "GBP"), (3e9, 3e9, "TWD")]),
    ("The cell carries 1.3 A/cm2.", one(1.3, "A/cm2")),
    ("A ticket costs 150 kn.", one(150, "HRK")),
    # signs
    ("It is between −5°C and 3°C there.", [(-5, -5, "°C"), (3, 3, "°C")]),
    ("Big Iron Corp <BIC> 500 sites.", one(500, "site")),
    # names
    ("Its 10-K of last year. Call +1 212 555 0100.", []),
    ("3M and 7-Eleven and Forever 21 and the S P 500 fell.", []),
    ("It used a 3-nanometre process at the 2020 Games.", []),
    ("Two of the people said so.", []),
]


@pytest.mark.parametrize(("text", "found"), READ_BY_COPY_EDITORS)
def test_what_copy_editors_found_wrong(text: str, found: list[tuple[float, float, str]]) -> None:
    assert printed(text) == found


NO_MOVES = [
    ("The guide gobbled and could chow down 30 pounds.", None),
    ("It will offer up $8 billion in shares.", None),
    ("Oil dipped below $100.", None),
    ("It cost $138 less than five years ago.", None),
    ("It cost 5% less than in May.", "down"),
    ("Shares rose under 4%.", "up"),
    ("Oil slid as low as $100 a barrel.", None),
    ("Crude lost $0.92, or 1.07%.", "down"),
    ("The agency lost $40 million.", None),
    ("Output grew at an annual rate of 3.5%.", "up"),
    ("It reported an increase in gasoline stocks of 419,000 barrels.", "up"),
    ("A jump in the price of two turtle doves.", None),
    ("A 3.8 million barrel build weighed on prices.", "up"),
    ("Last week's 2.6-million-bpd drop helped.", "down"),
    ("Output was 25% up on the month before.", "up"),
    ("They came up with 40 ideas.", None),
]


@pytest.mark.parametrize(("text", "direction"), NO_MOVES)
def test_directions_that_looked_like_moves(text: str, direction: str | None) -> None:
    assert find_quantities(text)[0].quantity.direction == direction


BOUNDS_OF_VERBS = [
    ("Gifts have topped $400,000.", ">"),
    ("It bore pressure as great as 16,000 psi.", "<="),
    ("Oil ticked back up to $100.", "="),
    ("It is higher than the 60,000 she cited.", "="),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS_OF_VERBS)
def test_bounds_of_verbs_and_comparisons(text: str, bound: str) -> None:
    assert find_quantities(text)[0].quantity.bound == bound


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We were told 400 two years ago.", []),
        ("It was shown on day two of the fair.", []),
        ("It cut 1,200 jobs, with 400 of those going in Portugal.", [(1200, 1200, "job"), (400, 400, "job")]),
        ("Nobody was laid off\n\n300", []),
    ],
)
def test_numbers_that_looked_like_counts(text: str, found: list[tuple[float, float, str]]) -> None:
    assert printed(text) == found


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The Dow rose 469 to 21,413.", "point"),
        ("Dow Chemical put the meeting at 10.", None),
        ("Orlen bought two plants. It sold three others.", "plant"),
        ("The blast killed two people and hurt three others.", "person"),
    ],
)
def test_what_the_last_number_counts(text: str, unit: str | None) -> None:
    found = find_quantities(text)
    assert (found[-1].quantity.unit if found else None) == unit


# Each rule of moving with what it reads and what it leaves alone; the first quantity of the text is looked at.
MOVES_AND_TRAPS = [
    # a stock gains and loses what it is counted in
    ("The utility lost 40,000 customers.", "down"),
    ("The team lost three games.", None),
    ("The party gained 14 seats.", "up"),
    ("The bank shed 1,900 posts.", "down"),
    ("The garden shed 5 metres from it burned.", None),
    ("The glacier loses 90 gigatonnes of ice a year.", "down"),
    ("The grid adds 8 GWh.", "up"),
    ("The mine will add 3.2 million tonnes a year.", "up"),
    ("Add 200 g of flour.", None),
    ("About 1,100 jobs will be cut.", "down"),
    ("About 1,100 jobs will be advertised.", None),
    ("12 games were lost.", None),
    # what is moved stands before its size
    ("The bank raised its key rate 25 basis points.", "up"),
    ("The mill boosted its quarterly dividend 20%.", "up"),
    ("He boosted his stake above 10%.", None),
    ("It cut its 6% dividend.", None),
    ("It raised a fund 5% of which is debt.", None),
    # an amount that modifies a noun is no size
    ("Net rose a lower-than-hoped 5.2%.", "up"),
    ("The economy grew at a blistering 5% annual rate.", "up"),
    ("Exports plunged a seasonally adjusted 6.4%.", "down"),
    ("They lifted the 15% tariff.", None),
    ("They lifted a proposed 15% tariff.", None),
    ("They wrapped up a three hour meeting.", None),
    ("The fire cut a 10-mile path.", None),
    ("The lower 95 percent pay less.", None),
    # the verb of "by" governs, not a noun that goes with another; a doer is no size
    ("OPEK trimmed next year's growth estimate by 20,000 bpd.", "down"),
    ("It increased its loss reserves by $8.5 million.", "up"),
    ("The fall in output by 3% hurt.", "down"),
    ("Growth was offset by $600 million in costs.", None),
    ("It lost the contest by 40 cents.", None),
    # behind the number
    ("The index closed 0.6% down before lunch.", "down"),
    ("Shares closed 11.3% up at 84.60 francs.", "up"),
    ("A 20% down payment is due.", None),
    ("The engine burns 14% less fuel than the old one.", "down"),
    ("It makes 40% more money this year.", None),
    ("Nut eaters had a 24% reduced risk of it.", "down"),
    ("The 5% reduced rate applies.", None),
    ("It runs over 100% capacity and increase follows.", None),
    ("They sold 500,000 smaller, quieter engines.", None),
    # verbs and particles
    ("The index opened up 2%.", "up"),
    ("They opened up 2% of the forest.", None),
    ("The krone was last off 0.3% at 9.12.", "down"),
    ("The chain clawed back 3%.", "up"),
    ("Gross margin widened 120 basis points.", "up"),
    ("Growth slowed by 0.4 points.", "down"),
    ("Shares rose two days in a row.", None),
    ("The law cut three years off his sentence.", "down"),
    ("They have sunk $22 million into it.", None),
    ("The ferry sank 40 miles off the coast.", None),
    ("The river rose 2 metres overnight.", "up"),
    ("The vineyard grows 40 varieties.", None),
    ("Enrolment dropped 400 pupils.", "down"),
    ("It was raised three times before.", None),
    # nouns
    ("A rise in costs of €4m hurt.", "up"),
    ("Pay rises of 3 to 4 per cent are likely.", "up"),
    ("A rally of 3,000 nurses began.", None),
    ("A rally of 3,000 points began.", "up"),
    ("Gains of two to three years are taxed.", None),
    # margins
    ("The margin of error is plus or minus 3 percentage points.", None),
    ("The board sees minus 3%.", "down"),
    ("It fell 40.", None),
]


@pytest.mark.parametrize(("text", "direction"), MOVES_AND_TRAPS)
def test_moves_and_their_traps(text: str, direction: str | None) -> None:
    found = find_quantities(text)
    assert (found[0].quantity.direction if found else None) == direction


def test_the_share_in_brackets_behind_a_level_has_the_direction_of_the_move() -> None:
    fell, level, share = find_quantities("The Dow fell 266 to 11,867 (2.2%).")
    assert (fell.quantity.direction, level.quantity.direction, share.quantity.direction) == ("down", None, "down")
    assert [m.quantity.direction for m in find_quantities("It sold 266 to 11,867 pubs (2.2%).")] == [None, None]


BOUNDS_AND_TRAPS = [
    ("At a minimum, 30 villages were flooded.", ">="),
    ("The fine could top $2 million.", ">"),
    ("The debt soared past $2 trillion.", ">"),
    ("In the past 20 meetings it was raised.", "="),
    ("The list is topped by 40 mills.", "="),
    ("It took the better part of 10 years.", "~"),
    ("Sales passed $85 million in June.", ">"),
    ("The house passed $85 million in aid.", "="),
    ("They passed 12 mills on the way.", "="),
    ("It costs 25% less than the $2.60 that Oxley charges.", "="),
    ("It is well short of the $8 million that it paid in May.", "="),
    ("It needs more than the eight cranes on site.", ">"),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS_AND_TRAPS)
def test_bounds_and_their_traps(text: str, bound: str) -> None:
    assert find_quantities(text)[-1].quantity.bound == bound


HARD_NUMBERS = [
    ("Traffic was down by a fifth at both ports.", one(20, "%")),
    ("Sales fell a quarter in May.", one(25, "%")),
    ("The price fell a third time in May.", []),
    ("They met at a quarter to five.", []),
    ("It was bought by a third party.", []),
    ("They cut rates by half a percentage point.", one(0.5, "percentage_point")),
    ("They cut rates by 1/4 of a percentage point.", one(0.25, "percentage_point")),
    ("A half-percentage-point cut is likely.", one(0.5, "percentage_point")),
    ("A quarter-point cut is likely.", one(0.25, "point")),
    ("A three-quarter-point rise came.", one(0.75, "point")),
    ("First-quarter point guards won.", []),
    ("Profit was 4.6 trillion won in the quarter.", one(4.6e12, "KRW")),
    ("The bond fell 7/32 in late trade.", one(0.21875, "point")),
    ("The bond rose 7/32 of a point.", one(0.21875, "point")),
    ("Room 7/32 is shut.", []),
    ("It runs for 400km-500km.", [(400, 500, "km")]),
    ("Module km-500 is out.", []),
    ("Demand is set to double by May.", one(2, "times")),
    ("Margins rose to double digits.", []),
    ("It is a double bill.", []),
    ("Subscribers rose by 1.2m to 84m.", [(1.2e6, 1.2e6, "subscriber"), (84e6, 84e6, "subscriber")]),
    ("The river rose by 1.2m to 3m.", [(1.2, 1.2, "m"), (3, 3, "m")]),
    ("The post rose by 2m.", one(2, "m")),
    ("COP28 ended.", []),
    ("Holders get $38 in cash for each share they own.", one(38, "USD/share")),
    ("Holders get $38 in cash for each ton they own.", one(38, "USD")),
    ("Brent crude fell $1.20, or 1.5%, in London.", [(1.2, 1.2, "USD"), (1.5, 1.5, "%")]),
    ("A loaf cost 10 pence more as Norvik won a bigger share of the market.", one(0.1, "GBP")),
    ("A loaf cost 10 pence more as Norvik won a bigger share.", one(0.1, "GBP")),
    ("Orlen gave it another two quarters.", [(2, 2, "quarter")]),
    ("Rates came to $4,860 per forty-foot box.", one(4860, "USD/box")),
    ("Shares in Orlen were up 19% at $30.10 in early trading.", [(19, 19, "%"), (30.1, 30.1, "USD/share")]),
    ("Shares of Daehan closed at 478,000 won.", one(478000, "KRW/share")),
    ("Shares of Orlen closed at $478,000.", one(478000, "USD")),
    (
        "Rook raised its price target on Orlen Group to $250 from $210.",
        [(250, 250, "USD/share"), (210, 210, "USD/share")],
    ),
    ("The share rose 4p to £1.20 in London.", [(0.04, 0.04, "GBP/share"), (1.2, 1.2, "GBP/share")]),
    ("Stock of Orlen is up, or 4p to £1.20.", [(0.04, 0.04, "GBP"), (1.2, 1.2, "GBP")]),
    ("Sales fell in the first three quarters of the year.", [(3, 3, "quarter")]),
    ("Three quarters of the year is gone.", one(75, "%")),
    (
        "Orlen earned 65 cents a diluted share, up from 21 cents.",
        [(0.65, 0.65, "USD/share"), (0.21, 0.21, "USD/share")],
    ),
    ("A call costs 65 cents, up from 21 cents.", [(0.65, 0.65, "USD"), (0.21, 0.21, "USD")]),
    ("It paid COP 5,000.", one(5000, "COP")),
]


@pytest.mark.parametrize(("text", "found"), HARD_NUMBERS)
def test_hard_numbers_and_their_traps(text: str, found: list[tuple[float, float, str]]) -> None:
    assert printed(text) == found
