import atexit


class Noisy:
    def __del__(self):
        print("gone")


alive = Noisy()
atexit.register(print, "at exit")
print("last line")
# expect: last line
# expect: at exit
# expect: gone
