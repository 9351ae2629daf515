import pickle
import stackless
t = stackless.tasklet(print)
t.bind(args=())
t.set_atomic(True)
t.block_trap = True
ch = stackless.channel()
ch.preference = 1
ch.schedule_all = True
ch.close()
t, ch = pickle.loads(pickle.dumps((t, ch)))
print(t.atomic, t.block_trap, ch.preference, ch.schedule_all, ch.closing)  # expect: True True 1 1 True
