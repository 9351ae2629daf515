import stackless


def work():
    pass


t = stackless.tasklet(work)()
print(t.trace_function, t.profile_function, t.cstate)  # expect: None None None
t.trace_function = None
stackless.run()
for name in ("trace_function", "profile_function"):
    try:
        setattr(t, name, print)
    except RuntimeError as error:
        print(error)
# expect: tasklet is not alive
# expect: tasklet is not alive
