# On Linux only (docs/platforms.md).
import os
import subprocess

SHOWN = "umask; id -u; id -g; id -G"


def run(**keywords):
    try:
        return subprocess.run(["sh", "-c", SHOWN], capture_output=True, text=True, check=True, **keywords).stdout.split("\n")[:4]
    except PermissionError:
        return None


def main():
    mask = os.umask(0o022)
    assert run(umask=0o077)[0] == "0077"
    # What the program was given, this process has not.
    assert os.umask(0o022) == 0o022
    as_other = run(user=1234, group=2345, extra_groups=[2345, 3456])
    assert as_other in (None, ["0022", "1234", "2345", "2345 3456"]), as_other
    assert (as_other is None) == (os.geteuid() != 0)
    assert os.getuid() == int(run()[1])
    os.umask(mask)
    group = subprocess.run(["sh", "-c", "cut -d' ' -f1,5,6 /proc/self/stat"], capture_output=True, text=True, process_group=0).stdout.split()
    assert group[1] != str(os.getpgrp()) and group[2] == str(os.getsid(0))
    group = subprocess.run(["sh", "-c", "cut -d' ' -f1,5,6 /proc/self/stat"], capture_output=True, text=True, start_new_session=True).stdout.split()
    assert group[2] != str(os.getsid(0))
    for keywords in {"user": -1}, {"user": 2 ** 64}, {"extra_groups": [2 ** 64]}:
        try:
            print(run(**keywords))
        except (ValueError, OverflowError) as e:
            print(type(e).__name__)
    print("done")


main()

# expect: ValueError
# expect: OverflowError
# expect: ValueError
# expect: done
