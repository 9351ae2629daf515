import copy


def count():
    yield 1
    yield 2


async def answer():
    return 42


def closure(value):
    return lambda: value


first = count()
next(first)
second = copy.copy(first)
print(next(first), next(second), list(first), list(second))  # expect: 2 2 [] []
coroutine = answer()
for c in (copy.copy(coroutine), coroutine):
    try:
        c.send(None)
    except StopIteration as stop:
        print(stop.value)
# expect: 42
# expect: 42
cell = closure([]).__closure__[0]
twin = copy.copy(cell)
print(twin is cell, twin.cell_contents is cell.cell_contents)  # expect: False True
names = {"a": 1}.keys()
print(copy.copy(names) == names, copy.copy(names) is names)  # expect: True False


async def numbers():
    yield 100


def step_of(step):
    try:
        step.send(None)
    except StopIteration as stop:
        return stop.value
    except ValueError as error:
        return error.args


print(step_of(copy.copy(numbers().__anext__())))  # expect: 100
generator = numbers()
print(step_of(generator.__anext__()), step_of(copy.copy(generator.athrow(ValueError("thrown")))))  # expect: 100 ('thrown',)
