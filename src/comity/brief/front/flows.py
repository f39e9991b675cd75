"""What flows between the two: the newest figure of each flow, as each source and each reporter has it."""

from comity.brief.front.material import Material
from comity.brief.merged_records import Event
from comity.brief.parts import Fact

PLACE = 3
TITLE = "What flows between them"
_MOST = 9
#: Years by which figures of two reporters or in two currencies may be apart and still stand beside each other.
_BESIDE = 3
#: Kinds in the order in which they are told, each with the attribute that tells its flows apart.
_KINDS = {"trade": "flow", "investment": "of", "finance": "of", "count": "of"}
_ORDER = ("turnover", "exports", "imports", "balance", "stock", "flow", "unspecified", "loan", "credit_line", "grant", "aid", "debt")


def answer(material: Material) -> list[Fact]:
    """Levels first, then shares and ranks; of a product only where nothing is told of the whole."""
    newest: dict[tuple[object, ...], Event] = {}
    for measure in ("level", "share", "rank"):
        for kind in _KINDS:
            for event in material.of(kind, measure=measure):
                key = _flow(event)
                if event.observation.value is not None and (key not in newest or _end(event) > _end(newest[key])):
                    newest[key] = event
    told = [e for e in newest.values() if not e.observation.attrs.get("product")] or list(newest.values())
    fresh = _beside_each_other(told)
    last = max((_end(e) for e in fresh if e.observation.kind == "trade"), default="")
    return material.lines(sorted(fresh, key=lambda e: _place(e, last))[:_MOST])


def _beside_each_other(told: list[Event]) -> list[Event]:
    """Without what one reporter says of a flow years before another does: the two are a series, and no two views of one thing."""
    last: dict[tuple[object, ...], int] = {}
    for event in told:
        key = _flow(event)[:-1]
        last[key] = max(last.get(key, 0), _year(event))
    return [e for e in told if not _end(e) or last[_flow(e)[:-1]] - _year(e) <= _BESIDE]


def _flow(event: Event) -> tuple[object, ...]:
    """What a later figure takes the place of: the same flow, and last of all who reports it in which currency."""
    o = event.observation
    return o.kind, o.a, o.b, o.measure, o.attrs.get(_KINDS[o.kind]), o.attrs.get("product"), (o.unit, o.speaker)


def _year(event: Event) -> int:
    return int(_end(event)[:4] or 0)


def _end(event: Event) -> str:
    o = event.observation
    return str(o.end or o.start or "")


def _place(event: Event, last: str) -> tuple[int, int, int, str, str]:
    o = event.observation
    flow = str(o.attrs.get(_KINDS[o.kind]))
    rank = _ORDER.index(flow) if flow in _ORDER else len(_ORDER)
    age = max(0, int(last[:4]) - int(_end(event)[:4])) if last and _end(event) else 99
    # A figure ten years older than the newest waits behind whatever is younger.
    return age // 10, ("level", "share", "rank").index(str(o.measure)), list(_KINDS).index(o.kind), f"{rank:02}", o.a
