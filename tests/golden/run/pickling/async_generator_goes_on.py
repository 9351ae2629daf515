import pickle


async def count():
    for i in range(3):
        yield i


def run(step):
    try:
        step.send(None)
    except StopIteration as stop:
        return stop.value


a = count()
print(run(a.__anext__()))  # expect: 0
copy = pickle.loads(pickle.dumps(a))
print(run(copy.__anext__()), run(copy.__anext__()), run(a.__anext__()))  # expect: 1 2 1
print(type(copy).__name__)  # expect: async_generator
