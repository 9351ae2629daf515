class Empty:
    def __len__(self):
        return 0


class No:
    def __bool__(self):
        return False


def kind(x):
    if x:
        return "true"
    return "false"


print(kind(True), kind(False), kind(1), kind(0))  # expect: true false true false
print(kind(None), kind(0.0), kind(-0.5), kind(1 << 70))  # expect: false false true true
print(kind(""), kind("a"), kind([]), kind([0]))  # expect: false true false true
print(kind(Empty()), kind(No()), kind(Empty))  # expect: false false true
