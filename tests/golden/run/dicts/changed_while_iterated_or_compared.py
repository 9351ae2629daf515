d = {0: 0, 1: 1, 2: 2}
try:
    for key in d:
        if key == 0:
            del d[0]
            d[3] = 3
except RuntimeError as error:
    print(error)  # expect: dictionary keys changed during iteration


class Clears:
    def __eq__(self, other):
        one.clear()
        return True

    def __hash__(self):
        return 1


one, other = {Clears(): 0}, {Clears(): 0}
print(one == other, one)  # expect: True {}
