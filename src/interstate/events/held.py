"""What people hold to be one event, and what they keep apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from interstate.record import ReportId, Ruling
from interstate.record.decision import APART, TOGETHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Reports that must, and that must not, be of one happening.

    Attributes
    ----------
    groups
        For each report that is held to be of one happening with others, the first of them all.
    because
        For each such group who held that and why, in words.
    apart
        For each group, or report in none, those it must not be of one happening with.
    """

    groups: Mapping[ReportId, ReportId]
    because: Mapping[str, tuple[str, ...]]
    apart: Mapping[str, frozenset[str]]

    def group(self, report: ReportId) -> str:
        """Return the group of a report; of one in none the report itself."""
        return self.groups.get(report, report)

    def shunned(self, group: str) -> frozenset[str]:
        """Return the groups that this one must not be of one happening with."""
        return self.apart.get(group, frozenset())


def held_by(decisions: Iterable[Ruling]) -> Held:
    """Return what the decisions that hold say about which reports are of one happening.

    Where two decisions share a report, the reports of both are of one happening.
    """
    standing = [ruling for ruling in decisions if ruling.holds]
    merging = [ruling for ruling in standing if ruling.decision.field == TOGETHER]
    members: dict[ReportId, set[ReportId]] = {}
    for ruling in merging:
        joined = set(ruling.about).union(*(members.get(each, set()) for each in ruling.about))
        members.update(dict.fromkeys(joined, joined))
    groups = {report: min(joined) for report, joined in members.items()}
    because: dict[str, dict[str, None]] = defaultdict(dict)
    for ruling in merging:
        decision = ruling.decision
        words = f"held to be one event by decision of {decision.by}: {decision.because}"
        because[groups[ruling.about[0]]][words] = None
    apart: dict[str, set[str]] = defaultdict(set)
    for ruling in standing:
        if ruling.decision.field == APART:
            for one in ruling.about:
                for other in ruling.apart_from:
                    pair = (groups.get(one, one), groups.get(other, other))
                    apart[pair[0]].add(pair[1])
                    apart[pair[1]].add(pair[0])
    return Held(
        groups=groups,
        because={group: tuple(words) for group, words in because.items()},
        apart={group: frozenset(others) for group, others in apart.items()},
    )
