"""What flows between the two: the newest figure of each flow, as each source and each reporter has it."""

from comity.brief.events import Event
from comity.brief.front.material import Material
from comity.brief.parts import Fact

PLACE = 3
TITLE = "What flows between them"
_MOST = 9
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
    last = max((_end(e) for e in newest.values() if e.observation.kind == "trade"), default="")
    fresh = [e for e in newest.values() if not e.observation.attrs.get("product")] or list(newest.values())
    return material.lines(sorted(fresh, key=lambda e: _place(e, last))[:_MOST])


def _flow(event: Event) -> tuple[object, ...]:
    """What a later figure takes the place of: the same flow by the same reporter."""
    o = event.observation
    return o.kind, o.a, o.b, o.measure, o.unit, o.attrs.get(_KINDS[o.kind]), o.attrs.get("product"), o.speaker


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
