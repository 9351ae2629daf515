import pickle
import stackless


def hello(name):
    print("hello", name)


t = stackless.tasklet(hello)
t.bind(args=("you",))
copy = pickle.loads(pickle.dumps(t))
print(copy.alive, copy.paused, copy.scheduled)  # expect: True True False
copy.insert()
stackless.run()  # expect: hello you
