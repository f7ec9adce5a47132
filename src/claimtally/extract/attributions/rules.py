"""The rules of attribution, in the order in which they are tried."""

from __future__ import annotations

from claimtally.extract.attributions.continued import continued
from claimtally.extract.attributions.credits import credit_lines
from claimtally.extract.attributions.family import Apply, of_clauses, of_text
from claimtally.extract.attributions.figures import (
    data_show,
    figures_by,
    figures_put,
    nouns_of_figures,
    objects_of_documents,
    outlooks,
)
from claimtally.extract.attributions.labels import speakers_before_colons, speakers_behind_dashes
from claimtally.extract.attributions.lexicon import Kind
from claimtally.extract.attributions.nominals import clauses_of_nouns
from claimtally.extract.attributions.phrases import sources_of_phrases
from claimtally.extract.attributions.quoting import quoted
from claimtally.extract.attributions.relatives import speakers_in_relatives
from claimtally.extract.attributions.verbs import (
    clause_behind,
    clause_in_front,
    infinitive_behind,
    object_behind,
    phrase_behind,
    plans_behind,
)
from claimtally.model import Example, Rule

SPEECH: frozenset[Kind] = frozenset({"speech", "finding"})
ESTIMATE: frozenset[Kind] = frozenset({"estimate"})
THOUGHT: frozenset[Kind] = frozenset({"thought"})
INTENT: frozenset[Kind] = frozenset({"intent"})
STANCE: frozenset[Kind] = frozenset({"stance"})

# What `annotate` writes but no slot of a claim reads: who thinks or plans something acts, and is not its source.
ANNOTATION = "annotation"

RULES: tuple[Rule[Apply], ...] = (
    Rule(
        id="attribution.speech.quote",
        slot="attribution",
        promise="Words between quotation marks belong to the speaker before, behind or in the middle of them.",
        hit=Example(
            '"We will spend $3 billion on the plant," said Adam Kowal, who runs Orlen.',
            "$3 billion",
            "Adam Kowal",
        ),
        trap=Example('Orlen will spend $3 billion on its "green" plant, and critics said little.', "$3 billion"),
        apply=of_clauses(SPEECH, quoted),
    ),
    Rule(
        id="attribution.speech.clause",
        slot="attribution",
        promise="The clause behind a verb of speech or finding belongs to the verb's subject.",
        hit=Example("Orlen said on Friday it would spend 3 billion zlotys on the plant.", "3 billion zlotys", "Orlen"),
        trap=Example("The plant is said to cost 3 billion zlotys.", "3 billion zlotys"),
        apply=of_clauses(SPEECH, clause_behind),
    ),
    Rule(
        id="attribution.speech.front",
        slot="attribution",
        promise="The clause in front of a comma and a speaker belongs to that speaker.",
        hit=Example("The plant will cost 3 billion zlotys, Orlen said on Friday.", "3 billion zlotys", "Orlen"),
        trap=Example("The plant will cost 3 billion zlotys, and Orlen owns it.", "3 billion zlotys"),
        apply=of_clauses(SPEECH, clause_in_front),
    ),
    Rule(
        id="attribution.speech.phrase",
        slot="attribution",
        promise="What a set phrase such as 'according to' accompanies belongs to the source behind it.",
        hit=Example("The plant will cost 3 billion zlotys, according to Orlen.", "3 billion zlotys", "Orlen"),
        trap=Example("Orlen will pay 3 billion zlotys according to schedule.", "3 billion zlotys", "schedule"),
        apply=of_text(SPEECH, sources_of_phrases),
    ),
    Rule(
        id="attribution.speech.noun",
        slot="attribution",
        promise="The clause behind a noun of speech belongs to the noun's possessor or maker.",
        hit=Example("Orlen's claim that the plant cost 3 billion zlotys raised doubts.", "3 billion zlotys", "Orlen"),
        trap=Example("The claim of 3 billion zlotys against Orlen raised doubts.", "3 billion zlotys"),
        apply=of_text(SPEECH, clauses_of_nouns),
    ),
    Rule(
        id="attribution.speech.infinitive",
        slot="attribution",
        promise="The infinitive behind a verb of promising belongs to the verb's subject.",
        hit=Example("Orlen pledged to spend 3 billion zlotys on the plant.", "3 billion zlotys", "Orlen"),
        trap=Example("Orlen used 3 billion zlotys to build the plant.", "3 billion zlotys"),
        apply=of_clauses(SPEECH, infinitive_behind),
    ),
    Rule(
        id="attribution.speech.plans",
        slot="attribution",
        promise="Plans that somebody announces are his words, while an announced deal is his deed.",
        hit=Example("Orlen announced plans to spend $3 billion on the plant.", "$3 billion", "Orlen"),
        trap=Example("Orlen announced a plant with plans of $3 billion.", "$3 billion"),
        apply=of_clauses(SPEECH, plans_behind),
    ),
    Rule(
        id="attribution.speech.object",
        slot="attribution",
        promise="The thing that somebody announces or reports belongs to the one who announces it.",
        hit=Example("Synthos announced a 3 billion zloty fine for Orlen.", "3 billion zloty", "Synthos"),
        trap=Example("Orlen made a 3 billion zloty investment in the plant.", "3 billion zloty"),
        apply=of_clauses(SPEECH, object_behind),
    ),
    Rule(
        id="attribution.speech.preposition",
        slot="attribution",
        promise="What stands behind a reporting verb's own preposition belongs to the verb's subject.",
        hit=Example("Orlen warned of losses of 3 billion zlotys.", "3 billion zlotys", "Orlen"),
        trap=Example("Orlen paid for repairs of 3 billion zlotys.", "3 billion zlotys"),
        apply=of_clauses(SPEECH, phrase_behind),
    ),
    Rule(
        id="attribution.speech.label",
        slot="attribution",
        promise="Words behind a name and a colon, or a quotation before a dash and a name, belong to that name.",
        hit=Example('"It will cost 3 billion zlotys." - Adam Kowal', "3 billion zlotys", "Adam Kowal"),
        trap=Example("The price: 3 billion zlotys.", "3 billion zlotys"),
        apply=of_text(SPEECH, speakers_before_colons, speakers_behind_dashes),
    ),
    Rule(
        id="attribution.speech.relative",
        slot="attribution",
        promise="A relative clause with a speaker in it, and the noun before it, belong to that speaker.",
        hit=Example("Kowal will cut the 7,000 jobs that Orlen said a month ago would be lost.", "7,000 jobs", "Orlen"),
        trap=Example("Kowal will cut the 7,000 jobs that Orlen said nothing of a month ago.", "7,000 jobs"),
        apply=of_text(SPEECH | ESTIMATE, speakers_in_relatives),
    ),
    Rule(
        id="attribution.estimate",
        slot="attribution",
        promise="A forecast or an estimate belongs to the one who makes it.",
        hit=Example("Orlen expects the plant to cost 3 billion zlotys.", "3 billion zlotys", "Orlen"),
        trap=Example("The plant is expected to cost 3 billion zlotys.", "3 billion zlotys"),
        apply=of_clauses(ESTIMATE, quoted, clause_behind, infinitive_behind, clause_in_front, object_behind),
    ),
    Rule(
        id="attribution.estimate.noun",
        slot="attribution",
        promise="The clause behind a noun of estimation belongs to the noun's possessor or maker.",
        hit=Example("Orlen's forecast that the plant will cost 3 billion zlotys stands.", "3 billion zlotys", "Orlen"),
        trap=Example("Orlen's plant that cost 3 billion zlotys stands.", "3 billion zlotys"),
        apply=of_text(ESTIMATE, sources_of_phrases, clauses_of_nouns),
    ),
    Rule(
        id="attribution.estimate.figure",
        slot="attribution",
        promise="A number behind 'put ... at' belongs to who puts it there.",
        hit=Example("Orlen puts the cost of the dam at $4 billion.", "$4 billion", "Orlen"),
        trap=Example("The delay puts the cost of the dam at $4 billion.", "$4 billion"),
        apply=of_clauses(ESTIMATE, figures_put),
    ),
    Rule(
        id="attribution.estimate.outlook",
        slot="attribution",
        promise="A number that somebody sees something move to, or stand at, is their forecast.",
        hit=Example("Orlen sees demand doubling to $4 billion.", "$4 billion", "Orlen"),
        trap=Example("Orlen saw demand doubling to $4 billion.", "$4 billion"),
        apply=of_clauses(ESTIMATE, outlooks),
    ),
    Rule(
        id="attribution.estimate.by",
        slot="attribution",
        promise="A number behind 'estimated by ... at' belongs to who estimates it.",
        hit=Example("The reserves, estimated by Orlen at 4 billion tonnes, lie deep.", "4 billion tonnes", "Orlen"),
        trap=Example("The reserves, mined by Orlen at 4 billion tonnes, lie deep.", "4 billion tonnes"),
        apply=of_text(ESTIMATE, figures_by),
    ),
    Rule(
        id="attribution.speech.data",
        slot="attribution",
        promise="What data of somebody show at the end of a sentence belongs to the data.",
        hit=Example("The toll is now 1.4 million, data from Orlen show.", "1.4 million", "Orlen"),
        trap=Example("The toll is now 1.4 million, and Orlen has data to show.", "1.4 million"),
        apply=of_text(SPEECH, data_show),
    ),
    Rule(
        id="attribution.estimate.owner",
        slot="attribution",
        promise="What stands behind a noun of forecasting and 'of' belongs to the noun's possessor.",
        hit=Example("Kowal stuck to her forecast of sales of $4 billion.", "$4 billion", "her"),
        trap=Example("Kowal stuck to her share of sales of $4 billion.", "$4 billion"),
        apply=of_text(ESTIMATE | SPEECH, nouns_of_figures),
    ),
    Rule(
        id="attribution.speech.shown",
        slot="attribution",
        promise="What a document shows, lists or gives belongs to the document.",
        hit=Example("The prospectus shows revenue of $4 billion.", "$4 billion", "The prospectus"),
        trap=Example("The rally shows a gain of $4 billion.", "$4 billion"),
        apply=of_clauses(SPEECH, objects_of_documents),
    ),
    Rule(
        id="attribution.thought",
        slot=ANNOTATION,
        promise="The clause behind a verb or noun of belief, hope or fear belongs to the one who believes it.",
        hit=Example("Orlen believes that the plant will cost 3 billion zlotys.", "3 billion zlotys", "Orlen"),
        trap=Example("It is believed that the plant will cost 3 billion zlotys.", "3 billion zlotys"),
        apply=of_clauses(THOUGHT, quoted, clause_behind, clause_in_front, phrase_behind, object_behind),
    ),
    Rule(
        id="attribution.thought.noun",
        slot=ANNOTATION,
        promise="The clause behind a noun of belief belongs to the noun's possessor.",
        hit=Example("Orlen's hope that the plant will cost 3 billion zlotys faded.", "3 billion zlotys", "Orlen"),
        trap=Example("The plant that cost 3 billion zlotys faded.", "3 billion zlotys"),
        apply=of_text(THOUGHT, sources_of_phrases, clauses_of_nouns),
    ),
    Rule(
        id="attribution.intent",
        slot=ANNOTATION,
        promise="The infinitive behind a verb of wish or plan belongs to the one who plans.",
        hit=Example("Orlen plans to spend 3 billion zlotys on the plant.", "3 billion zlotys", "Orlen"),
        trap=Example("Orlen managed to spend 3 billion zlotys on the plant.", "3 billion zlotys"),
        apply=of_clauses(INTENT, infinitive_behind, object_behind),
    ),
    Rule(
        id="attribution.intent.noun",
        slot=ANNOTATION,
        promise="The infinitive behind a noun of wish or plan belongs to the noun's possessor.",
        hit=Example("Orlen's plan to spend 3 billion zlotys on the plant stands.", "3 billion zlotys", "Orlen"),
        trap=Example("Orlen's plant to the north cost 3 billion zlotys.", "3 billion zlotys"),
        apply=of_text(INTENT, clauses_of_nouns),
    ),
    Rule(
        id="attribution.stance",
        slot=ANNOTATION,
        promise="What somebody praises, criticises or supports is named in that person's words.",
        hit=Example("Unions criticized the 3 billion zloty plan.", "3 billion zloty", "Unions"),
        trap=Example("Unions built the 3 billion zloty plant.", "3 billion zloty"),
        apply=of_clauses(STANCE, object_behind),
    ),
    Rule(
        id="attribution.credit",
        slot=ANNOTATION,
        promise="A credit line names whose reporting the article rests on, and is the source of no single claim.",
        hit=Example("Orlen sold it.\n\nWith reporting from Synthos.", "reporting from Synthos", "Synthos"),
        trap=Example("Orlen sold it.\n\nWith reporting from Synthos to do, Orlen paid $3 billion.", "$3 billion"),
        apply=of_text(SPEECH, credit_lines),
    ),
    Rule(
        id="attribution.speech.continued",
        slot="attribution",
        promise="A quotation without a speaker of its own belongs to the speaker of the quotation right before it.",
        hit=Example(
            '"We are ready," said Adam Kowal. "The plant is a good one."\n\n"It will cost 3 billion zlotys in all."',
            "3 billion zlotys",
            "Adam Kowal",
        ),
        trap=Example("Adam Kowal said it was ready. The plant will cost 3 billion zlotys in all.", "3 billion zlotys"),
        apply=continued,
    ),
)
