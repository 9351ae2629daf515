from greenlet import getcurrent, greenlet
main = getcurrent()


class Odd:
    @property
    def value(self):
        return main.switch("property")

    def __eq__(self, other):
        return main.switch("eq")


def numbers():
    yield main.switch("generator")


def work():
    got = [Odd().value, Odd() == 1, list(numbers())]
    got.append(sorted([3, 1], key=lambda n: (main.switch("key"), n)[1]))
    with Section():
        got.append(main.switch("with"))
    return got


class Section:
    def __enter__(self):
        main.switch("enter")

    def __exit__(self, *exception):
        main.switch("exit")


task = greenlet(work)
print(task.switch())  # expect: property
reply = 0
while not task.dead:
    reply += 1
    print(task.switch(reply))
# expect: eq
# expect: generator
# expect: key
# expect: key
# expect: enter
# expect: with
# expect: exit
# expect: [1, 2, [3], [1, 3], 7]
