# needs: python3-deepdiff python3-ordered-set
from deepdiff import DeepDiff, DeepSearch, DeepHash, extract
a = {"a": 1, "b": [1, 2, {"c": 3}], "d": {1, 2}, "e": "text one", "f": (1, 2.0)}; b = {"a": "1", "b": [1, {"c": 4}, 2, 9], "d": {2, 3}, "e": "text two", "g": None}
print(DeepDiff(a, b).pretty()); print(DeepDiff(a, b, ignore_order=True, verbose_level=2).to_dict()); print(DeepDiff([1.1234, "A"], [1.1235, "a"], significant_digits=3, ignore_string_case=True), DeepSearch(a, 2), extract(a, "root['b'][2]['c']"), DeepHash([1, "x"])[1] == DeepHash(1)[1], DeepDiff(a, b, exclude_regex_paths=[r"\['[abdefg]'\]"]))
