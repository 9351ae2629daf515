# needs: python3-toolz
from toolz import curry, compose, pipe, groupby, frequencies, sliding_window, merge_with, valmap, assoc_in, update_in, get_in, partition_all, juxt, memoize, accumulate, interleave, unique, topk, countby, reduceby, thread_first, thread_last, excepts, keyfilter, mapcat, join, itertoolz, complement, do, flip
from operator import add, mul
@curry
def f(a, b, c=3):
    return a, b, c
print(f(1)(2), f(c=5)(1)(2), pipe(3, lambda x: x + 1, str), compose(str, abs)(-4), groupby(len, ["a", "bb", "c"]), frequencies("hello"), list(sliding_window(2, range(4))), merge_with(sum, {"a": 1}, {"a": 2, "b": 3}))
print(assoc_in({}, ["a", "b"], 1), update_in({"a": {"b": 1}}, ["a", "b"], lambda x: x + 1), get_in(["a", 0], {"a": [9]}), list(partition_all(3, range(7))), juxt(min, max)([3, 1]), list(accumulate(add, [1, 2, 3])), topk(2, [1, 5, 3]), thread_last([1, 2, 3], (map, lambda x: x * 2), list), excepts(ValueError, int, lambda e: -1)("x"), list(mapcat(list, ["ab", "c"])), list(join(0, [(1, "a"), (2, "b")], 0, [(1, "x")])), flip(pow, 2, 3), f.__name__)
