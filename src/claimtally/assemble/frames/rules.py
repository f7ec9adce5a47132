"""Frames: the word nearest to the number, in the syntax, that speaks of a frame decides; the dimension breaks ties."""

from __future__ import annotations

from claimtally.assemble.frames.backlogs import by_backlog
from claimtally.assemble.frames.companies import by_company_move, by_turnover
from claimtally.assemble.frames.deals import (
    by_order,
    by_part,
    by_worth,
)
from claimtally.assemble.frames.defaults import by_dimension, by_product
from claimtally.assemble.frames.earnings import by_growth, by_made, by_outlook
from claimtally.assemble.frames.holdings import by_holding
from claimtally.assemble.frames.nearest import by_trigger
from claimtally.assemble.frames.neighbours import by_neighbour, by_other_level, by_same_statement, by_taken_up
from claimtally.assemble.frames.rounds import by_bought, by_taken_in
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.assemble.frames.units import by_unit
from claimtally.assemble.frames.valuations import by_valuation
from claimtally.assemble.frames.wholes import by_whole
from claimtally.assemble.frames.workplaces import by_workplace
from claimtally.assemble.slot_rule import SlotRule
from claimtally.model import Example, Rule

RULES: tuple[SlotRule[FrameDecision], ...] = (
    Rule(
        "frame.product",
        "frame",
        "A claim about chips or machines without a number is about hardware.",
        hit=Example("Orlen Cloud must use Nvidia H100 chips to train its models.", "H100 chips", "hardware"),
        trap=Example("Orlen Cloud spent $4 million on training.", "$4 million"),
        apply=by_product,
    ),
    Rule(
        "frame.level",
        "frame",
        "The level that a move came from measures what the new level measures.",
        hit=Example("Net income fell to $3 million from $4 million.", "$4 million", "earnings"),
        trap=Example("Orlen borrowed $3 million from banks that had $4 million.", "$4 million"),
        apply=by_other_level,
    ),
    Rule(
        "frame.taken_up",
        "frame",
        "A move of what the sentence before tells of, taken up as 'they', is of the same.",
        hit=Example("Orlen shares rose 2%. They have lost 4% this year.", "4%", "price"),
        trap=Example("Orlen's owners sold 2%. They have lost 4% of their staff.", "4%"),
        apply=by_taken_up,
    ),
    Rule(
        "frame.statement",
        "frame",
        "A percentage or a sum per share told beside an amount is of the same.",
        hit=Example("Orlen earned $3 million, or 40 cents a share.", "40 cents a share", "earnings"),
        trap=Example("Orlen earned $3 million. Its shares rose 40 cents.", "40 cents"),
        apply=by_same_statement,
    ),
    Rule(
        "frame.workplace",
        "frame",
        "People who work somewhere are its staff.",
        hit=Example("Orlen will close its office in Leeds, where 280 people work.", "280 people", "workforce"),
        trap=Example("Orlen will close its office in Leeds, where 280 people live.", "280 people"),
        apply=by_workplace,
    ),
    Rule(
        "frame.backlog",
        "frame",
        "Power, energy or mass that is ordered, leased or in a backlog is of the contract.",
        hit=Example("Orlen signed 212MW of new leases in May.", "212MW", "contract"),
        trap=Example("Orlen leased a plant of 212MW in May.", "212MW"),
        apply=by_backlog,
    ),
    Rule(
        "frame.holding",
        "frame",
        "So many shares that somebody holds are a stake, those that a company sells of itself raise money.",
        hit=Example("Orlen owns 12 million Lotos shares.", "12 million Lotos shares", "share"),
        trap=Example("Orlen has 12 million shares outstanding.", "12 million shares"),
        apply=by_holding,
    ),
    Rule(
        "frame.unit",
        "frame",
        "A unit such as USD/share is a price; a time span, a distance or an area measures itself.",
        hit=Example("The shares were priced at $21 per share.", "$21 per share", "price"),
        trap=Example("Orlen spent $21 million on the plant.", "$21 million"),
        apply=by_unit,
    ),
    Rule(
        "frame.whole",
        "frame",
        "A percentage of a named whole that measures no move is a share of it.",
        hit=Example("The port uses 13 percent of the city's electricity.", "13 percent", "share"),
        trap=Example("Revenue of the port rose 13 percent.", "13 percent"),
        apply=by_whole,
    ),
    Rule(
        "frame.traded",
        "frame",
        "A company that itself rises or falls by a percentage does so on the stock exchange.",
        hit=Example("Orlen rose 4.9% in Warsaw.", "4.9%", "price"),
        trap=Example("Orlen grew 4.9% in Warsaw.", "4.9%"),
        apply=by_company_move,
    ),
    Rule(
        "frame.turnover",
        "frame",
        "A sum of somebody's sales is earned, whatever else the sentence tells of.",
        hit=Example("Orlen supplies China, which made up $3 million, or 12%, of its sales.", "$3 million", "earnings"),
        trap=Example("Orlen supplies China with $3 million of chips.", "$3 million"),
        apply=by_turnover,
    ),
    Rule(
        "frame.worth",
        "frame",
        "A deal, order or phase that is worth a sum takes the frame of the deal, not that of a company's worth.",
        hit=Example("Orlen agreed to supply Synthos with gas in a deal worth $3 billion.", "$3 billion", "contract"),
        trap=Example("Orlen, a refiner worth $3 billion, signed a deal.", "$3 billion"),
        apply=by_worth,
    ),
    Rule(
        "frame.order",
        "frame",
        "Things that are ordered, or that an order or option is for, belong to the contract.",
        hit=Example("Orlen placed an order with Synthos for 40 ferries.", "40 ferries", "contract"),
        trap=Example("Orlen ordered the closure of a line with 40 ferries.", "40 ferries"),
        apply=by_order,
    ),
    Rule(
        "frame.part",
        "frame",
        "A part of a sum told before has the frame of that sum.",
        hit=Example(
            "Orlen reported revenue of $9 million. Synthos contributed $3 million of that.", "$3 million", "earnings"
        ),
        trap=Example("Orlen reported revenue of $9 million. It spent $3 million of its cash.", "$3 million"),
        apply=by_part,
    ),
    Rule(
        "frame.valuation",
        "frame",
        "What something is valued at, or what modifies the noun, is a valuation.",
        hit=Example("Orlen is raising $3 million at a $9 million valuation.", "$9 million", "valuation"),
        trap=Example("Orlen is raising $3 million at a $9 million plant.", "$9 million"),
        apply=by_valuation,
    ),
    Rule(
        "frame.taken_in",
        "frame",
        "What somebody who raises money has taken in so far was raised.",
        hit=Example(
            "Orlen raised $3 million. It has taken in $8 million since it was founded.", "$8 million", "financing"
        ),
        trap=Example("Orlen raised $3 million. It took in $8 million from sales.", "$8 million"),
        apply=by_taken_in,
    ),
    Rule(
        "frame.bought",
        "frame",
        "The sum for which a company is bought, by the words before it, is the price of a takeover.",
        hit=Example(
            "Orlen Nears Deal to Buy Synthos for About $3 Billion\n\nOrlen fell. Synthos rose after Orlen's "
            "talks with Synthos.",
            "About $3 Billion",
            "acquisition",
        ),
        trap=Example("Orlen Nears Deal to Buy Synthos Chips for About $3 Billion", "About $3 Billion"),
        apply=by_bought,
    ),
    Rule(
        "frame.trigger",
        "frame",
        "The noun or verb nearest to the number in the syntax that the frame lexicon lists decides.",
        hit=Example("Orlen will invest $3 billion in Synthos.", "$3 billion", "investment"),
        trap=Example("The bridge is 300 metres long.", "300 metres"),
        apply=by_trigger,
    ),
    Rule(
        "frame.neighbour",
        "frame",
        "A number that no word speaks of goes with the last figure of its unit in the sentence, or is the rest of it.",
        hit=Example(
            "Orlen will invest $3 million in Synthos. A further $4 million is to follow.", "$4 million", "investment"
        ),
        trap=Example("Orlen will invest $3 million in Synthos. The bridge cost $4 million.", "$4 million"),
        apply=by_neighbour,
    ),
    Rule(
        "frame.made",
        "frame",
        "A sum that somebody makes is profit.",
        hit=Example("Last year Orlen made $9 million.", "$9 million", "earnings"),
        trap=Example("Last year Orlen made $9 million in payments.", "$9 million"),
        apply=by_made,
    ),
    Rule(
        "frame.outlook",
        "frame",
        "A level that a forecast for sales or profit is moved to is one of these.",
        hit=Example(
            "Analysts raised their forecast for Orlen's 2027 data-centre revenue to $27 million from $19 million.",
            "$27 million",
            "earnings",
        ),
        trap=Example("Analysts raised their forecast for Orlen's debt to $27 million.", "$27 million"),
        apply=by_outlook,
    ),
    Rule(
        "frame.growth",
        "frame",
        "What a company or a unit of one grew or shrank to is its sales.",
        hit=Example(
            "Orlen's cloud unit grew 31%, its best pace in two years, to $3 billion.", "$3 billion", "earnings"
        ),
        trap=Example("Orlen's bill grew 31%, its best pace in two years, to $3 billion.", "$3 billion"),
        apply=by_growth,
    ),
    Rule(
        "frame.dimension",
        "frame",
        "Where no word speaks of a frame, the dimension does: power is capacity, a counted noun a count.",
        hit=Example("There were 40 lighthouses on the coast.", "40 lighthouses", "count"),
        trap=Example("Orlen will invest $3 billion in the plant.", "$3 billion"),
        apply=by_dimension,
    ),
)
