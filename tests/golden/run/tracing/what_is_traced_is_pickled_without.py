# A tasklet that is traced is pickled as it would be if nobody had: what is loaded goes on untraced.
import pickle
import sys
import stackless

told = []


def trace(frame, event, argument):
    told.append((frame.f_code.co_name, event))
    return trace


def numbers(count):
    for number in range(count):
        stackless.schedule()
        yield number


def work(name):
    total = 0
    for number in numbers(3):
        total += number
        kept = (name, total)
    print(*kept)


t = stackless.tasklet(work)("original")
t.trace_function = trace
for _ in range(2):
    stackless.schedule()
data = pickle.dumps(t)
told.clear()
stackless.run()  # expect: original 3
print(("work", "return") in told, ("numbers", "line") in told)  # expect: True True
told.clear()
copy = pickle.loads(data)
copy.insert()
stackless.run()  # expect: original 3
print(told)  # expect: []


def while_it_is_told(frame, event, argument):
    if event == "call":
        stackless.schedule()


t = stackless.tasklet(work)("again")
t.trace_function = while_it_is_told
stackless.schedule()
try:
    pickle.dumps(t)
except TypeError as error:
    print(error)  # expect: cannot pickle a call in progress: its trace function is under way: tasklet 'work': frame 2
t.trace_function = None
stackless.run()  # expect: again 3
