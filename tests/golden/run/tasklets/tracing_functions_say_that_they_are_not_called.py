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
# expect: tasklet.trace_function is not built: sys.settrace and sys.setprofile set what all tasklets of a thread are told by
# expect: tasklet.profile_function is not built: sys.settrace and sys.setprofile set what all tasklets of a thread are told by
# expect: tasklet is not alive
