"""Observations of a data set as they are told row by row: states read as of a date, each fact checked, what is left out counted."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from comity import packaged
from comity.errors import GatherError, ObservationError, PartyError
from comity.gather.dataset import Data, DataSet
from comity.gather.spans import Order, Span, span
from comity.gather.visit_lists import Visit
from comity.observation import Finding, Observation, normalized, validate
from comity.parties import Moment, match, party_of
from comity.parties.days import extent, meets

if TYPE_CHECKING:
    import pyarrow as pa

_KOSOVO = "XKX"


class Collected:
    """What the rows of a data set tell, and how many tell nothing for what reason."""

    def __init__(self, dataset: DataSet) -> None:
        """Begin with nothing, for a data set whose own names of states may stand in ``own_names.csv``."""
        self._dataset = dataset
        self._own = own_names(dataset.id)
        self._parties: dict[tuple[str, Moment | None], str | None] = {}
        self.entries: list[Finding] = []
        self.left_out: Counter[str] = Counter()

    def party(self, name: str, on: Moment | None = None) -> str | None:
        """The party that a name means as of a moment; None, and counted as left out, where it is surely nobody's.

        A name that is read only with words left out or a typing error forgiven counts as nobody's: it belongs into the table.
        """
        name = name.strip()
        found = self._known(name, on)
        if found is None:
            self.left_out[f"{name!r} is no state or organisation that is known"] += 1
        return found

    def parties(self, listed: str, on: Moment | None = None, between: str = ",") -> list[str]:
        """The parties of a cell that lists several names, each once; a name may have the sign between them in itself ("Korea, North")."""
        names: list[str] = []
        for part in filter(None, (p.strip() for p in listed.split(between))):
            whole = f"{names[-1]}{between} {part}" if names else ""
            if whole and not self._known(part, on) and self._known(whole, on):
                names[-1] = whole
            else:
                names.append(part)
        return list(dict.fromkeys(p for name in names if (p := self.party(name, on))))

    def coded(self, code: int | str, system: str, on: Moment | None) -> str | None:
        """The party that has a code as of a moment; None, and counted as left out, where nobody has it."""
        # Kosovo's code is none of ISO's, but the usual one.
        found = party_of(code, system, on) or (_KOSOVO if code == _KOSOVO else None)
        if found is None:
            self.left_out[f"{system} {code} is nobody's code in {str(on)[:4]}"] += 1
        return found

    def span(self, row: Mapping[str, Any], column: str, order: Order = "ymd") -> Span:
        """First and last day of the date in a column of a row that `read_rows` gave.

        Raises:
            GatherError: it is no date.

        """
        try:
            return span(row[column], order)
        except ValueError:
            raise self.wrong(row, column, "is no date") from None

    def wrong(self, row: Mapping[str, Any], column: str, what: str) -> GatherError:
        """The error that a value of a row is not what the publisher offers."""
        return GatherError(f"{row['where']}, column {column}: {row[column]!r} {what}; nothing was loaded")

    def leave_out(self, why: str) -> None:
        """Count a row that tells nothing."""
        self.left_out[why] += 1

    def tell(self, kind: str, a: str, b: str | None, row: str, **fields: Any) -> None:
        """Add an observation; one about a party and itself is counted as left out.

        Args:
            kind: of the vocabulary.
            a, b: parties' ids.
            row: where in the data set it stands.
            fields: the other fields of the observation.

        Raises:
            GatherError: it breaks the vocabulary.

        """
        if a == b:
            self.left_out["is about a state and itself"] += 1
            return
        try:
            told = validate(normalized(Observation(kind, a, b, **fields)))
        except ObservationError as error:
            raise GatherError(f"{row}: {error}; nothing was loaded") from None
        self.entries.append(Finding(told, self._dataset.id, row=row))

    def tell_visits(self, visits: list[Visit]) -> None:
        """Add visits as observations."""
        for v in visits:
            self.tell("visit", v.visitor, v.host, v.where, **v.fields())

    def data(self, tables: "Mapping[str, pa.Table]", doubled: int = 0) -> Data:
        """What the data set gives: observations, variables for panels, what was left out, how many rows say what an earlier one says."""
        return Data(self.entries, tables, dict(self.left_out), doubled)

    def _known(self, name: str, on: Moment | None) -> str | None:
        key = (name, on)
        if key not in self._parties:
            self._parties[key] = self._read(name, on)
        return self._parties[key]

    def _read(self, name: str, on: Moment | None) -> str | None:
        for own, party, since, until in self._own:
            if own == name and meets(since, until, extent(on)):
                return party
        try:
            found = match(name, on)
        except PartyError:
            return None
        return None if found.is_doubtful else found.party.id


@cache
def own_names(dataset: str) -> tuple[tuple[str, str, str, str], ...]:
    """Names of states that a data set writes in its own way: name, party, and since and until when it means that party."""
    rows = packaged.rows("comity.gather.datasets", "own_names.csv")
    return tuple((r["name"], r["party"], r["since"], r["until"]) for r in rows if r["dataset"] == dataset)
