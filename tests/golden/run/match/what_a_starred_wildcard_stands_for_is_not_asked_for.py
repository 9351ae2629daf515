from collections.abc import Sequence


class Endless(Sequence):
    def __getitem__(self, index):
        return index

    def __len__(self):
        return 42


match Endless():
    case [first, *_, 40, last]:
        print(first, last)  # expect: 0 41
