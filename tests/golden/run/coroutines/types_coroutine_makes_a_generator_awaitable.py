import types


@types.coroutine
def ask():
    return (yield "question")


async def main():
    return await ask()


c = main()
print(type(c) is types.CoroutineType, c.send(None))  # expect: True question
try:
    c.send("answer")
except StopIteration as end:
    print(end.value)  # expect: answer
