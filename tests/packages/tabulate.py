# needs: python3-tabulate python3-wcwidth
from tabulate import tabulate, simple_separated_format
rows = [["spam", 41.9999], ["eggs", "451.0"], ["大阪", None], ["x\ny", -3]]
for f in "plain", "simple", "grid", "fancy_grid", "pipe", "orgtbl", "rst", "mediawiki", "html", "latex", "tsv", "github", "pretty", "jira":
    print(f); print(tabulate(rows, headers=["item", "qty"], tablefmt=f, floatfmt=".2f", missingval="?"))
print(tabulate([{"a": 1, "b": 2}, {"a": 3}], headers="keys", showindex=True), tabulate({"n": [1, 22], "m": ["x"]}, headers="keys"), tabulate(rows, tablefmt=simple_separated_format("||"), colalign=("right", "left")))
