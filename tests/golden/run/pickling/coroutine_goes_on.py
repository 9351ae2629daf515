import pickle


class Ask:
    def __await__(self):
        return (yield "question")


async def inner():
    return await Ask() + 1


async def main():
    first = await inner()
    return first, await inner()


c = main()
print(c.send(None))  # expect: question
copy = pickle.loads(pickle.dumps(c))
print(copy.send(10))  # expect: question
try:
    copy.send(20)
except StopIteration as stop:
    print(stop.value, type(copy).__name__)  # expect: (11, 21) coroutine
c.close()
