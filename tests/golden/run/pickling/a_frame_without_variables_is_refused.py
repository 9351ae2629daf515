import pickle
import stackless


def wait():
    x = stackless.schedule_remove(None)
    return x


task = stackless.tasklet(wait)()
stackless.run()
data = pickle.dumps(task, 2)
# The state of the frame is dropped (opcode 0) instead of given to it (opcode b).
place = data.rindex(b"\x89")
place = data.index(b"b", place)
try:
    pickle.loads(data[:place] + b"0" + data[place + 1:])
except pickle.UnpicklingError as error:
    print(error)  # expect: the pickle's frame of wait has no variables
task.kill()
