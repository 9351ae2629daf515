class Pause:
    def __await__(self):
        yield "paused"


async def generate():
    await Pause()
    yield 1


generator = generate()
first = generator.asend(None)
print(first.send(None), generator.ag_running)  # expect: paused True
for make in (generator.__anext__, lambda: generator.athrow(ValueError), generator.aclose):
    try:
        make().send(None)
    except RuntimeError as error:
        print(error)
# expect: anext(): asynchronous generator is already running
# expect: athrow(): asynchronous generator is already running
# expect: aclose(): asynchronous generator is already running
try:
    first.send(None)
except StopIteration as stop:
    print(stop.value, type(first).__name__)  # expect: 1 async_generator_asend
