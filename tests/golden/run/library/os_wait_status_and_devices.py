import os

print([os.waitstatus_to_exitcode(s) for s in (0, 0x100, 0xff00, 9, 0x8b)])  # expect: [0, 1, 255, -9, -11]
print(os.WIFSTOPPED(0x137f), os.WSTOPSIG(0x137f), os.WIFSIGNALED(0x137f), os.WIFEXITED(0x137f))  # expect: True 19 False False
print(os.WIFCONTINUED(0xffff), os.WCOREDUMP(0x8b), os.WTERMSIG(0x8b))  # expect: True True 11
try:
    os.waitstatus_to_exitcode(0x137f)
except ValueError as error:
    print(error)  # expect: process stopped by delivery of signal 19
for pair in ((8, 1), (259, 70000), (4097, 300)):
    device = os.makedev(*pair)
    print(device, (os.major(device), os.minor(device)) == pair)
# expect: 2049 True
# expect: 286327664 True
# expect: 17592187093292 True
try:
    os.putenv("A", "b\0c")
except ValueError as error:
    print(error)  # expect: embedded null byte
