import contextvars
import copyreg
import pickle
import stackless
variable = contextvars.ContextVar("variable", default="unset")
seen = []


def work():
    stackless.schedule_remove()
    seen.append(variable.get())


def made(pairs):
    context = contextvars.Context()
    for value in pairs:
        context.run(variable.set, value)
    return context


task = stackless.tasklet(work).set_context(made(["set"]))()
task.run()
pickle.loads(pickle.dumps(task)).run()
print(stackless.pickle_flags(stackless.PICKLEFLAGS_PICKLE_CONTEXT))
try:
    pickle.dumps([task])
except TypeError as error:
    print(error)
copyreg.pickle(contextvars.Context, lambda context: (made, (list(context.values()),)))
pickle.loads(pickle.dumps(task)).run()
stackless.pickle_flags(0)
pickle.loads(pickle.dumps(task)).run()
print(seen)
# expect: 0
# expect: cannot pickle '_contextvars.Context' object: list item 0, tasklet 'work'
# expect: ['unset', 'set', 'unset']
