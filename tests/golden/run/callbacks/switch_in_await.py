import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Awaitable:
    def __await__(self):
        switch()
        yield "paused"
        return 5


async def main():
    return await Awaitable()


c = main()
print(c.send(None), log)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value, log)
# expect: paused ['other']
# expect: 5 ['other']
