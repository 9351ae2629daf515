import gc

kept = []


def collect():
    for _ in range(3):
        gc.collect()


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)
        kept.append(self)


def make(name):
    Noisy(name)


make("first")
collect()  # expect: gone: first
print(kept[0].name)  # expect: first
kept.clear()
collect()
print("not again")  # expect: not again
