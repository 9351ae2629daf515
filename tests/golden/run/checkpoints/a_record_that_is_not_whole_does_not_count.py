import os
import tempfile
from stackless.checkpoints import CheckpointError, Checkpoints

path = os.path.join(tempfile.mkdtemp(), "world")
kept = Checkpoints(path, limit=1000)
state, ends = list(range(300)), []
for step in range(3):
    state[step * 100] = "step %d" % step
    kept.save(state)
    ends.append(os.path.getsize(path))
with open(path, "rb") as file:
    data = file.read()


def loaded(data):
    with open(path, "wb") as file:
        file.write(data)
    try:
        return [x for x in Checkpoints(path, limit=1000).load() if isinstance(x, str)]
    except CheckpointError as error:
        return error


print(loaded(data))  # expect: ['step 0', 'step 1', 'step 2']
print(loaded(data[:-1]), loaded(data[:ends[1] + 1]))  # expect: ['step 0', 'step 1'] ['step 0', 'step 1']
print(loaded(data[:ends[2] - 1] + bytes([data[-1] ^ 1])))  # expect: ['step 0', 'step 1']
# What follows a broken one goes where that was.
again = Checkpoints(path, limit=1000)
state = again.load()
state[5] = "after"
again.save(state)
print([x for x in Checkpoints(path).load() if isinstance(x, str)])  # expect: ['step 0', 'after', 'step 1']
print(loaded(data[:ends[0] - 1]))  # expect: no checkpoint in this file is whole
print(loaded(b""), loaded(b"something else"), sep="\n")
# expect: this file does not begin as checkpoints do
# expect: this file does not begin as checkpoints do
error = loaded(data[:ends[0]] + data[ends[1]:])
print(str(error).replace(str(ends[0] + ends[2] - ends[1]), "N"))
# expect: the record that ends at byte N does not go with what is before it
try:
    Checkpoints(path + ".none").load()
except FileNotFoundError as error:
    print(error.errno)  # expect: 2
