# A .NET method that waits for what another OS thread does lets Python go on meanwhile: the other thread may run Python code.
import stackless
from System import Action
from System.Collections.Concurrent import BlockingCollection
from System.Threading import Barrier, CountdownEvent, ManualResetEvent, ManualResetEventSlim, SemaphoreSlim, Thread, ThreadStart
from System.Threading.Tasks import Parallel, Task

seen = []


def count():
    for i in range(3):
        seen.append(i)


thread = Thread(ThreadStart(count))
thread.Start()
thread.Join()
print(seen, thread.IsAlive)  # expect: [0, 1, 2] False

thread = Thread(ThreadStart(count))
thread.Start()
print(thread.Join(60_000), len(seen))  # expect: True 6


def started(work):
    Thread(ThreadStart(work)).Start()


gate = ManualResetEvent(False)
started(lambda: gate.Set())
print(gate.WaitOne())  # expect: True
slim = ManualResetEventSlim(False)
started(slim.Set)
slim.Wait()
free = SemaphoreSlim(0)
started(lambda: free.Release())
free.Wait()
both = CountdownEvent(2)
started(lambda: both.Signal())
started(lambda: both.Signal())
both.Wait()
meeting = Barrier(2)
started(lambda: meeting.SignalAndWait())
meeting.SignalAndWait()
queue = BlockingCollection[int]()
started(lambda: queue.Add(7))
print(queue.Take())  # expect: 7
task = Task.Run(Action(count))
print(Task.WaitAny([task]), len(seen))  # expect: 0 9
parts = []


def note(part):
    parts.append(part)


Parallel.For(0, 4, Action[int](note))
print(sorted(parts))  # expect: [0, 1, 2, 3]
try:
    Parallel.Invoke(Action(lambda: 1 // 0))
except Exception as error:
    print(type(error).__name__)  # expect: AggregateException

# Other tasklets go on, too.
order = []
stackless.tasklet(order.append)("tasklet")
Thread.Sleep(200)
order.append("slept")
print(order)  # expect: ['tasklet', 'slept']

# Often.
for i in range(50):
    thread = Thread(ThreadStart(lambda: None))
    thread.Start()
    thread.Join()
