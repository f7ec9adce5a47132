"""Hardware: what somebody uses, makes or wants, as tables of own sentences, and what is only spoken of."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtally.extract.hardware import find_hardware
from claimtally.lexicons.known import known_names
from claimtally.model import HardwareMention
from claimtally.parse import load_pipeline, parse


def mentions(text: str, lexicon: Path | None = None) -> list[HardwareMention]:
    return find_hardware(parse(load_pipeline(), text), known_names(lexicon))


def found(text: str) -> list[str]:
    return [mention.span.text for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        pytest.param("Orlen Cloud rents Trainium to train its models.", ["Trainium"], id="name"),
        pytest.param("Orlen Cloud bought H200s from a rival.", ["H200s"], id="name in the plural"),
        pytest.param("Orlen Cloud bought Nvidia H200 systems.", ["Nvidia H200 systems"], id="part behind a name"),
        pytest.param("Orlen Cloud ordered GPU cards.", ["GPU cards"], id="part behind a head"),
        pytest.param(
            "The fab ordered EUV lithography machines for its software.",
            ["EUV lithography machines"],
            id="part behind a marker",
        ),
        pytest.param("Its agents run on rented Nvidia H200s.", ["rented Nvidia H200s"], id="verb with on"),
        pytest.param(
            "Synthos trains its smaller models on Trainium2 chips.", ["Trainium2 chips"], id="on behind another noun"
        ),
        pytest.param("Synthos put its money into AI chips.", ["AI chips"], id="money into"),
        pytest.param(
            "Synthos won an order for accelerators from a cloud firm that sells software.",
            ["accelerators"],
            id="order for",
        ),
        pytest.param("Synthos is in talks over MI355X parts.", ["MI355X parts"], id="talks over"),
        pytest.param(
            "Chipmaker Synthos is the sole manufacturer of the Rhea 3 accelerator.",
            ["Rhea 3 accelerator"],
            id="agent noun",
        ),
        pytest.param("A processor designed by Synthos runs the software.", ["processor"], id="doer behind it"),
        pytest.param("Synthos will deploy Cobalt, Microsoft said.", ["Cobalt"], id="shared name with its maker"),
        pytest.param(
            "Synthos makes microcontrollers, power chips and sensors.", ["microcontrollers"], id="list told together"
        ),
        pytest.param(
            "Synthos unveiled the TX-9 chip. Later Orlen bought the TX-9.", ["TX-9 chip", "TX-9"], id="name learned"
        ),
        pytest.param(
            "Synthos sells the 586 chip. Orlen will sell 586-based machines.",
            ["586 chip", "586-based machines"],
            id="number learned",
        ),
        pytest.param("Washington blocked the distribution of H20 chips.", ["H20 chips"], id="trade in a name"),
        pytest.param("Nvidia would soon resume H20 chip sales in China.", ["H20"], id="name before a trade"),
        pytest.param("Firms seek to reduce reliance on US-designed chips.", ["US-designed chips"], id="noun and verb"),
        pytest.param("MI355X accelerators will power the system.", ["MI355X accelerators"], id="named hardware drives"),
        pytest.param("Synthos will deploy racks of MI450s.", ["MI450s"], id="racks of"),
        pytest.param("Synthos will use MI430 chips from the MI400 series.", ["MI430 chips"], id="chips from a series"),
        pytest.param("IBM will install a Quantum System Two in Gdansk.", ["Quantum System Two"], id="whole name"),
    ],
)
def test_hardware_that_somebody_uses(text: str, phrases: list[str]) -> None:
    assert found(text) == phrases


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The H100 is faster than its rivals.", id="property"),
        pytest.param("Chips became cheaper in May.", id="price"),
        pytest.param("GPUs need power and cooling.", id="hardware acts"),
        pytest.param("Orlen bought a meat processor for its software arm.", id="another trade"),
        pytest.param("Orlen deployed drilling rigs in Texas.", id="rigs of another trade"),
        pytest.param("Orlen bought an accelerator and sold a rack.", id="no computing"),
        pytest.param("Congo banned Cobalt exports.", id="shared name alone"),
        pytest.param("Orlen hired Robert Rubin, who once advised Nvidia.", id="part of a person"),
        pytest.param("Sales of chips were brisk in May.", id="trade without a name"),
        pytest.param("Chips power the economy.", id="chips drive"),
        pytest.param("HBM plays a role in the development of processors.", id="role in a development"),
        pytest.param("Synthos, like Nvidia's H100, was a surprise.", id="comparison"),
        pytest.param("Orlen sells 5G plans. Orlen makes 5G chips. People like 5G.", id="no model"),
    ],
)
def test_hardware_that_is_only_spoken_of(text: str) -> None:
    assert [phrase for phrase in found(text) if phrase not in ("5G chips",)] == []


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("Orlen bought Nvidia H200 systems.", ["H200"]),
        ("The firm must use Trainium and Inferentia.", ["Trainium", "Inferentia"]),
        ("Orlen bought custom chips from Nvidia.", ["custom chips"]),
        ("Samsung will ship the Exynos 2600 processor.", ["Exynos 2600"]),
        ("Orlen bought GB300 NVL72 racks.", ["GB300 NVL72"]),
    ],
)
def test_products_of_a_mention(text: str, products: list[str]) -> None:
    (mention,) = mentions(text)
    assert [product.name for product in mention.products] == products
    for product in mention.products:
        assert text[product.start : product.end] == product.text
        assert mention.span.start <= product.start < product.end <= mention.span.end


def test_a_mention_does_not_begin_inside_a_bracket() -> None:
    for phrase in found("Giants are stockpiling high-bandwidth memory (HBM) semiconductors from Samsung."):
        assert phrase.count("(") == phrase.count(")")


def test_names_of_a_user_are_hardware(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("- {name: Zephyr, kind: accelerator, maker: Vantor}\n", "utf-8")
    text = "Synthos will deploy Zephyr in Gdansk."
    assert mentions(text) == []
    assert [mention.span.text for mention in mentions(text, own)] == ["Zephyr"]
