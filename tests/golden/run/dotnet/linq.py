import clr
import System.Linq
from System.Collections.Generic import List
from System.Linq import Enumerable

clr.ImportExtensions(System.Linq)
words = List[str](["pear", "fig", "banana", "kiwi"])
print(list(words.Where(lambda w: len(w) == 4)))  # expect: ['pear', 'kiwi']
print(list(words.Select(lambda w: w.upper()).OrderBy(lambda w: w)))  # expect: ['BANANA', 'FIG', 'KIWI', 'PEAR']
print(Enumerable.Count(words), words.Count, words.Any(lambda w: w == "fig"), words.First())  # expect: 4 4 True pear
print(list(words.OrderBy[str, int](lambda w: len(w)).ThenBy(lambda w: w)))  # expect: ['fig', 'kiwi', 'pear', 'banana']
print([(group.Key, list(group)) for group in words.GroupBy(lambda w: len(w))])  # expect: [(4, ['pear', 'kiwi']), (3, ['fig']), (6, ['banana'])]
print(Enumerable.Range(1, 5).Sum())  # expect: 15
print(List[int]([1, 2, 3]).Aggregate(lambda a, b: a * b))  # expect: 6
print(words.ToArray().Length, words.Select(lambda w, i: i).ToList().Count)  # expect: 4 4
print(words.ToDictionary(lambda w: w[0])["f"])  # expect: fig
print(List[int]([1, 2, 3]).Sum(lambda x: x * 1.5), List[float]([1.5, 2]).Max(), List[float]([1.5, 3]).Max(lambda x: -x))  # expect: 9.0 2.0 -1.5
