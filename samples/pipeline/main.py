"""Three stages joined by channels; each stage is an ordinary loop. A channel ends when StopIteration is sent on it."""
import stackless


def produce(out, count):
    for number in range(1, count + 1):
        out.send(number)
    out.send_exception(StopIteration)


def square(source, out):
    for number in source:
        out.send(number * number)
    out.send_exception(StopIteration)


def total(source, results):
    running = 0
    for number in source:
        running += number
        print("got", number, "total", running)
    results.append(running)


numbers, squares, results = stackless.channel(), stackless.channel(), []
stackless.tasklet(produce)(numbers, 10)
stackless.tasklet(square)(numbers, squares)
stackless.tasklet(total)(squares, results)
stackless.run()
print("sum of squares", results[0])
