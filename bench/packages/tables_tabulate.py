"""tabulate draws tables in its formats."""
import hashlib
from tabulate import tabulate, tabulate_formats

rows = [[i, f"name {i}", i * 1.5, None if i % 7 else "text\nof two lines", -i / 3] for i in range(40)]
digest = hashlib.md5()
for name in tabulate_formats:
    digest.update(tabulate(rows, headers=["id", "name", "price", "note", "third"], tablefmt=name, floatfmt=".3f").encode())
print(len(tabulate_formats), digest.hexdigest())
