import pickle
import stackless


class Room:
    def __enter__(self):
        return "in"

    def __exit__(self, *error):
        print("left", error[0])


def work():
    with Room() as r:
        stackless.schedule_remove()
        print(r)


t = stackless.tasklet(work)()
stackless.run()
t = pickle.loads(pickle.dumps(t))
t.insert()
stackless.run()
# expect: in
# expect: left None
