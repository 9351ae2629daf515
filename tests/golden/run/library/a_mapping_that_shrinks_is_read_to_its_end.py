# On Linux only (docs/platforms.md).
import mmap

memory = mmap.mmap(-1, 8192)
memory.read(5000)
memory.resize(4096)
print(memory.read(14), memory.readline())  # expect: b'' b''
memory.close()
