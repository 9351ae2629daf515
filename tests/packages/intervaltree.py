# needs: python3-intervaltree python3-sortedcontainers
from intervaltree import IntervalTree, Interval
t = IntervalTree([Interval(0, 10, "a"), Interval(5, 15, "b"), Interval(20, 30, "c")]); t[12:25] = "d"
print(sorted(t[7]), sorted(t[14:21]), sorted(t.envelop(0, 16)), len(t), t.begin(), t.end()); t.chop(8, 22); print(sorted(t)); t.split_overlaps(); t.merge_overlaps(lambda a, b: a + b); print(sorted(t), t.overlaps(9)); t.verify()
