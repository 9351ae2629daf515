# needs: python3-hypothesis python3-sortedcontainers python3-attr python3-exceptiongroup
from hypothesis import given, settings, strategies as st, find, assume, example, HealthCheck, Phase
from hypothesis.stateful import RuleBasedStateMachine, rule, invariant, run_state_machine_as_test
S = settings(database=None, max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@S
@given(st.lists(st.integers()), st.text())
def holds(xs, t):
    assert sorted(sorted(xs)) == sorted(xs); assert t.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass") == t
holds(); print("holds")
@S
@given(st.lists(st.integers(0, 1000), min_size=1))
def fails(xs):
    assert sum(xs) < 500 or len(xs) > 9
try:
    fails()
except AssertionError:
    print("fails")
print(find(st.lists(st.integers()), lambda x: sum(x) >= 10, settings=S), find(st.text("abc"), lambda s: "b" in s, settings=S), find(st.dictionaries(st.integers(), st.booleans()), lambda d: len(d) > 1 and any(d.values()), settings=S))
class M(RuleBasedStateMachine):
    def __init__(self): super().__init__(); self.n = 0
    @rule(k=st.integers(1, 3))
    def add(self, k): self.n += k
    @invariant()
    def small(self): assert self.n < 7
try:
    run_state_machine_as_test(M, settings=S)
except AssertionError:
    print("machine fails")
