"""How deals, parties and certainty are told in news: own sentences, each with the slots that a reader gives them."""

from __future__ import annotations

import pytest
from tests.unit.claim_cases import Case, claim_of, said

from claimtally.pipeline import Pipeline

FRAMES = (
    Case("The museum has $30 million left in its building fund.", "$30 million", {"role": "remaining"}),
    Case("Some 200 welders left the yard in May.", "200 welders", {"role": "value"}),
    Case("The storm hurt 40 people and left nearly 2,000 homeless.", "nearly 2,000", {"role": "value"}),
    Case("Norvia has raised $1 billion or more.", "$1 billion or more", {"role": "value"}),
    Case("Costs fell from 80% of the total cost to 30%.", "30%", {"role": "value"}),
    Case("Norvia will be given $300m, of which $250m comes at once.", "$300m", {"role": "value"}),
    Case("The figure grows to 21 million by 2030 and 24 million by 2036.", "24 million", {"role": "value"}),
    Case("Profit after tax stood at $115 million.", "$115 million", {"frame": "earnings"}),
    Case("Earnings more than doubled as it made progress.", "more than doubled", {"frame": "earnings"}),
    Case("Norvia shares declined 2% to close at 16 yuan.", "16 yuan", {"polarity": "positive", "factuality": "actual"}),
    Case("Norvia declined to pay $3 million.", "$3 million", {"polarity": "negative"}),
    Case("Norvia declined two requests to pay $4 million.", "$4 million", {"polarity": "negative"}),
    Case("Norvia shares declined by 2 percent to close at $16.", "$16", {"polarity": "positive"}),
    Case("Norvia's exports of coal rose 5% in Germany.", "5%", {"subject": "Norvia"}),
    Case('"The market grew 9%," said Norvia chief executive Anna Roe.', "9%", {"subject": "market"}),
    Case("Norvia holds 3% of Tarn. Norvia's stake is worth €7m.", "€7m", {"frame": "valuation", "object": "Tarn"}),
    Case(
        "Norvia would spend $101m to purchase a 48% stake in Tarn.",
        "$101m",
        {"frame": "investment", "object": "Tarn"},
    ),
    Case("Norvia would spend $3m to buy 40 buses.", "$3m", {"frame": "spending", "object": None}),
    Case(
        "Norvia closed a deal to acquire 15% of the shares in Tarn. The total sum of the deal is $740m. Of this amount "
        "Norvia has paid $640m.",
        "$640m",
        {"frame": "acquisition", "role": "part", "object": "Tarn"},
    ),
    Case("Norvia seeks $3 bln at $21 bln valuation", "$21 bln", {"frame": "valuation"}),
    Case("Norvia cut its dividend to 2p a share.", "2p a share", {"frame": "earnings"}),
    Case("Norvia agrees £3m sale of a plant to Tarn.", "£3m", {"frame": "acquisition"}),
    Case("Norvia's sales came to £3m.", "£3m", {"frame": "earnings"}),
    Case("Norvia will sell four gas-fired power stations.", "four gas-fired power stations", {"frame": "count"}),
    Case("Norvia will hand £3m to shareholders.", "£3m", {"frame": "spending"}),
    Case("Norvia's backlog rose by 4% from the previous quarter to $3 million.", "$3 million", {"role": "value"}),
    Case("Norvia will provide Tarn with processors worth $9 million.", "$9 million", {"frame": "contract"}),
    Case("Norvia made £91m last year.", "£91m", {"frame": "earnings"}),
    Case("Norvia made a payment of £91m last year.", "£91m", {"frame": "spending"}),
    Case(
        "Rook raised its forecast for Norvia's revenue to $27 million.",
        "$27 million",
        {"frame": "earnings", "subject": "Norvia"},
    ),
    Case("That covers roughly a quarter of what the site uses.", "roughly a quarter", {"frame": "share"}),
    Case("Norvia is raising €800m at a €6bn valuation.", "€6bn", {"frame": "valuation"}),
    Case("Norvia is raising €800m at a €6bn valuation.", "€800m", {"frame": "financing", "factuality": "expected"}),
    Case("Norvia raises €800m.", "€800m", {"frame": "financing", "factuality": "actual"}),
    Case("Norvia, a maker of AI accelerators, is buying Tarn.", "AI accelerators", {"factuality": "actual"}),
    Case("Oil output averaged 220,000 barrels a day.", "220,000 barrels a day", {"frame": "capacity"}),
    Case(
        "Norvia raised $2 million, with Tarn, Pell and Rook joining, valuing the AI data startup at $9 million.",
        "$9 million",
        {"frame": "valuation"},
    ),
    Case("Norvia agreed to buy Tarn in a deal valued at $3 million.", "$3 million", {"frame": "acquisition"}),
    Case("Norvia agreed to buy 40 ferries in a deal worth $3 million.", "$3 million", {"frame": "contract"}),
    Case("Norvia's earnings per share rose to 61 cents.", "61 cents", {"frame": "earnings"}),
    Case("Norvia's results were a 90% increase over its net income.", "90%", {"frame": "earnings"}),
    Case("Norvia had $7 million in revenue - a 41% increase on the year.", "41%", {"frame": "earnings"}),
    Case("Norvia runs buses - a 41% increase on the year.", "41%", {"frame": "change"}),
    Case(
        "Norvia hopes to gain $3 million from the $9 million purchase of Tarn.",
        "$9 million",
        {"frame": "acquisition", "role": "value"},
    ),
    Case(
        "Norvia put the cost at $1 million or so. Funding of Tarn exceeded $1 million.",
        "$1 million",
        {"frame": "financing"},
    ),
    Case("Norvia agreed to rent $3 billion worth of machines from Tarn.", "$3 billion", {"frame": "contract"}),
    Case("Norvia, a refiner worth $3 billion, opened a site.", "$3 billion", {"frame": "valuation"}),
    Case("Norvia struck deals this week worth more than $60 million.", "more than $60 million", {"frame": "contract"}),
    Case("Norvia agreed to buy 40 ferries for $3 million.", "$3 million", {"frame": "contract"}),
    Case("Norvia agreed to buy rival Tarn for $3 million.", "$3 million", {"frame": "acquisition"}),
    Case("Norvia bought a 4% stake in Tarn for $3 million.", "$3 million", {"frame": "investment"}),
    Case("Norvia bought a majority stake in Tarn for $3 million.", "$3 million", {"frame": "acquisition"}),
    Case("Norvia is paying $3 million for the assets.", "$3 million", {"frame": "acquisition"}),
    Case("Norvia is paying $3 million for the repairs.", "$3 million", {"frame": "spending"}),
    Case("Norvia approved a share buyback of $3 million.", "$3 million", {"frame": "spending"}),
    Case("Norvia will return $3 million to shareholders.", "$3 million", {"frame": "spending"}),
    Case("Norvia plans to raise its rates by $3 million a year.", "$3 million a year", {"frame": "price"}),
    Case("Tarrago Copper cut its profit forecast by a fifth.", "a fifth", {"frame": "earnings"}),
    Case("Norvia's share of ticket sales climbed to 70%.", "70%", {"frame": "share"}),
    Case("Norvia's profit rose 34% on strong demand for power.", "34%", {"frame": "earnings"}),
    Case("Norvia took a write-down of $3 million.", "$3 million", {"frame": "earnings"}),
    Case("Norvia sold the unit to Tarn for $3 million.", "$3 million", {"frame": "acquisition"}),
    Case("Norvia's bookings fell 12% in the quarter.", "12%", {"frame": "contract"}),
    Case("Norvia landed an investment of $3 million from Tarn.", "$3 million", {"frame": "financing"}),
    Case("Norvia spent $9 million. Sales came to $9 million.", "$9 million", {"frame": "earnings"}),
    Case(
        "Norvia ordered 90 buses from Tarn. That included 22 electric buses.",
        "22 electric buses",
        {"frame": "contract"},
    ),
)

SUBJECTS = (
    Case("Norvia has filed plans for a 90 MW campus.", "90 MW", {"subject": "Norvia"}),
    Case("Norvia's Adjusted EPS came to $2. EBITDA totaled $3 million.", "$3 million", {"subject": "Norvia"}),
    Case("Sept 25 (Reuters) - Cloud provider Norvia raised $3 million.", "$3 million", {"subject": "Norvia"}),
    Case("Norvia took a charge of $3 billion U.S. on its chips.", "$3 billion", {"subject": "Norvia"}),
    Case("A data centre unit of Norvia agreed to buy a site for $3 million.", "$3 million", {"subject": "Norvia"}),
    Case(
        "Chipmaker raises $3 million\n\nNorvia raised $3 million. Norvia is growing.",
        "$3 million",
        {"subject": "Norvia"},
    ),
    Case("Norvia ordered 30 buses and Tarn had ordered 40 trams.", "40 trams", {"subject": "Tarn"}),
    Case("Tarn plans to close 40 shops.\n\nTarn plans to cut 300 jobs.", "300 jobs", {"subject": "Tarn"}),
    Case("Norvia said executives expect a profit of $3 million.", "$3 million", {"subject": "Norvia"}),
    Case("Norvia's revenue beat LSEG's estimate of $3 million.", "$3 million", {"subject": "Norvia"}),
)

CERTAINTY = (
    Case("Norvia raises $3 million in new round", "$3 million", {"factuality": "actual"}),
    Case("Norvia is buying Tarn for $3 million.", "$3 million", {"factuality": "announced"}),
    Case("Norvia pays $3,000 a month for power.", "$3,000 a month", {"factuality": "actual"}),
    Case("Norvia announced that it would buy 40 ferries.", "40 ferries", {"factuality": "announced"}),
    Case("Norvia said it would buy 40 ferries.", "40 ferries", {"factuality": "expected"}),
    Case("Norvia said it was cutting 300 jobs.", "300 jobs", {"factuality": "announced"}),
    Case("Norvia is poised to cut 300 jobs.", "300 jobs", {"factuality": "expected"}),
    Case("The offer would value Tarn at $3 million.", "$3 million", {"factuality": "possible"}),
    Case("Norvia had earlier ordered 22 ferries.", "22 ferries", {"factuality": "announced"}),
    Case("Norvia has 10 GWh of storage expected to open in May.", "10 GWh", {"factuality": "expected"}),
    Case(
        "Output will fall from the 3 million tonnes that Norvia forecast in May.",
        "3 million tonnes",
        {"factuality": "expected"},
    ),
    Case("One Norvia turbine can power 300,000 homes.", "300,000 homes", {"factuality": "actual"}),
    Case("Norvia's orders rose to $3 million in May.", "$3 million", {"factuality": "actual"}),
    Case("Norvia kept its sales forecast at $3 million.", "$3 million", {"factuality": "expected"}),
    Case("Norvia will merge with Tarn, a refiner with $3 million in sales.", "$3 million", {"factuality": "actual"}),
    Case("Norvia in talks to invest $3 million in Tarn", "$3 million", {"factuality": "possible"}),
)

CERTAINTY_OF_CUTS = (
    Case("Norvia is closing two plants and cutting 300 jobs.", "300 jobs", {"factuality": "announced"}),
    Case("The layoffs represent 9% of Norvia's workforce.", "9%", {"factuality": "announced"}),
    Case("The layoffs represented 9% of Norvia's workforce.", "9%", {"factuality": "actual"}),
    Case("The plant stores 3 MWh, enough to run 300 homes.", "300 homes", {"factuality": "actual"}),
)

ROLES = (
    Case("Norvia paid $9 million, including an initial payment of $3 million.", "$3 million", {"role": "part"}),
    Case("Profit was nearly double the $3 million of a year earlier.", "$3 million", {"role": "prior"}),
    Case("The pier costs $9 million, of which Tarn will pay $3 million.", "$3 million", {"role": "part"}),
    Case(
        "Sales were $9 million, of which $3 million came from Asia, and profit was $2 million.",
        "$2 million",
        {"role": "value"},
    ),
    Case("Norvia was given $3 million of the $9 million that it had asked for.", "$3 million", {"role": "part"}),
)

# Descriptions: the country, a division, both parties, another's parent, another trade, nobody acted upon.
DESCRIBED = (
    Case("Iran sold oil. Iran is rich. The country exported 40 tonnes.", "40 tonnes", {"subject": "Iran"}),
    Case(
        "Norvia grew. The cable unit, which is small, saw its sales rise 42%.",
        "42%",
        {"subject": "Norvia"},
    ),
    Case(
        "Tarn raised $3 million and Norvia $5 million. The companies struck a $4.8 billion deal.",
        "$4.8 billion",
        {"subject": "Tarn and Norvia"},
    ),
    Case(
        "Norvia, the chipmaker, will help Corvane as the lab builds 8 gigawatts of sites. Corvane is old, Norvia says.",
        "8 gigawatts",
        {"subject": "Corvane"},
    ),
    Case("The fund, which already holds 8% of Norvia, is in talks to buy more.", "8%", {"subject": "fund"}),
    Case(
        "Norvia earned $3 million. Jan Nowak, an analyst at Kestner Bank, said the company had shipped 40 tonnes.",
        "40 tonnes",
        {"subject": "Norvia"},
    ),
)

HAVING = (
    Case("Norvia was awarded a $3 billion contract by the Polish army.", "$3 billion", {"subject": "Norvia"}),
    Case("The global van market grew by just 3%, Norvia said.", "3%", {"subject": "global van market"}),
    Case(
        "Norvia had 5 million users in May. The number for Tarn is 2 million.",
        "2 million",
        {"subject": "Tarn"},
    ),
    Case(
        "Stargrid, a $500 billion venture of Norvia and Tarn, has built one site.",
        "$500 billion",
        {"subject": "Stargrid"},
    ),
    Case("Partners are Norvia (55%), Tarn (18%) and Synthos (9%).", "18%", {"subject": "Tarn"}),
    Case("The offer, made by Tarn, values Norvia at $3 billion.", "$3 billion", {"subject": "Norvia"}),
    Case("Norvia closed up 2%. Tarn fell by 3.2% in Amsterdam.", "3.2%", {"subject": "Tarn"}),
    Case(
        "Corvane grows. Halden sells power. Corvane has now agreed to spend $3 billion.",
        "$3 billion",
        {"subject": "Corvane"},
    ),
)

MEANING = (
    Case("Norvia's revenue had a growth rate of 15%.", "15%", {"frame": "earnings"}),
    Case("Norvia aims to attract $3 billion in foreign investment.", "$3 billion", {"frame": "financing"}),
    Case("Roe will get stock options valued at $3 million.", "$3 million", {"frame": "valuation"}),
    Case("Norvia's sales reached a 10% share of the market.", "10%", {"frame": "share"}),
    Case("Norvia's annualized revenue run-rate is $7 billion.", "$7 billion", {"frame": "earnings"}),
    Case("Norvia agreed to buy Tarn Power for $3 billion in cash.", "$3 billion", {"frame": "acquisition"}),
    Case("Norvia's shares rose 20%, adding $5 billion to its market value.", "$5 billion", {"frame": "valuation"}),
    Case("Norvia will spend $6 billion, of which $4 billion will be borrowed.", "$4 billion", {"frame": "financing"}),
    Case(
        "Norvia will invest $60 billion in Tarn. The first $10 billion will be paid in May.",
        "$10 billion",
        {"frame": "investment", "role": "part"},
    ),
    Case(
        "Norvia will invest another $100 billion in Ohio, on top of $65 billion that it had spent.",
        "$65 billion",
        {"role": "prior"},
    ),
    Case("Norvia had set aside $3 million for it.", "$3 million", {"factuality": "actual"}),
    Case(
        "Norvia earned $3 billion, above the $2 billion analysts had expected.",
        "$2 billion",
        {"factuality": "expected"},
    ),
)

# What a review of the rules for descriptions and sources found.
OWN_NEWS = (
    Case(
        "Norvia reported on Wednesday that sales rose 50% to $30 billion. The company also approved $50 billion of "
        "buybacks.",
        "$50 billion",
        {"subject": "Norvia"},
    ),
    Case(
        "Tarn reported earlier this month that it sold 400,000 cars, while Norvia sold 300,000. The company will cut "
        "3,000 jobs.",
        "3,000 jobs",
        {"subject": "Tarn"},
    ),
    Case(
        "Small firms struggle, according to Gartner and Deloitte. The firms employ 30 million people.",
        "30 million people",
        {"subject": "firms"},
    ),
    Case(
        "Norvia said the regulator had approved its $3 billion takeover of Tarn.",
        "$3 billion",
        {"subject": "Norvia"},
    ),
    Case("Norvia sued after the city council rejected its $3 million plan.", "$3 million", {"subject": "Norvia"}),
    Case(
        "Shipments fell 5% to 300 million phones last year, according to IDC, and are expected to fall another 3%.",
        "5%",
        {"attribution": "IDC"},
    ),
    Case(
        "President Anna Kowal is to visit. The president of the union said 300 workers had voted.",
        "300 workers",
        {"attribution": "The president of the union"},
    ),
    Case(
        "Norvia is old. Insurance company data show that 40% of drivers lie.",
        "40%",
        {"attribution": "Insurance company data"},
    ),
    Case("Norvia said its cloud segment grew 4%.", "4%", {"subject": "Norvia"}),
    Case(
        "The commission set a return of 9.8%, for what Anna Kowal called “a generational build-out.” Consumer "
        "advocates had asked for 9.3%.",
        "9.8%",
        {"attribution": None},
    ),
    Case("Norvia sells power. Consumer advocates had asked for 9.3%.", "9.3%", {"subject": "Consumer advocates"}),
    Case(
        "The plant will add $1 a month to bills, the government has said, in return for its 3 GW of output.",
        "3 GW",
        {"attribution": "government"},
    ),
    Case("Norvia will buy a stake in a port estimated to cost $20 billion.", "$20 billion", {"attribution": None}),
    Case(
        "The trade association Solarbund met. Sales were 3 GW, the association said.",
        "3 GW",
        {"attribution": "Solarbund"},
    ),
    Case(
        "If the commission agrees, Tarn would be the third plant to be revived, after Norvia's 800-megawatt Palisades.",
        "800-megawatt",
        {"subject": "Palisades", "factuality": "expected"},
    ),
    Case("Energy Secretary Anna Kowal wants to spend $3 million.", "$3 million", {"subject": "Anna Kowal"}),
    Case(
        "Norvia would pay in cash, people familiar with the matter said. It would pay $12 billion, they said.",
        "$12 billion",
        {"attribution": "people familiar with the matter"},
    ),
    Case(
        "“It rings,” said Jan Nowak, an analyst at Kestner Research, who puts the odds of the deal at 40%.",
        "40%",
        {"attribution": "Jan Nowak"},
    ),
    Case("Cells cost $165 in May, Kestner Research found, down 40%.", "$165", {"attribution": "Kestner Research"}),
    Case("It adds $3 a month to bills for as long as it is built.", "$3 a month", {"factuality": "actual"}),
    Case("Norvia paid Corvane $3 billion for Tarn.", "$3 billion", {"object": "Tarn"}),
)

TOLD_BY = (
    Case(
        "Finance Minister Anna Kowal spoke of $5 million. The deficit will be $3 billion, the minister said.",
        "$3 billion",
        {"attribution": "Anna Kowal"},
    ),
    Case(
        "Prime Minister Anna Kowal left. The premier said it would cost $3 billion.",
        "$3 billion",
        {"attribution": "Anna Kowal"},
    ),
    Case("Van sales rose to $3 billion, data from the research firm Tarn show.", "$3 billion", {"attribution": "Tarn"}),
    Case(
        "Norvia has shops, and Norvia sold goods for $3 billion, according to company data.",
        "$3 billion",
        {"attribution": "Norvia"},
    ),
    Case("The toll, estimated by Tarn at $3 billion, is high.", "$3 billion", {"attribution": "Tarn"}),
    Case(
        "According to the 2026 Trade Survey conducted by Tarn, firms lost $3 billion.",
        "$3 billion",
        {"attribution": "Tarn"},
    ),
    Case(
        "Norvia earned $3 billion in May and June, above the $2 billion analysts had expected, according to LSEG.",
        "$3 billion",
        {"attribution": None},
    ),
    Case(
        "Norvia earned $3 billion in May and June, above the $2 billion analysts had expected, according to LSEG.",
        "$2 billion",
        {"attribution": "LSEG"},
    ),
)
OF_OTHERS = (
    *DESCRIBED,
    *HAVING,
    *MEANING,
    *OWN_NEWS,
    *TOLD_BY,
)  # from reading articles of outlets that no rule had met


DEALS_OF_TODAY = (
    Case(
        "Norvia sees sales of $7.5 billion this year.", "$7.5 billion", {"factuality": "expected", "subject": "Norvia"}
    ),
    Case("Norvia has seen sales fall to $6.2 billion.", "$6.2 billion", {"factuality": "actual"}),
    Case(
        "Tarn Research sees data-centre demand doubling to 78 GW.",
        "78 GW",
        {"attribution": "Tarn Research", "factuality": "expected"},
    ),
    Case("The chipmaker forecast earnings of $20 a share.", "$20 a share", {"factuality": "expected"}),
    Case("Norvia sought a $925 million discount.", "$925 million", {"factuality": "actual"}),
    Case("Norvia is seeking $925 million.", "$925 million", {"factuality": "expected"}),
    Case("Norvia bought 100,000 Nvidia H100s.", "100,000 Nvidia H100s", {"frame": "hardware", "object": "Nvidia"}),
    Case("Norvia signed a contract worth $14.2 billion with Tarn.", "$14.2 billion", {"object": "Tarn"}),
    Case("Norvia has a $16.5 billion contract to make chips for Tarn.", "$16.5 billion", {"object": "Tarn"}),
    Case(
        "The European Commission fined Apple 500 million euros and Meta 200 million euros.",
        "200 million euros",
        {"subject": "European Commission", "object": "Meta"},
    ),
    Case(
        "Google owns 14% of Anthropic and has invested $3 billion in it.",
        "$3 billion",
        {"subject": "Google", "object": "Anthropic"},
    ),
    Case(
        "Tarn agreed to buy Norvia in a deal valued at $16 billion, the power producer said.",
        "$16 billion",
        {"attribution": "Tarn"},
    ),
    Case(
        "Norvia, a group of 1,200 miners, will sue unless prices fall by 5%.", "1,200 miners", {"factuality": "actual"}
    ),
    Case("Norvia has 45,000 staff, up to 20% of whom will be laid off.", "45,000 staff", {"factuality": "actual"}),
    Case("Norvia plans to invest €58bn in all.", "€58bn", {"factuality": "expected"}),
    Case("Norvia will invest another $1 billion in Tarn, bringing its stake to about 12%.", "12%", {"object": "Tarn"}),
    Case(
        "The owners will receive 50 million Norvia shares and $4.5 billion in cash.",
        "$4.5 billion",
        {"frame": "spending"},
    ),
    Case("President Donald Trump said he would impose a 100% tariff on chips.", "100%", {"subject": "Donald Trump"}),
)

READ_ON_NEW_ARTICLES = (
    Case(
        "Norvia expects sales of 178 billion yuan ($25.7 billion; 24.3 billion euros) for 2026.",
        "24.3 billion euros",
        {"frame": "earnings", "factuality": "expected", "subject": "Norvia"},
    ),
    Case(
        "Gasoline and diesel prices were raised by 435 yuan ($63) and 420 yuan per ton, respectively.",
        "420 yuan",
        {"subject": "diesel"},
    ),
    Case(
        "Norvia grew. The $999 million requested by Tarn Bank would pay for 48 ferries.",
        "$999 million",
        {"subject": "Tarn Bank"},
    ),
    Case(
        "Anna Roe, founder of Norvia, led the list as her wealth surged 37 percent.",
        "37 percent",
        {"subject": "Anna Roe"},
    ),
    Case("Norvia will invest $5bn through 2028, 30% more than in the last plan.", "30%", {"frame": "investment"}),
    Case("Norvia seeks $20 billion from investors.", "$20 billion", {"frame": "financing"}),
    Case(
        'Anna Roe met Robert Lund. "We will spend 2% of sales on it," she told reporters.',
        "2%",
        {"attribution": "Anna Roe"},
    ),
    Case(
        "Norvia Corp. grew. Shares of the Boise, Idaho-based company rose 6%.",
        "6%",
        {"subject": "Norvia Corp."},
    ),
    Case("OpenAI grew. The ChatGPT maker said it spent $3 billion.", "$3 billion", {"attribution": "OpenAI"}),
    Case("Norvia trades at 11 times forward earnings.", "11 times", {"frame": "valuation"}),
    Case("Norvia bid for Lattice Semiconductor in a $4 billion deal.", "$4 billion", {"subject": "Norvia"}),
    Case("Norvia has asked regulators to approve $2.7 billion in new plants.", "$2.7 billion", {"subject": "Norvia"}),
    Case("Norvia raised its capital plan by $3 billion to $43 billion.", "$3 billion", {"frame": "spending"}),
    Case("Omdia reckons European cloud firms will spend $27 billion.", "$27 billion", {"attribution": "Omdia"}),
    Case(
        "Norvia forecast sales of $5 million. Analysts were expecting $4 million.", "$4 million", {"frame": "earnings"}
    ),
    Case(
        "Norvia raised $3 million. All told, it has pulled in close to $9 million.",
        "close to $9 million",
        {"frame": "financing"},
    ),
    Case(
        "Norvia grew. Takeovers in the chip industry totalled $92 billion.", "$92 billion", {"subject": "chip industry"}
    ),
    Case("It has now contracted about 3.1 GW of its fleet to Tarn.", "3.1 GW", {"frame": "capacity"}),
    Case("Forex reserves fell by $41 billion in December.", "$41 billion", {"subject": "Forex reserves"}),
)

# a paragraph is about whom its first sentence is about, and what an article calls a startup is the startup
TOLD_IN_PARAGRAPHS = (
    Case(
        "Norvia agrees takeover of Tarn Energy\n\nNorvia has agreed to buy Tarn Energy. Norvia sells pumps.\n\n"
        "Norvia would pay Tarn Energy a fee of $4 million if the deal fell through.\n\n"
        "Tarn Energy has been transformed by the boom. Its plates are fitted in servers. They sell well. "
        "Turnover reached £486mn.",
        "£486mn",
        {"subject": "Tarn Energy"},
    ),
    Case(
        "Norvia Silicon, a Santa Clara startup designing processors that do nothing but run models, has closed a "
        "$310 million Series C led by Rook.",
        "$310 million",
        {"subject": "Norvia Silicon", "frame": "financing"},
    ),
    Case(
        "Norvia Silicon, a Santa Clara startup, grew. Mistral bought chips from it. The startup employs 140 people.",
        "140 people",
        {"subject": "Norvia Silicon"},
    ),
    Case(
        "Earlier, Marlow, Mass.-based Norvia Scientific raised $4 million.",
        "$4 million",
        {"subject": "Norvia Scientific"},
    ),
    Case("Norvia grows. It's a company that only has $15 million of revenue.", "$15 million", {"subject": "Norvia"}),
    Case("Norvia makes chips. Global PC shipments fell by 3.9%.", "3.9%", {"subject": "Global PC shipments"}),
    Case(
        "Norvia Data Centers said data center deals rose. Data centers will use 9% of the power, compared with 4% now.",
        "4%",
        {"frame": "share"},
    ),
    Case("Norvia has the right to build plants and expects sales of $3 million.", "$3 million", {"subject": "Norvia"}),
    Case("Norvia and Tarn ink 4-gigawatt chip pact\n\nTarn fell.", "4-gigawatt", {"subject": "Tarn"}),
    Case(
        "The round is Norvia's second billion-dollar round since May, when it was valued at $8 billion.",
        "$8 billion",
        {"frame": "valuation"},
    ),
    Case("The first 500 MW is slated to come online in 2030.", "500 MW", {"factuality": "expected"}),
    Case("OpenAI partnered with AMD to deploy 6 GW of chips.", "6 GW", {"factuality": "announced"}),
    Case("Norvia has agreed to install four gigawatts' worth of chips.", "four gigawatts", {"factuality": "announced"}),
    Case("Warrants could leave the lab owning close to 7% of Tarn.", "7%", {"factuality": "possible"}),
    Case("Norvia took a loan. A year ago, the estimate was $880 million.", "$880 million", {"factuality": "expected"}),
    Case("Norvia would owe Tarn a break fee of £46m.", "£46m", {"frame": "spending"}),
    Case("Norvia burns around $7 million a month.", "$7 million a month", {"frame": "spending"}),
    Case("Norvia picked up $350m and a tie-up with Tarn.", "$350m", {"frame": "financing"}),
    Case("Norvia has entered into a bridge facility agreement of $30 billion.", "$30 billion", {"frame": "financing"}),
    Case("Norvia turns away one in five enterprise customers.", "one in five", {"frame": "share"}),
    Case("Norvia missed it two quarters in a row.", "two quarters", {"frame": "duration"}),
    Case("Construction will leave behind 130 permanent jobs.", "130 permanent jobs", {"role": "value"}),
    Case("Norvia's cuts left 130 permanent jobs.", "130 permanent jobs", {"role": "remaining"}),
    Case("Orlen won a $500m (€460m) funding round.", "$500m", {"frame": "financing"}),
    Case("Orlen may raise as much as $1bn in equity from Synthos.", "$1bn", {"object": "Synthos"}),
    Case("Orlen will start with a batch of 550,000 GB200 and GB300 chips.", "550,000", {"object": None}),
    Case(
        "OpenAI grew. Orlen reported that OpenAI was in talks about a deal that could value the AI startup "
        "between $170 billion and $200 billion.",
        "$170 billion",
        {"subject": "OpenAI"},
    ),
    Case(
        "Orlen raised $3 million, according to a filing with the US Securities and Exchange Commission.",
        "$3 million",
        {"attribution": "US Securities and Exchange Commission"},
    ),
    Case("X-energy said it raised $3 million.", "$3 million", {"attribution": "X-energy", "subject": "X-energy"}),
    Case(
        "Orlen's revenue jumped to $1.92 billion for the year ended Dec. 31 from $228.9 million a year earlier.",
        "$228.9 million",
        {"role": "prior"},
    ),
    Case("Orlen had performance obligations of $15 billion.", "$15 billion", {"deontic": "none"}),
    Case("SoftBank offloaded part of its T-Mobile holding for $9 billion.", "$9 billion", {"frame": "acquisition"}),
    Case("That plant will have a capacity of 100MW, scaling to 1GW.", "1GW", {"factuality": "expected"}),
    Case("Orlen Technology will spend $3 million.", "$3 million", {"subject": "Orlen Technology"}),
    Case(
        "LONDON, Oct 8 - Oil prices fell about 2% on Wednesday to their lowest in three weeks after data showed it.",
        "2%",
        {"frame": "price", "subject": "Oil"},
    ),
    Case("Orlen has raised 410 million euros to date.", "410 million euros", {"frame": "financing"}),
    Case(
        "The International Energy Agency expects supply to outstrip demand by 4 million bpd.",
        "4 million bpd",
        {"subject": "supply", "attribution": "International Energy Agency"},
    ),
    Case(
        "EQT in Talks to Buy Data Center Operator Halden for About $5 Billion\n\n"
        "EQT AB is in talks to acquire Halden Data Centers.",
        "$5 Billion",
        {"frame": "acquisition", "factuality": "possible", "object": "Halden Data Centers"},
    ),
    Case(
        "Buyout firms have been drawn to it by demand. They completed $49 billion of acquisitions last year.",
        "$49 billion",
        {"subject": "Buyout firms"},
    ),
    Case(
        "For AMD, the order by Orlen is a rare win against Nvidia. AMD rose. AMD makes chips. Nvidia fell. "
        "The chipmaker's revenue increased 57%.",
        "57%",
        {"subject": "AMD"},
    ),
    Case(
        "Orlen will spend $1 billion more, raising its total planned investment to $165 billion.",
        "$165 billion",
        {"frame": "investment", "factuality": "expected"},
    ),
    Case("Orlen's remaining performance obligations jumped 41% in May.", "41%", {"frame": "contract"}),
    Case("Orlen plans to buy about 400 GB200 chips, worth some $40 million.", "$40 million", {"object": None}),
    Case("Orlen has warrants for 5% of Intel shares at $20 a share.", "$20 a share", {"role": "value"}),
    Case("Ford said it would axe 4,000 jobs.", "4,000 jobs", {"polarity": "positive"}),
    Case("About 12,000 people work for Orlen in Spain.", "12,000 people", {"frame": "workforce"}),
    Case(
        "Orlen has agreed to sell its arm to Lotos for €5bn. The deal comprises at least €4bn in cash.",
        "at least €4bn",
        {"frame": "acquisition"},
    ),
    Case(
        "Orlen agreed to sell its arm. It values the unit at 5.3 times its earnings.",
        "5.3 times",
        {"attribution": None},
    ),
    Case(
        "Samsung operated at a profit of 12.2 trillion won in the third quarter, up 32 percent from a year ago.",
        "32 percent",
        {"frame": "earnings"},
    ),
    Case(
        '"They were never asked," said Cori Roe of Foxglove, which has raised £150,000 for a challenge.',
        "£150,000",
        {"subject": "Foxglove"},
    ),
    Case(
        "Orlen AI has raised $2 billion in a round led by the Qatar Investment Authority, the company said. "
        "The Series D values it at $19 billion.",
        "$19 billion",
        {"subject": "Orlen AI", "attribution": None},
    ),
    Case(
        "Arcadia AI grew. Its revenue passed $420 million in August. She expects it to hit $1 billion.",
        "$1 billion",
        {"frame": "earnings"},
    ),
    Case(
        "Jaguar Land Rover said in July it would cut up to 500 posts, and BMW has put the hit at more than €1bn.",
        "€1bn",
        {"subject": "BMW", "attribution": None},
    ),
    Case("Net debt at Orlen has grown to £1.38bn.", "£1.38bn", {"subject": "Orlen"}),
    Case("Orlen grew. Total revenue rose 14% to $96 million.", "14%", {"role": "value"}),
    Case("Meta sold $30bn of bonds in May.", "$30bn", {"frame": "financing"}),
    Case(
        "Meta agreed to a $27 billion financing with Blue Owl Capital.", "$27 billion", {"object": "Blue Owl Capital"}
    ),
    Case(
        "Microsoft has said it would spend $80 billion this year, while Amazon has pledged to spend $100 billion.",
        "$100 billion",
        {"subject": "Amazon", "attribution": "Amazon"},
    ),
    Case(
        "Alphabet grew. Alphabet hired staff. Google Cloud sales surged 32%. Its shares fell 3%.",
        "3%",
        {"subject": "Alphabet"},
    ),
    Case(
        "Developer Solis Arx plans a campus. The company will invest at least $1 billion.",
        "at least $1 billion",
        {"subject": "Solis Arx"},
    ),
    Case("Revenue: $2.18 billion vs. $2.11 billion expected", "$2.18 billion", {"factuality": "actual"}),
    Case("Revenue: $2.18 billion vs. $2.11 billion expected", "$2.11 billion", {"factuality": "expected"}),
    Case("For this quarter, Norvia called for $2 million in revenue.", "$2 million", {"factuality": "expected"}),
    Case(
        "Norvia forecast sales of $5 million. Analysts had been looking for $4 million.",
        "$4 million",
        {"frame": "earnings"},
    ),
    Case(
        "Norvia grew. The segment delivered $3 million, ahead of FactSet's $2 million estimate.",
        "$3 million",
        {"frame": "earnings"},
    ),
    Case("Norvia earned $3 million, ahead of FactSet's $2 million estimate.", "$2 million", {"attribution": "FactSet"}),
    Case("Norvia bought back $2 million of its own stock.", "$2 million", {"frame": "spending"}),
    Case(
        "The board of Norvia authorized an additional $1 million in share buybacks.",
        "an additional $1 million",
        {"deontic": "none", "factuality": "announced"},
    ),
    Case(
        "Orlen posted sales of $9 million. Capital spending will be $5 million, finance chief Luis Roe said, "
        "compared with a prior outlook of $4 million.",
        "$4 million",
        {"subject": "Orlen"},
    ),
    Case(
        "Rook Partners bought Norvia Group in 2022 at a reported valuation of €1.2 billion.",
        "€1.2 billion",
        {"subject": "Norvia Group"},
    ),
    Case(
        "Orlen has signed a lease with Synthos, under which 25 machines could be rented.",
        "25 machines",
        {"subject": "Orlen"},
    ),
    Case(
        "Norvia opened a 38-acre (15.4-hectare) site in May. The 38-acre (15.4-hectare) site is new.",
        "38-acre",
        {"subject": "site"},
    ),
    Case(
        "Commission staff have recommended that shareholders absorb any overrun of more than 5%.",
        "5%",
        {"frame": "change"},
    ),
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Give the pipeline, loaded once."""
    return Pipeline()


@pytest.mark.parametrize(
    "case",
    [
        *FRAMES,
        *SUBJECTS,
        *CERTAINTY,
        *CERTAINTY_OF_CUTS,
        *ROLES,
        *OF_OTHERS,
        *DEALS_OF_TODAY,
        *READ_ON_NEW_ARTICLES,
        *TOLD_IN_PARAGRAPHS,
    ],
    ids=str,
)
def test_a_claim_says_what_a_reader_reads(pipeline: Pipeline, case: Case) -> None:
    claim = claim_of(pipeline, case)
    assert {slot: said(claim, slot) for slot in case.says} == case.says, claim.rules
