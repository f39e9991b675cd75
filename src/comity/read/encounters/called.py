"""What somebody who takes part in a visit or meeting is called."""

from comity.read.grammar import words
from comity.read.marks.people import Person
from comity.read.sentence import Sentence


def who(sentence: Sentence, person: Person) -> str:
    """A person as named: the name, else that of who was told to hold the office, else the office without its article.

    Nothing of people of several parties, who are not one of these.
    """
    if person.name or person.holder:
        return person.name or person.holder
    if len(person.parties) > 1:
        return ""
    text = " ".join(sentence.text[person.start : person.end].split())
    first, _, rest = text.partition(" ")
    known = words(sentence.language)
    return rest if rest and (first.lower() in known.sets["definite"] or known.closed.get(first.lower()) == "determiner") else text
