# needs: python3-funcy
from funcy import *
print(lmap(r"\d+", ["a1", "b22"]), lfilter(r"x", ["ax", "b"]), walk_values(str, {"a": 1}), select_keys(r"^a", {"ab": 1, "c": 2}), group_by(len, ["a", "bb", "c"]), lflatten([1, [2, (3, [4])]]), lchunks(2, range(5)), lpartition(2, range(5)), merge({"a": 1}, {"b": 2}), zipdict("ab", [1, 2]), lsplit(odd if False else (lambda x: x % 2), range(6)), compact([0, 1, None]), get_in({"a": {"b": [5]}}, ["a", "b", 0]), re_all(r"(\w)=(\d)", "a=1 b=2"), lmapcat(list, ["ab", "c"]), count_by(len, "a bb".split()), autocurry(lambda a, b: a + b)(1)(2), rcompose(str, len)(12345), all_fn(callable)(len))
calls = []
@retry(3, errors=ValueError)
def f():
    calls.append(1)
    if len(calls) < 3: raise ValueError
    return "ok"
@memoize
def g(x): calls.append(x); return x
print(f(), g(5), g(5), calls, silent(int)("x"), ignore(ZeroDivisionError, 7)(lambda: 1 / 0)(), lcat([[1], [2]]), pairwise([1, 2, 3]).__next__())
with suppress(KeyError): {}["x"]
class A:
    @cached_property
    def p(self): calls.append("p"); return 3
a = A(); print(a.p, a.p, calls[-2:], lsplit_at(2, "abcd"), some([0, None, 4]), take(3, iterate(lambda x: x * 2, 1)))
