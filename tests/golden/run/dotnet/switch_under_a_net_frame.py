# A .NET method that calls back holds its caller; the callback itself may switch among tasklets that it has started.
import stackless
from System.Collections.Generic import List

seen = []


def compare(a, b):
    channel = stackless.channel()
    stackless.tasklet(channel.send)(a - b)
    return channel.receive()


numbers = List[int]([3, 1, 2])
numbers.Sort(compare)
print(list(numbers))  # expect: [1, 2, 3]
