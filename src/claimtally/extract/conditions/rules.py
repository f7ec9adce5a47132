"""The rules of conditions, one a family of cues."""

from __future__ import annotations

from claimtally.extract.conditions.finders import (
    Apply,
    behind_cues,
    behind_verbs,
    inverted,
    milestones,
    necessary,
    triggering,
)
from claimtally.model import Example, Rule

SLOT = "conditions"

RULES: tuple[Rule[Apply], ...] = (
    Rule(
        id="condition.if",
        slot=SLOT,
        promise="The clause behind 'if' is a condition of the clause that it goes with.",
        hit=Example(
            "Orlen could spend 3 billion zlotys if the option is exercised.",
            "3 billion zlotys",
            "the option is exercised",
        ),
        trap=Example("Reporters asked if Orlen would spend 3 billion zlotys.", "3 billion zlotys"),
        apply=behind_cues("if"),
    ),
    Rule(
        id="condition.when",
        slot=SLOT,
        promise="The clause behind 'only when' or 'only after', and a bare participle behind 'when', is a condition.",
        hit=Example(
            "Orlen will pay 3 billion zlotys only when the plant is finished.",
            "3 billion zlotys",
            "the plant is finished",
        ),
        trap=Example("Orlen paid 3 billion zlotys when the plant was finished.", "3 billion zlotys"),
        apply=behind_cues("when"),
    ),
    Rule(
        id="condition.once",
        slot=SLOT,
        promise="The clause behind 'once' is a condition.",
        hit=Example("Orlen will pay 3 billion zlotys once it is finished.", "3 billion zlotys", "it is finished"),
        trap=Example("The plant produces 300 MW once a week.", "300 MW"),
        apply=behind_cues("once"),
    ),
    Rule(
        id="condition.unless",
        slot=SLOT,
        promise="The clause behind 'unless' is a condition.",
        hit=Example(
            "Orlen will spend 3 billion zlotys unless the regulator objects.",
            "3 billion zlotys",
            "the regulator objects",
        ),
        trap=Example("Orlen will spend 3 billion zlotys although the regulator objects.", "3 billion zlotys"),
        apply=behind_cues("unless"),
    ),
    Rule(
        id="condition.provided",
        slot=SLOT,
        promise="The clause behind 'provided that', 'assuming', 'as long as' or 'on condition that' is a condition.",
        hit=Example(
            "Orlen will spend 3 billion zlotys, provided that the regulator agrees.",
            "3 billion zlotys",
            "the regulator agrees",
        ),
        trap=Example("Orlen provided the 3 billion zlotys that the plant cost.", "3 billion zlotys"),
        apply=behind_cues("provided"),
    ),
    Rule(
        id="condition.until",
        slot=SLOT,
        promise="An event behind 'until' is a condition; a date is not.",
        hit=Example(
            "Orlen will not pay the 3 billion zlotys until the deal is approved.",
            "3 billion zlotys",
            "the deal is approved",
        ),
        trap=Example("Orlen will pay 3 billion zlotys a year until 2030.", "3 billion zlotys"),
        apply=behind_cues("until"),
    ),
    Rule(
        id="condition.without",
        slot=SLOT,
        promise="What stands behind 'without' is a condition where things would be otherwise.",
        hit=Example("Without the subsidy, the plant would lose 3 billion zlotys.", "3 billion zlotys", "the subsidy"),
        trap=Example("Orlen built the plant for 3 billion zlotys without a subsidy.", "3 billion zlotys"),
        apply=behind_cues("without"),
    ),
    Rule(
        id="condition.contingent",
        slot=SLOT,
        promise="The noun behind 'contingent on', 'conditional on' or 'depending on' is a condition.",
        hit=Example(
            "Orlen will invest 3 billion zlotys, contingent on safety tests.", "3 billion zlotys", "safety tests"
        ),
        trap=Example("Orlen will invest 3 billion zlotys and report on safety tests.", "3 billion zlotys"),
        apply=behind_cues("contingent"),
    ),
    Rule(
        id="condition.tied",
        slot=SLOT,
        promise="A milestone or a target behind 'tied to' is a condition.",
        hit=Example(
            "Orlen will pay 3 billion zlotys tied to delivery milestones.", "3 billion zlotys", "delivery milestones"
        ),
        trap=Example("Orlen issued bonds of 3 billion zlotys tied to the euro.", "3 billion zlotys"),
        apply=behind_cues("tied"),
    ),
    Rule(
        id="condition.subject",
        slot=SLOT,
        promise="What a deal is subject to is a condition; a fine or a tax is not.",
        hit=Example(
            "The 3 billion zloty deal is subject to regulatory approval.", "3 billion zloty", "regulatory approval"
        ),
        trap=Example("Sales of 3 billion zlotys are subject to a tax.", "3 billion zlotys"),
        apply=behind_cues("subject"),
    ),
    Rule(
        id="condition.pending",
        slot=SLOT,
        promise="The approval or decision behind 'pending' is a condition.",
        hit=Example(
            "Orlen will spend 3 billion zlotys, pending regulatory approval.", "3 billion zlotys", "regulatory approval"
        ),
        trap=Example("Orlen has 3 billion zlotys of pending orders.", "3 billion zlotys"),
        apply=behind_cues("pending"),
    ),
    Rule(
        id="condition.exchange",
        slot=SLOT,
        promise="What somebody gets in exchange is a condition of what is given.",
        hit=Example("Orlen will pay 3 billion zlotys in exchange for a stake.", "3 billion zlotys", "a stake"),
        trap=Example("Orlen shares worth 3 billion zlotys trade on the exchange for energy.", "3 billion zlotys"),
        apply=behind_cues("exchange"),
    ),
    Rule(
        id="condition.verb",
        slot=SLOT,
        promise="What something hinges on, depends on or requires is its condition.",
        hit=Example(
            "The 3 billion zloty deal hinges on regulatory approval.", "3 billion zloty", "regulatory approval"
        ),
        trap=Example("The 3 billion zloty deal rests with the regulator.", "3 billion zloty"),
        apply=behind_verbs,
    ),
    Rule(
        id="condition.necessary",
        slot=SLOT,
        promise="What somebody would have to do for a purpose is a condition of that purpose.",
        hit=Example(
            "To raise 3 billion zlotys, Orlen would have to sell its largest plant.",
            "3 billion zlotys",
            "sell its largest plant",
        ),
        trap=Example("To raise 3 billion zlotys, Orlen sold its largest plant.", "3 billion zlotys"),
        apply=necessary,
    ),
    Rule(
        id="condition.trigger",
        slot=SLOT,
        promise="What would trigger something is its condition.",
        hit=Example("A downgrade would trigger 3 billion zlotys of calls.", "3 billion zlotys", "A downgrade"),
        trap=Example("The downgrade triggered 3 billion zlotys of calls.", "3 billion zlotys"),
        apply=triggering,
    ),
    Rule(
        id="condition.milestones",
        slot=SLOT,
        promise="The milestones in which a sum is to be paid are its condition.",
        hit=Example(
            "Orlen is eligible for 3 billion zlotys in sales milestones.", "3 billion zlotys", "sales milestones"
        ),
        trap=Example("Orlen is eligible for 3 billion zlotys in grants.", "3 billion zlotys"),
        apply=milestones,
    ),
    Rule(
        id="condition.inverted",
        slot=SLOT,
        promise="A clause that opens with 'had', 'were' or 'should' before its subject is a condition.",
        hit=Example(
            "Should the regulator agree, Orlen will spend 3 billion zlotys.", "3 billion zlotys", "the regulator agree"
        ),
        trap=Example("Should Orlen spend 3 billion zlotys?", "3 billion zlotys"),
        apply=inverted,
    ),
)
