# Who reads a pipe that is empty, or waits in select, leaves the others running.
import os
import select
import stackless

pipes = [os.pipe() for _ in range(3)]


def read(descriptor):
    print(os.read(descriptor, 10))


def choose(descriptors):
    print(select.select(descriptors, [], [])[0] == descriptors[1:])


stackless.tasklet(read)(pipes[0][0])
stackless.schedule()
print("it waits")
os.write(pipes[0][1], b"written")
stackless.run()
stackless.tasklet(choose)([pipes[1][0], pipes[2][0]])
stackless.schedule()
print("it waits again")
os.write(pipes[2][1], b"written")
stackless.run()

# expect: it waits
# expect: b'written'
# expect: it waits again
# expect: True
