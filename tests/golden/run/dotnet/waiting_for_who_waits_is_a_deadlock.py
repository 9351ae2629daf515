# Who called .NET goes on when the call returns: a callback that waits for a tasklet of it waits for ever.
import stackless
from System import InvalidOperationException
from System.Collections.Generic import List

channel = stackless.channel()
stackless.tasklet(channel.send)(1)
numbers = List[int]([3, 1])
try:
    numbers.Sort(lambda a, b: channel.receive() + a - b)
except InvalidOperationException as error:
    print(error.InnerException)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
print(channel.receive())  # expect: 1
