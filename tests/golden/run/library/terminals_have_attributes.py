# On Linux only (docs/platforms.md).
import os
import termios
import tty

master, slave = os.openpty()
print(os.isatty(slave), os.ttyname(slave) == os.readlink(f"/proc/self/fd/{slave}"))  # expect: True True
attributes = termios.tcgetattr(slave)
print(len(attributes), bool(attributes[tty.LFLAG] & termios.ECHO), attributes[tty.CC][termios.VINTR])  # expect: 7 True b'\x03'
tty.setraw(slave)
changed = termios.tcgetattr(slave)
print(bool(changed[tty.LFLAG] & termios.ECHO), changed[tty.CC][termios.VMIN])  # expect: False 1
termios.tcsetattr(slave, termios.TCSANOW, attributes)
print(termios.tcgetattr(slave) == attributes)  # expect: True
termios.tcsetwinsize(slave, (25, 80))
print(termios.tcgetwinsize(master))  # expect: (25, 80)
os.write(master, b"typed\n")
print(os.read(slave, 99))  # expect: b'typed\n'
os.close(slave)
os.close(master)
try:
    termios.tcgetattr(master)
except termios.error as error:
    print(error)  # expect: (9, 'Bad file descriptor')
