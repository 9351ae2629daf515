import _thread

flags = []


def wait():
    while not flags:
        pass
    flags.append("other")


_thread.start_new_thread(wait, ())
flags.append("main")
while len(flags) < 2:
    pass
print(flags)  # expect: ['main', 'other']
