# python: 3.14
import re
from typing import TypeVar

for o in (int | TypeVar("T"), re.match("a", "a")):
    try:
        iter(o)
    except TypeError as error:
        print(error)
# expect: 'typing.Union' object is not iterable
# expect: 're.Match' object is not iterable
