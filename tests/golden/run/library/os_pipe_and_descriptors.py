import os

reading, writing = os.pipe()
print(os.write(writing, b"through"), os.read(reading, 100))
os.close(writing)
print(os.read(reading, 1))
os.close(reading)
try:
    os.close(reading)
except OSError as e:
    print(e)
# expect: 7 b'through'
# expect: b''
# expect: [Errno 9] Bad file descriptor
