import stackless


def work():
    pass


t = stackless.tasklet(work)()
print(t.trace_function, t.profile_function, t.cstate)
t.trace_function = None
for name in ("trace_function", "profile_function"):
    try:
        setattr(t, name, print)
    except NotImplementedError as error:
        print(error)
stackless.run()
try:
    t.trace_function = None
except RuntimeError as error:
    print(error)
# expect: None None None
# expect: tasklet.trace_function: compiled code calls no trace functions
# expect: tasklet.profile_function: compiled code calls no trace functions
# expect: tasklet is not alive
