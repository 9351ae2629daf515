import asyncio
import stackless
from System import TimeSpan
from System.IO import StringReader
from System.Threading.Tasks import Task


async def main():
    print(await Task.FromResult(3))  # expect: 3
    print(await Task.Delay(5))  # expect: None
    print(await StringReader("line").ReadLineAsync())  # expect: line
    seen = []

    async def other():
        for i in range(3):
            seen.append(i)
            await asyncio.sleep(0)

    await asyncio.gather(other(), other(), waits())
    print(seen)  # expect: [0, 0, 1, 1, 2, 2]
    try:
        await Task.FromException(ValueError_("bad"))
    except ValueError as error:
        print("ValueError", error)  # expect: ValueError bad


async def waits():
    await Task.Delay(20)


from System import ArgumentException as ValueError_

asyncio.run(main())

# A tasklet that waits for a task lets others run.
seen = []
task = Task.Delay(30)


def waiter():
    task.Wait()
    seen.append("task")


stackless.tasklet(waiter)()
stackless.tasklet(seen.append)("other")
stackless.run()
print(seen, task.IsCompleted)  # expect: ['other', 'task'] True
