import pickle
import stackless


class Worker(stackless.tasklet):
    def __reduce_ex__(self, protocol):
        cls, args, state = super().__reduce_ex__(protocol)
        return cls, args, (state, "extra")

    def __setstate__(self, state):
        state, self.extra = state
        super().__setstate__(state)


def work():
    stackless.schedule_remove()
    print("goes on")


w = Worker(work)()
stackless.run()
copy = pickle.loads(pickle.dumps(w))
print(type(copy).__name__, copy.extra)
copy.insert()
stackless.run()
# expect: Worker extra
# expect: goes on
