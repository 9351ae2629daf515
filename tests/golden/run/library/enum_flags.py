from enum import Enum, Flag, IntEnum, auto


class Color(Enum):
    RED = auto()
    BLUE = auto()


class Right(Flag):
    READ = 1
    WRITE = 2


class Level(IntEnum):
    LOW = 1


print(Color.RED, Color(2), list(Color), Color["RED"] is Color.RED)  # expect: Color.RED Color.BLUE [<Color.RED: 1>, <Color.BLUE: 2>] True
print(Right.READ | Right.WRITE, Right(3) & Right.READ, Level.LOW + 1, Level.LOW == 1)  # expect: Right.READ|WRITE Right.READ 2 True
