# needs: python3-more-itertools
import more_itertools as mi
print(list(mi.chunked("abcdefg", 3)), list(mi.windowed(range(5), 3)), mi.first([], "d"), list(mi.interleave_longest([1, 2], [3], [4, 5, 6])))
p = mi.peekable(range(5)); p.prepend(9)
print(p.peek(), list(p), list(mi.collapse([1, [2, [3, "ab"]]])), [list(g) for g in mi.split_at("abcdc", lambda x: x == "c")])
b = mi.bucket(["a1", "b1", "a2"], key=lambda x: x[0])
print(sorted(b), list(b["a"]), list(mi.set_partitions("abc", 2)), list(mi.distinct_permutations([1, 0, 1])), mi.spy(range(5), 2)[0])
print(list(mi.run_length.encode("aabccc")), list(mi.consecutive_groups([1, 2, 5, 6, 7]).__next__()), mi.all_equal("aaa"), list(mi.powerset([1, 2, 3])), list(mi.numeric_range(1.5, 3, 0.5)), list(mi.stagger(range(4))))
s = mi.seekable(str(n) for n in range(10)); next(s); next(s); s.seek(1)
print(next(s), mi.divide(3, range(7))[1].__next__(), list(mi.roundrobin("ab", "c")), mi.nth_product(8, range(2), range(3), range(2)), mi.map_reduce(range(6), lambda x: x % 2, lambda x: x * x, sum))
try:
    mi.one([1, 2])
except ValueError as e:
    print(e)
