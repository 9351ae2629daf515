import pickle
import stackless
ch = stackless.channel()
stackless.tasklet(ch.send)([1, 2])
stackless.run()
copy = pickle.loads(pickle.dumps(ch))
print(copy.balance, copy.receive(), ch.receive())  # expect: 1 [1, 2] [1, 2]
