"""Plain text and Markdown: decoding, headlines, wrapped lines, marks."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from claimtally.ingest import read_article
from claimtally.ingest.decoding import decode
from claimtally.ingest.language import other_language
from claimtally.ingest.plain import headline
from claimtally.ingest.wrapping import unwrapped
from claimtally.model import IngestError

SENTENCE = "The utility said the “second” café at its Zürich site cost £5m – a third more than it had planned in May. "

# Decoding


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
        (SENTENCE * 3).encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le", "utf-16 be", "utf-32", "windows-1252"],
)
def test_text_is_decoded(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read_article(path).text.startswith(SENTENCE.strip())


def test_a_declared_charset_counts_in_html_alone() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź</p></body></html>'.encode("iso-8859-2")
    assert "Łódź" in decode(page, "a.html", html=True)


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="windows-1252">',
        "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>",
        '<meta charset="utf-8">',
        '<meta charset="no-such-charset">',
        '<meta charset="hex">',
    ],
)
def test_a_charset_that_is_declared_wrongly_or_by_its_old_name_does_no_harm(meta: str) -> None:
    text = f"<html><head>{meta}</head><body><p>{SENTENCE * 3}</p></body></html>"
    assert decode(text.encode("cp1252"), "a.html", html=True) == text
    assert decode(text.encode("utf-8"), "a.html", html=True) == text


def test_a_page_in_utf8_with_one_bad_byte_is_read_as_a_browser_reads_it() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{SENTENCE * 9}'.encode() + b"\xff</p></body></html>"
    assert decode(page, "a.html", html=True).count("\ufffd") == 1


def test_an_unsure_guess_is_an_error_with_a_remedy() -> None:
    with pytest.raises(IngestError, match=r"a\.txt: byte 5 is not UTF-8, .*; save it as UTF-8\.$"):
        decode(b"Acme \xa4\xfe\xd0 5 \x81\xb2", "a.txt")


def test_control_characters_do_not_reach_the_text() -> None:
    assert decode(
        b"Acme said on Monday it would spend five million dollars more\x1b.\x08 " + b"and " * 40, None
    ).isprintable()


# Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le groupe a annoncé lundi qu'il investirait deux milliards d'euros dans une usine du nord du pays et qu'il "
         "embaucherait trois cents personnes avant la fin de l'année.", "fr"),
        ("La empresa anunció el lunes que invertirá dos mil millones de euros en una planta del norte del país y que "
         "contratará a trescientas personas antes de fin de año.", "es"),
        ("Perusahaan itu mengatakan pada hari Senin akan menanamkan dua miliar euro di pabrik baru di utara dan "
         "mempekerjakan tiga ratus orang sebelum akhir tahun.", "id"),
        ("公司周一宣布将投资二十亿欧元建设新工厂。", "a non-Latin script"),
        ("أعلنت الشركة يوم الاثنين أنها ستستثمر ملياري يورو", "a non-Latin script"),
    ],
)  # fmt: skip
def test_other_languages_are_told(text: str, language: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe va investir.",  # too short to tell
        "Attending were Hans-Peter Müller, Giovanni Ferrari, Lars Ångström, Jürgen Weiß, Søren Kjær, Carmen Núñez, "
        "Françoise Lefèvre, Zdeněk Novák, Ngozi Okoye, Kwame Mensah.",
        "“No vamos a subir los precios este año, y tampoco vamos a cerrar ninguna planta en el país”, the chief "
        "executive told reporters in Madrid, speaking in Spanish.",
        "ACME CORP. SAYS IT WILL BUILD A NEW PLANT IN THE NORTH OF THE COUNTRY AND HIRE THREE HUNDRED PEOPLE BEFORE "
        "THE END OF THE YEAR, SPENDING TWO BILLION DOLLARS IN ALL.",
        "Q1 revenue $4.2bn vs $4.1bn est; EPS $1.02 vs $0.98; FY guidance $17bn-$17.5bn; gross margin 41.2%; capex "
        "$900m; headcount 12,300; buyback $2bn; dividend 25c; shares +3% premarket; net debt $3.1bn; tax rate 21%.",
        "Sony (ソニー) and SoftBank (ソフトバンク) said the venture would be based in Osaka (大阪).",
        "",
    ],
)
def test_english_and_doubt_pass(text: str) -> None:
    assert other_language(text) is None


# Headlines

LONG = "Northwind Grid said on Tuesday it would spend $2.4 billion on a battery plant near Tulsa by the end of 2027."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Northwind to build plant\n\n{LONG}", "Northwind to build plant"),
        (f"Will Northwind build?\n{LONG}", "Will Northwind build?"),
        (f"Northwind to build plant\nBy Jane Roe\nMay 3, 2024\n{LONG}", "Northwind to build plant"),
        (f"Northwind builds a plant.\n\n{LONG}", None),
        (f"Northwind “builds a plant.”\n\n{LONG}", None),
        (f"Northwind to build plant\n\n{LONG[:10]}", None),
        ("Northwind to build plant", None),
        (f"By Jane Roe\n\n{LONG}", None),
        (f"3 May 2024\n\n{LONG}", None),
        (f"{'word ' * 21}\n\n{LONG * 2}", None),
        (f"{'word ' * 19}word\n\n{LONG * 2}", ("word " * 20).strip()),
        ("", None),
    ],
)
def test_the_first_paragraph_may_be_the_headline(text: str, expected: str | None) -> None:
    assert headline(text) == expected


def test_the_headline_stands_in_the_text_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Northwind to build plant\n\n{LONG}\n")
    article = read_article(path)
    assert article.title == "Northwind to build plant"
    assert article.text == f"Northwind to build plant\n\n{LONG}"


# Wrapped lines

WRAPPED = """\
Northwind to build plant

Northwind Grid said on Tuesday it would spend $2.4 billion on a
battery plant near Tulsa, its largest project so far, and hire
420 people for it.

The company, which is based in Akron, wants to open the plant in
2027 and to extend it two years later.
"""


def test_lines_wrapped_at_a_width_are_joined() -> None:
    lines = unwrapped(WRAPPED).split("\n\n")
    assert [len(line.split()) for line in lines] == [4, 27, 21]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n{LONG}\nA short line\n{LONG}",
        "Acme\nBolt\nCask\nDune\nEcho",
        "Revenue rose to $4.2 billion in the three months to May.\nProfit fell to $0.9 billion in the same months.\n"
        "The margin was 21.4% after 25.1% in the year before that.\nThe dividend stays at 25 cents a share for now.\n",
    ],
)
def test_lines_that_are_paragraphs_stay_apart(text: str) -> None:
    assert unwrapped(text) == text


# Other content under the name of text


def test_a_web_page_saved_as_txt_is_read_as_html(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"<!DOCTYPE html><html><body><nav>Home</nav><article><p>{LONG}</p></article></body></html>")
    assert read_article(path).text == LONG


# Markdown

MARKDOWN = f"""\
---
title: "Northwind: a plant"
date: 2024-05-03T10:00:00+02:00
author: [Jane Roe, John Doe]
publisher: Daily Example
url: https://news.example/northwind
draft: no
---

# Northwind: a plant

{LONG.split(" it ")[0]}
it {LONG.split(" it ")[1]}

It pays *two* **thirds** of the [cost](https://x.example "t") & ~~half~~ `most` of \\$5 <b>million</b>.[^1]
![A plant](plant.jpg)

## Plans

- 420 jobs
* 1.5 GW
  1. from 2027
> Quoted *words* here

| Site | Power |
|------|------:|
| Tulsa | 1.5 GW |

***

<div>Markup <i>stays</i> out</div>

[^1]: A note.
"""


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN)
    article = read_article(path)
    assert article.text.split("\n\n") == [
        "Northwind: a plant",
        LONG,
        "It pays two thirds of the cost & half most of $5 million.",
        "Plans",
        "420 jobs",
        "1.5 GW",
        "from 2027",
        "Quoted words here",
        "Site: Power",
        "Tulsa: 1.5 GW",
        "Markup stays out",
        "A note.",
    ]
    assert (article.title, article.published) == ("Northwind: a plant", "2024-05-03T10:00:00+02:00")
    assert article.authors == ("Jane Roe", "John Doe")
    assert (article.publisher, article.url) == ("Daily Example", "https://news.example/northwind")


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        (f"# Acme buys Bolt\n\n{LONG}", "Acme buys Bolt", "Acme buys Bolt"),
        (f"Acme buys Bolt\n==============\n\n{LONG}", "Acme buys Bolt", "Acme buys Bolt"),
        (f"Acme buys Bolt\n\n{LONG}", "Acme buys Bolt", "Acme buys Bolt"),
        (f"---\ntitle: Acme buys\n---\n{LONG}", "Acme buys", "Acme buys"),
        (f"---\ntitle:\n---\n# Acme\n\n{LONG}", "Acme", "Acme"),
        (f"---\n\n{LONG}\n\n---\n\nMore.", None, LONG),
        (f"{LONG}\n\n# Acme buys Bolt", None, LONG),
        (f"\ufeff# Acme\n\n{LONG}", "Acme", "Acme"),
        (f"# Acme\r\n\r\n{LONG}\r\n", "Acme", "Acme"),
    ],
)
def test_markdown_titles(tmp_path: Path, text: str, title: str | None, first: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(text.encode())
    article = read_article(path)
    assert (article.title, article.text.split("\n\n")[0]) == (title, first)
