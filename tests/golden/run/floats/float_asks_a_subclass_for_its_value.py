class Own(float):
    def __float__(self):
        return 42.0


class Whole(int):
    def __float__(self):
        return 0.5


class Wrong(float):
    def __float__(self):
        return 42


print(float(Own()), Own() + 1, float(Whole(3)))  # expect: 42.0 1.0 0.5
try:
    float(Wrong())
except TypeError:
    print("refused")  # expect: refused
