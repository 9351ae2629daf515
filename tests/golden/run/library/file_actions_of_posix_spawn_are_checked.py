# On Linux only (docs/platforms.md).
import os

ARGUMENTS = ["true"]


def tell(file_actions=(), **keywords):
    try:
        print(os.waitpid(os.posix_spawn("/bin/true", ARGUMENTS, os.environ, file_actions=file_actions, **keywords), 0)[1])
    except Exception as e:
        print(type(e).__name__, *e.args)


def main():
    for wrong in [None], [()], [(None,)], [(12345,)], [(os.POSIX_SPAWN_CLOSE,)], [(os.POSIX_SPAWN_DUP2, 1)], [(os.POSIX_SPAWN_CLOSE, None)], 5:
        tell(wrong)
    tell([(os.POSIX_SPAWN_OPEN, 3, "x\0", os.O_RDONLY, 0)])
    tell([(os.POSIX_SPAWN_CLOSE, 2 ** 40)])
    tell([(os.POSIX_SPAWN_CLOSE, -1)])
    tell([(os.POSIX_SPAWN_CLOSEFROM, 3)])
    tell(setsigmask=[9999], setsigdef=[])
    tell(scheduler=(1, 2, 3))
    tell(scheduler=(None, 5))
    tell(scheduler=(None, os.sched_param(0)), resetids=True)
    # A program writes where it was told to.
    reading, writing = os.pipe()
    pid = os.posix_spawnp("echo", ["echo", "here"], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)])
    os.close(writing)
    print(os.waitpid(pid, 0)[1], os.read(reading, 10))
    try:
        os.posix_spawnp("no-such-program", ["x"], os.environ)
    except FileNotFoundError as e:
        print(e)


main()

# expect: TypeError Each file_actions element must be a non-empty tuple
# expect: TypeError Each file_actions element must be a non-empty tuple
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError Unknown file_actions identifier
# expect: TypeError A close file_action tuple must have 2 elements
# expect: TypeError A dup2 file_action tuple must have 3 elements
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError file_actions must be a sequence or None
# expect: ValueError embedded null byte
# expect: OverflowError signed integer is greater than maximum
# expect: OSError 9 Bad file descriptor
# expect: 0
# expect: ValueError signal number 9999 out of range [1; 64]
# expect: TypeError A scheduler tuple must have two elements
# expect: TypeError must have a sched_param object
# expect: 0
# expect: 0 b'here\n'
# expect: [Errno 2] No such file or directory: 'no-such-program'
