def drive(step):
    try:
        step.send(None)
    except BaseException as error:
        return f"{type(error).__name__} {error}".strip()


async def generate():
    yield 1
    yield 2


for make in lambda g: g.asend(None), lambda g: g.athrow(ValueError("v")), lambda g: g.aclose():
    step = make(generate())
    print(drive(step), drive(step), sep="; ")
# expect: StopIteration 1; RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: ValueError v; RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: StopIteration; RuntimeError cannot reuse already awaited aclose()/athrow()

generator = generate()
closing = generator.aclose()
try:
    closing.throw(GeneratorExit)
except StopIteration:
    print(drive(generator.asend(None)))  # expect: StopAsyncIteration
step = generator.asend(None)
step.close()
print(drive(step))  # expect: RuntimeError cannot reuse already awaited __anext__()/asend()
print(drive(generator.athrow(ValueError("v"))))  # expect: StopIteration
