"""Answers of a model that are damaged or say what no text bears out, and what the second reader makes of them."""

import json
import random
from pathlib import Path
from typing import Any

from comity.read import Document
from comity.second import SecondReader, Settings
from comity.second.answers import place
from comity.second.prompt import prompt, question
from comity.second.question_parts import parts
from comity.second.view import View
from damage import damaged, reworded

#: What stands where a text is expected.
ODD: tuple[Any, ...] = (
    *(None, True, -1, 0, 10**30, 1e308, float("nan"), [], ["Chile"], {}, {"a": {"b": 1}}, "", " ", "Chile", "\ud800", "\u202e", "\x1b[31m"),
    *("x" * 2000, "9" * 400, "-0", "1e999", "31 February 2019", "year 0", "10000-01-01", "level", "rank", "percent"),
)


def _turned(fact: Any, others: list[dict[str, Any]], dice: random.Random) -> Any:
    """A proposal with some of its values lost, odd, said of another text, or cut."""
    made = dict(fact)
    for _ in range(dice.randint(1, 4)):
        name, other = dice.choice(list(made) or ["kind"]), dice.choice(others)
        how = dice.randrange(5)
        if how == 0:
            made.pop(name, None)
        elif how == 1:
            made[name] = dice.choice(ODD)
        elif how == 2:
            made |= {k: v for k, v in other.items() if dice.random() < 0.4}
        elif how == 3 and isinstance(made.get(name), str):
            words = made[name].split(" ")
            begin = dice.randrange(len(words))
            made[name] = " ".join(words[begin : begin + dice.randint(1, 12)])
        elif isinstance(made.get(name), str):
            made[name] = reworded(made[name], str(other.get("quote", "")), dice)
    return made


def read_answer(work: Path, dice: random.Random) -> str:
    """One text with one damaged answer to the question on it, read by both readers without a server; what came of it."""
    examples = [(text, json.loads(answer)["facts"]) for text, answer in prompt().examples]
    every = [fact for _, facts in examples for fact in facts]
    text, facts = dice.choice(examples)
    if dice.random() < 0.3:
        text = reworded(text, dice.choice(examples)[0], dice)
    told = [_turned(f, every, dice) for f in [*facts, dice.choice(every)]]
    answer = json.dumps({"facts": told})
    if dice.random() < 0.3:
        answer = damaged(answer.encode(), dice).decode("utf-8", "replace")
    document, kept = Document("d", text), work / "answers.jsonl"
    settings = Settings("m", cache=kept, replay=True)
    asked = [question(p.text, p.before) for p in parts(View(document).text, "en", settings.part)]
    rows = [json.dumps({"key": place(settings, prompt(), a), "answer": answer}) for a in asked]
    content = "".join(f"{row}\n" for row in rows).encode()
    kept.write_bytes(damaged(content, dice) if dice.random() < 0.1 else content)
    reader = SecondReader(settings)
    found = reader.read(document, both=dice.random() < 0.5)
    if any(not 0 <= s < e <= len(text) for f in found for s, e in f.observation.spans):
        raise AssertionError("a span outside the text")
    return (
        "with facts"
        if any(f.rule.startswith("second") for f in found)
        else "told"
        if reader.failures or reader.rejected
        else "without facts"
    )
