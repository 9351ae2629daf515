"""toolz counts words and groups, curries and composes."""
import toolz
from toolz import compose, curry, frequencies, groupby, pipe, sliding_window, partition_all, merge_with, valmap
from toolz.curried import filter, map, get

words = ("the quick brown fox jumps over the lazy dog and runs away from the bear " * 600).split()
print(sorted(frequencies(words).items())[:3])
print({k: len(v) for k, v in groupby(len, words).items()})
print(pipe(range(20000), filter(lambda x: x % 3 == 0), map(lambda x: x * x), sum))
add = curry(lambda a, b, c: a + b + c)
print(sum(add(i)(1)(2) for i in range(3000)))
print(sum(compose(abs, lambda x: x - 5)(i) for i in range(5000)))
print(len(list(sliding_window(3, range(5000)))), len(list(partition_all(7, range(5000)))))
print(valmap(sum, merge_with(list, *({i % 5: i} for i in range(5000)))))
print(toolz.first(toolz.unique(get([0, 1], [(i % 3, i) for i in range(1000)]))))
