import stackless

told = []


def tell(frame, event, argument):
    told.append((stackless.current.name, frame.f_code.co_name, event))


def inner():
    stackless.schedule()


def work():
    inner()
    inner()


class Named(stackless.tasklet):
    pass


traced = Named(work)()
traced.name = "traced"
other = Named(work)()
other.name = "other"
traced.trace_function = tell
print(traced.trace_function is tell, other.trace_function)  # expect: True None
stackless.run()
print(told)  # expect: [('traced', 'work', 'call'), ('traced', 'inner', 'call'), ('traced', 'inner', 'call')]
