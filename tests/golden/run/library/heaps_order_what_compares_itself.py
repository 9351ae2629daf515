import bisect
import heapq


class Key:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value


numbers = [(i * 7919) % 101 for i in range(101)]
for make in (lambda n: n, float, str, lambda n: (n % 5, str(n)), Key, lambda n: (n % 3, Key(n))):
    heap = []
    for n in numbers:
        heapq.heappush(heap, make(n))
    order = [heapq.heappop(heap) for _ in numbers]
    print(all(not b < a for a, b in zip(order, order[1:])))  # expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
mixed = [3, 1.5, True, 2 ** 70, 0]
heapq.heapify(mixed)
print([heapq.heappop(mixed) for _ in range(5)], heapq.nlargest(2, [1, 5, 3]), heapq.heappushpop([1, 2], 0))  # expect: [0, True, 1.5, 3, 1180591620717411303424] [5, 3] 0
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect_left([Key(1), Key(3)], Key(2)), bisect.bisect("abc", "b"), bisect.bisect([1, 5, 9], 6, key=lambda n: n + 2))  # expect: 3 1 1 2 1
try:
    heapq.heappush([1], "x")
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'str' and 'int'
