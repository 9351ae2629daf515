# python: 3.14
import inspect
from typing import List, Union

print((int | str).__module__, inspect.formatannotation(Union[List[str], int]))  # expect: typing List[str] | int
