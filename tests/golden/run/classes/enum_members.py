from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
print(Color.RED, Color(2), Color['RED'].value, [c.name for c in Color], Color.RED is Color(1))  # expect: Color.RED Color.GREEN 1 ['RED', 'GREEN'] True
